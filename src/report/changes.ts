import { serverOf } from '../launch/launch.ts';
import type { Result } from '../result.ts';
import { appName } from '../rules/findings.ts';
import type { Finding, Subject } from '../rules/rule.ts';
import type { Value } from '../value/value.ts';
import { type Shown, shownOf } from './hidden.ts';
import { launchPhrase, planPhrase, valuePhrase } from './phrase.ts';
import { REQUESTS, type ValueChange } from './review/facts.ts';

/** What a change of the repository does to what starts: effective values are compared, not text. */
export interface Changes {
  /** those of the head in its order, then those that are gone */
  readonly deployments: readonly DeploymentChange[];
  /** findings of the head that the base doesn't have */
  readonly added: readonly Finding[];
  /** findings of the head that the base has too */
  readonly kept: readonly Finding[];
  /** findings that only the base has */
  readonly fixed: readonly Finding[];
}

export type DeploymentChange =
  | {
      readonly kind: 'same' | 'changed';
      readonly head: Subject;
      readonly base: Subject;
      readonly values: readonly ValueChange[];
    }
  | { readonly kind: 'added'; readonly head: Subject }
  | { readonly kind: 'removed'; readonly base: Subject };

export function changesOf(base: Result, head: Result): Changes {
  const left = new Set(base.subjects);
  const [shownBase, shownHead] = [shownOf(base), shownOf(head)];
  const deployments: DeploymentChange[] = head.subjects.map((subject) => {
    const before = [...left].find((candidate) => sameDeployment(candidate, subject));
    if (!before) return { kind: 'added', head: subject };
    left.delete(before);
    const values = valueChanges(before, shownBase, subject, shownHead);
    return { kind: values.length > 0 ? 'changed' : 'same', head: subject, base: before, values };
  });
  for (const gone of left) deployments.push({ kind: 'removed', base: gone });
  return { deployments, ...findingChanges(base.findings, head.findings) };
}

/** The same app in the same environment; files and lines may have changed. */
function sameDeployment(first: Subject, second: Subject): boolean {
  return (
    appName(first) === appName(second) &&
    first.deployment.environment === second.deployment.environment &&
    (first.deployment.condition?.when ?? null) === (second.deployment.condition?.when ?? null)
  );
}

function valueChanges(base: Subject, shownBase: Shown, head: Subject, shownHead: Shown): readonly ValueChange[] {
  const before = valuesOf(base, shownBase);
  const after = valuesOf(head, shownHead);
  const names = [...new Set([...after.keys(), ...before.keys()])];
  return names.flatMap((what) => {
    const change = { what, before: before.get(what) ?? 'none', after: after.get(what) ?? 'none' };
    return change.before === change.after ? [] : [change];
  });
}

/** What decides how a deployment runs, by name, most telling first. */
function valuesOf(subject: Subject, shown: Shown): ReadonlyMap<string, string> {
  const { deployment, launch, capacity } = subject;
  const say = (value: Value | null | undefined, none: string): string => (value ? valuePhrase(value, shown) : none);
  const server = serverOf(launch);
  const values = new Map([
    [REQUESTS, valuePhrase(capacity.concurrency, shown)],
    ['plan', planPhrase(deployment, shown)],
    ['startup command', say(launch.command, launchPhrase(launch))],
    [
      'starts',
      launch.refusal ? `no: ${shown.words(launch.refusal.message)}` : (server?.name ?? 'nothing that is known'),
    ],
    ['app', say(server?.app, 'none')],
    ['Python', say(deployment.pythonVersion, 'unknown')],
    ['folder', deployment.root.path === null ? 'unknown' : deployment.root.path || '.'],
  ]);
  for (const name of TELLING) {
    const value = server?.settings.get(name);
    if (value) values.set(name, settingPhrase(name, value, shown));
  }
  for (const [name, value] of server?.settings ?? []) {
    // Which config file is read where nobody names one is no setting that anybody chose.
    const chosen = name !== 'config' || value.origin.kind === 'written';
    if (chosen && !values.has(name)) values.set(name, settingPhrase(name, value, shown));
  }
  return values;
}

/** An address without a port is one with gunicorn's own (`parse_address` in gunicorn/util.py). */
function settingPhrase(name: string, value: Value, shown: Shown): string {
  if (name !== 'bind' || value.kind !== 'array' || value.open) return valuePhrase(value, shown);
  const addresses = value.items.map((item) => valuePhrase(item, shown));
  return addresses
    .map((address) => (/^([\w.-]+|\[[\da-f:]+\])$/i.test(address) ? `${address}:8000` : address))
    .join(', ');
}

const TELLING = ['workers', 'threads', 'worker_class', 'worker_connections', 'timeout', 'bind'];

/**
 * A finding was there before if it has the same fingerprint, or, where its line was rewritten, if the same rule said so of
 * the same app: that one is not new to whoever reviews the change.
 */
function findingChanges(base: readonly Finding[], head: readonly Finding[]): Pick<Changes, 'added' | 'kept' | 'fixed'> {
  const left = new Set(base);
  const kept = new Set<Finding>();
  for (const same of [sameFingerprint, sameProblem]) {
    for (const finding of head) {
      if (kept.has(finding)) continue;
      const before = [...left].find((candidate) => same(candidate, finding));
      if (!before) continue;
      left.delete(before);
      kept.add(finding);
    }
  }
  return { added: head.filter((finding) => !kept.has(finding)), kept: [...kept], fixed: [...left] };
}

function sameFingerprint(first: Finding, second: Finding): boolean {
  return first.fingerprint === second.fingerprint;
}

function sameProblem(first: Finding, second: Finding): boolean {
  return (
    first.rule === second.rule &&
    first.app === second.app &&
    first.environments.some((environment) => second.environments.includes(environment))
  );
}
