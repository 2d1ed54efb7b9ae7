import type { Fact, SiteFact } from '../surfaces/facts.ts';
import type { Span } from '../text/source.ts';
import { knownString } from '../value/read.ts';
import { sameText } from '../value/same-text.ts';
import { spanOf, type Value } from '../value/value.ts';
import { compatible, type Operation } from './operations.ts';
import { possibleSlot } from './slots.ts';

/** A site of which nothing in the repository surely sets the startup command. */
interface Commandless {
  readonly name: Value;
  readonly slot: Value | null;
  readonly environment: string | null;
  readonly declared: boolean;
}

/**
 * Where a startup command is written that may be this site's: for one whose name isn't known, in a step that fails, or in a
 * file that isn't read yet. Null where there is none.
 * @param elsewhere those of the operations whose sites nothing declares
 */
export function perhapsSetAt(
  site: Commandless,
  operations: readonly Operation[],
  elsewhere: readonly Operation[],
  sites: readonly SiteFact[],
  facts: readonly Fact[],
): Span | null {
  const may = (name: Value, slot: SiteFact['slot'], environment: string | null, orSurely = false): boolean =>
    (sameText(name, site.name) === 'possible' || (orSurely && sameText(name, site.name) === 'same')) &&
    possibleSlot(slot ?? undefined, site.slot) &&
    compatible(environment, site.environment);
  for (const each of operations) {
    if (each.kind !== 'deploy' || !each.refusedCommand) continue;
    if (may(each.appName, each.slot ?? null, each.scope.environment, true))
      return spanOf(each.refusedCommand) ?? each.span;
  }
  // of two sites that are declared each has its own
  const operation = (site.declared ? elsewhere : operations).find(
    ({ startupCommand, appName, slot, scope }) => startupCommand && may(appName, slot ?? null, scope.environment),
  );
  if (operation) return (operation.startupCommand && spanOf(operation.startupCommand)) ?? operation.span;
  const declared = sites.find(
    ({ startupCommand, name, slot, scope }) =>
      !site.declared && startupCommand && knownString(startupCommand) !== '' && may(name, slot, scope.environment),
  );
  if (declared?.startupCommand) return spanOf(declared.startupCommand) ?? declared.span;
  const unread = facts.find((fact) => fact.kind === 'unread-command' && !(fact.declaresSite && site.declared));
  return unread?.span ?? null;
}
