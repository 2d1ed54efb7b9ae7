import { surelyBefore, type Writer } from '../deployments/writers.ts';
import type { Value } from '../value/value.ts';
import { cleanOneLine } from './clean.ts';
import type { Shown } from './hidden.ts';
import { valuePhrase } from './phrase.ts';
import { originPhrase } from './way.ts';

/** What others write for a value beside the writer that it comes from: a line each, in their order. */
export function writerRows(
  value: Value | undefined,
  writers: readonly Writer[],
  shown: Shown,
  prefix: string,
): readonly (readonly [label: string, value: string, from: string])[] {
  const winner = writers.findLast((writer) => value !== undefined && sameOrigin(writer.value, value));
  return writers
    .filter((writer) => writer !== winner)
    .map((writer) => {
      const label = winner && isBefore(writer, winner) ? '  set before' : '  also set';
      const condition = writer.condition ? ` (if ${cleanOneLine(shown.words(writer.condition.when))})` : '';
      return [label, valuePhrase(writer.value, shown), `${originPhrase(writer.value, prefix)}${condition}`];
    });
}

/** What belongs to no run counts as written before all runs. */
function isBefore(one: Writer, other: Writer): boolean {
  return surelyBefore(one, other) || (!one.scope.order && Boolean(other.scope.order));
}

function sameOrigin({ origin: one }: Value, { origin: other }: Value): boolean {
  if (one.kind === 'built-in' || other.kind === 'built-in') return one === other;
  return one.span.source === other.span.source && one.span.start === other.span.start;
}
