import { surelyBefore, type Writer } from '../deployments/writers.ts';
import { samePlace } from '../text/source.ts';
import { sameText } from '../value/same-text.ts';
import type { Value } from '../value/value.ts';
import { cleanOneLine } from './clean.ts';
import type { Shown } from './hidden.ts';
import { valuePhrase } from './phrase.ts';
import { originPhrase } from './way.ts';

type Row = readonly [label: string, value: string, from: string];

const MOST_SHOWN = 10;

/** What other places write for a value beside the one that it comes from: a line each, in their order. */
export function writerRows(
  value: Value | undefined,
  writers: readonly Writer[],
  shown: Shown,
  prefix: string,
): readonly Row[] {
  const winner = writers.findLast((writer) => value !== undefined && sameOrigin(writer.value, value));
  // a place that is come to in several ways is told of once
  const others = writers.filter(
    (writer, at) =>
      !(winner && sameWriting(writer, winner)) && writers.findIndex((other) => sameWriting(writer, other)) === at,
  );
  const left = others.length - MOST_SHOWN;
  return [
    ...others.slice(0, MOST_SHOWN).map((writer): Row => {
      const label = winner && surelyBefore(writer, winner) ? '  set before' : '  also set';
      const condition = writer.condition ? ` (if ${cleanOneLine(shown.words(writer.condition.when))})` : '';
      return [label, valuePhrase(writer.value, shown), `${originPhrase(writer.value, prefix)}${condition}`];
    }),
    ...(left > 0 ? [['  …', `${left} more: see --format json`, ''] as const] : []),
  ];
}

function sameWriting({ value: one }: Writer, { value: other }: Writer): boolean {
  return one === other || (sameOrigin(one, other) && sameText(one, other) === 'same');
}

function sameOrigin({ origin: one }: Value, { origin: other }: Value): boolean {
  if (one.kind === 'built-in' || other.kind === 'built-in') return one === other;
  return samePlace(one.span, other.span);
}
