import type { Span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import type { Evaluation } from './evaluation.ts';
import { negated, type Status } from './status.ts';

/** `$?`: the number, or a text that leads back to a status that can't be known. */
export function statusText({ statuses }: Evaluation, status: Status, place: Span | null): TracedText {
  if (typeof status === 'number') return TracedText.of(String(status), place);
  const at = statuses.includes(status) ? statuses.indexOf(status) : statuses.push(status) - 1;
  const reason = `it is not known whether ${status.succeeds}`;
  return TracedText.hole({ reason, numeric: true, key: `$?${at}` }, place);
}

/** The status that a text leads back to; null for any other text. */
export function statusIn({ statuses }: Evaluation, text: TracedText): Status | null {
  const [hole] = text.length === 1 ? text.holes : [];
  const [, at] = /^\$\?(\d+)$/.exec(hole?.key ?? '') ?? [];
  return at === undefined ? null : (statuses[Number(at)] ?? null);
}

/** `[ $? -eq 0 ]`, `[ $code -ne 0 ]`: whether a command succeeded; null for any other question. */
export function statusTest(
  evaluation: Evaluation,
  left: TracedText,
  operator: string,
  right: TracedText,
): Status | null {
  const status = right.string.trim() === '0' ? statusIn(evaluation, left) : null;
  if (status === null || !/^(==?|-eq|!=|-ne|-gt)$/.test(operator)) return null;
  return /^(==?|-eq)$/.test(operator) ? status : negated(status);
}
