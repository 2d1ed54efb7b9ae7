import { knownString } from '../../value/read.ts';
import type { Property, Value } from '../../value/value.ts';

/** The ids of the jobs that a job waits for. */
export function needsOf(job: Value): readonly string[] {
  const needs = job.kind === 'object' ? job.properties.get('needs')?.value : undefined;
  if (needs === undefined) return [];
  const items = needs.kind === 'array' ? needs.items : [needs];
  return items.flatMap((item) => knownString(item) ?? []);
}

/** Jobs in an order in which they can run: each after those that it needs, else as they are written. */
export function inOrder(jobs: Value | undefined): readonly Property[] {
  if (jobs?.kind !== 'object') return [];
  const { properties } = jobs;
  const done: Property[] = [];
  const seen = new Set<string>();
  const add = (job: Property): void => {
    if (seen.has(job.key)) return;
    seen.add(job.key);
    for (const id of needsOf(job.value)) {
      const needed = properties.get(id);
      if (needed) add(needed);
    }
    done.push(job);
  };
  for (const job of properties.values()) add(job);
  return done;
}
