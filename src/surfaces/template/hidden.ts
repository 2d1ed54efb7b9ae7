import type { Span } from '../../text/source.ts';
import { unknown, type Value, written } from '../../value/value.ts';
import type { Fact, PlanFact, SiteFact } from '../facts.ts';

/**
 * A fact of a file that has a mistake in its syntax. What was read before and after the mistake holds, but what is not
 * written may be: the mistake may hide it.
 */
export function withHidden(fact: PlanFact | SiteFact, mistake: Span): Fact {
  const { line } = mistake.source.position(mistake.start);
  const reason = `line ${line} of ${mistake.source.path} has a mistake, which may hide it`;
  const hidden: Value = unknown(reason, written(mistake));
  if (fact.kind === 'plan') return { ...fact, sku: fact.sku ?? hidden, capacity: fact.capacity ?? hidden };
  const { appSettings } = fact;
  return {
    ...fact,
    siteKind: fact.siteKind ?? hidden,
    plan: fact.plan ?? hidden,
    linuxFxVersion: fact.linuxFxVersion ?? hidden,
    startupCommand: fact.startupCommand ?? hidden,
    appSettings: { ...appSettings, open: appSettings.open ?? reason },
  };
}
