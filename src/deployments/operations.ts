import type { DeployFact, Fact, Scope, SettingsFact, SiteFact, SwapFact } from '../surfaces/facts.ts';
import { isBefore } from '../surfaces/order.ts';
import { settingsFact } from '../surfaces/settings-fact.ts';
import { sameText } from '../value/same-text.ts';
import { isProductionSlot, sameSlot } from './slots.ts';

/** What a step or command does to a site that it names. */
export type Operation = DeployFact | SettingsFact;

/** What steps and commands do, with what a swap of slots carries over, and a new slot copies: there where that happens. */
export function operationsOf(facts: readonly Fact[]): readonly Operation[] {
  const operations = facts.filter(isOperation);
  const sites = facts.filter((fact): fact is SiteFact => fact.kind === 'site');
  return facts.flatMap((fact, at): readonly Operation[] => {
    if (isOperation(fact)) return [fact];
    const isOver = overBefore(fact, facts.slice(0, at));
    if (fact.kind === 'swap') return carried(fact, operations.filter(isOver), sites);
    return fact.kind === 'site' && fact.clones !== undefined ? cloned(fact, operations.filter(isOver)) : [];
  });
}

function isOperation(fact: Fact): fact is Operation {
  return fact.kind === 'deploy' || fact.kind === 'settings';
}

/** The commands of one step are told in their order: what is told later is not over. */
function overBefore({ scope: { order } }: Fact, told: readonly Fact[]): (operation: Operation) => boolean {
  const earlier = new Set<Fact>(told);
  return (operation) => {
    const { run, step } = operation.scope.order ?? {};
    return run !== order?.run || step !== order?.step || earlier.has(operation);
  };
}

/**
 * A slot that is made as a copy of its site has what was set there before: earlier in the same run, and at any time by another
 * one.
 */
function cloned(
  { name, slot, clones, scope: { order } }: SiteFact,
  operations: readonly Operation[],
): readonly Operation[] {
  if (!clones || !order || sameText(clones, name) !== 'same') return [];
  return operations
    .filter(
      ({ scope, slot: other, appName }) =>
        scope.order &&
        (scope.order.run !== order.run || isBefore(scope.order, order)) &&
        isProductionSlot(other) &&
        sameText(appName, name) === 'same',
    )
    .flatMap((operation): readonly Operation[] => {
      const at = { slot: slot ?? undefined, scope: { ...operation.scope, order } };
      if (operation.kind === 'settings') return [{ ...withoutOwn(operation), ...at, inherited: true }];
      const { startupCommand } = operation;
      // what a deployment leaves on the site
      return startupCommand
        ? [settingsFact({ ...operation, ...at }, operation.appName, at.slot, { startupCommand, inherited: true })]
        : [];
    });
}

/** Code and settings of the slot take the target's place. The slot itself is left as it is told: the next run fills it again. */
function carried(swap: SwapFact, operations: readonly Operation[], sites: readonly SiteFact[]): readonly Operation[] {
  const { order, environment } = swap.scope;
  if (!order) return [];
  const ofApp = sites.filter(({ name }) => sameText(name, swap.appName) === 'same');
  const sticky = new Set(ofApp.flatMap(({ stickySettings = [] }) => stickySettings.map((name) => name.toLowerCase())));
  const at = { slot: swap.target, scope: (scope: Scope): Scope => ({ ...scope, environment, order }) };
  const declared = ofApp
    .filter(
      ({ scope, slot }) => scope.order?.run === order.run && isBefore(scope.order, order) && sameSlot(slot, swap.slot),
    )
    .map(({ scope, name, span, condition, startupCommand, linuxFxVersion, appSettings }) =>
      withoutOwn(
        settingsFact({ scope: at.scope(scope), span, condition }, name, at.slot, {
          startupCommand,
          linuxFxVersion,
          appSettings,
        }),
        sticky,
      ),
    );
  const done = operations
    .filter(
      ({ scope, appName, slot }) =>
        scope.order?.run === order.run &&
        // of a job beside it, what the last run left there is swapped
        (isBefore(scope.order, order) || !isBefore(order, scope.order)) &&
        sameText(appName, swap.appName) === 'same' &&
        sameSlot(slot, swap.slot),
    )
    .map((operation) => ({ ...withoutOwn(operation, sticky), slot: at.slot, scope: at.scope(operation.scope) }));
  return [...declared, ...done];
}

/**
 * What a slot was given for itself stays with it.
 * @param sticky the names of settings that stay with every slot of the site, in lower case
 */
function withoutOwn<O extends Operation>(operation: O, sticky: ReadonlySet<string> = new Set()): O {
  if (operation.kind !== 'settings' || !operation.appSettings) return operation;
  const moved = [...operation.appSettings.settings].filter(
    ([name, { ofSlot }]) => !ofSlot && !sticky.has(name.toLowerCase()),
  );
  return { ...operation, appSettings: { ...operation.appSettings, settings: new Map(moved) } };
}

/** Environments that don't contradict: the same, or one that isn't named. */
export function compatible(first: string | null, second: string | null): boolean {
  return first === null || second === null || first.toLowerCase() === second.toLowerCase();
}

/** A site that is declared more than once: by several scripts, or by a template and a script. */
export function sameSite(first: SiteFact, second: SiteFact): boolean {
  return (
    sameText(first.name, second.name) === 'same' &&
    sameSlot(first.slot, second.slot) &&
    compatible(first.scope.environment, second.scope.environment)
  );
}

/** It tells of what once was made, and does nothing itself. */
export function isRemembered(operation: Operation): boolean {
  return operation.kind === 'settings' && operation.remembered === true;
}
