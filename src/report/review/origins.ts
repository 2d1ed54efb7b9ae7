import { serverOf } from '../../launch/launch.ts';
import type { Subject } from '../../rules/rule.ts';
import type { Span } from '../../text/source.ts';
import type { Value } from '../../value/value.ts';
import type { Shown } from '../hidden.ts';
import { valuePhrase } from '../phrase.ts';
import { type Origin, type Place, REQUESTS } from './facts.ts';

/** What matters of a server even where it is left at its default. */
const TELLING: ReadonlySet<string> = new Set(['workers', 'threads', 'worker_class', 'timeout', 'bind']);

/** Where the values of a deployment are written. */
export function originsOf(
  { deployment, launch, capacity }: Subject,
  shown: Shown,
  place: (span: Span) => Place,
): readonly Origin[] {
  const server = serverOf(launch);
  const values: readonly (readonly [string, Value | null | undefined])[] = [
    ['app', deployment.name],
    ['plan', deployment.plan?.sku],
    ['instances', deployment.plan?.instances],
    ['Python', deployment.pythonVersion],
    ['startup command', launch.command],
    ['entry point', server?.app],
    ...[...(server?.settings ?? [])].filter(
      ([name, value]) => TELLING.has(name) || (value.origin.kind === 'written' && name !== 'default_proc_name'),
    ),
    [REQUESTS, capacity.concurrency],
  ];
  return values.flatMap(([what, value]) => {
    if (!value) return [];
    const { origin } = value;
    const from = origin.kind === 'written' ? place(origin.span) : origin.by;
    return [{ what, value: valuePhrase(value, shown), from }];
  });
}
