import { TracedText } from '../../text/traced.ts';
import { type Status, testOf } from './status.ts';

/** The arguments of a script that somebody calls by hand, which nobody knows beforehand: `$1` can be anything. */
export const ASKED_FOR: readonly TracedText[] = [];

/** The same after a `shift`: what was the second is now the first, so `$1` no longer names one of them. */
export const SHIFTED: readonly TracedText[] = [];

export function areAskedFor(list: readonly TracedText[]): boolean {
  return list === ASKED_FOR || list === SHIFTED;
}

/** Why one of them isn't known. */
export const ASKED = 'a value is given by whoever calls the script';

const COUNT = '$#';

/** How many there are. */
export function askedCount(): TracedText {
  return TracedText.hole({ reason: ASKED, key: COUNT, numeric: true }, null);
}

/**
 * How it ends where the number of such arguments is compared; null for anything else. The script is called as it asks to be, and
 * with no options: neither `[ $# -lt 2 ]`, which says that it isn't, nor `[ $# -gt 0 ]`, which goes through the options, holds,
 * unless that leads nowhere: `[ $# -eq 1 ] || exit 1`.
 */
export function askedCountTest(left: TracedText, operator: string, right: TracedText): Status | null {
  if (left.length !== 1 || left.holes[0]?.key !== COUNT) return null;
  const written = `${COUNT} ${operator} ${right.string}`;
  return { ...testOf(written, written, false, 'fails'), ifEmpty: 'fails' };
}

/** `(( $# ))`, `(( $# > 1 ))`: how many arguments there are; null for any other sum, or where they are known. */
export function arithmeticCountTest(list: readonly TracedText[], sum: string): Status | null {
  const match = areAskedFor(list) ? /^(?:\$#|\$\{#\})\s*(?:(>=?|<=?|==|!=)\s*(\d+))?$/.exec(sum) : null;
  if (!match) return null;
  const [, operator = '!=', number = '0'] = match;
  return askedCountTest(askedCount(), WORDS[operator] ?? '-ne', TracedText.of(number));
}

const WORDS: Readonly<Record<string, string>> = {
  '>': '-gt',
  '>=': '-ge',
  '<': '-lt',
  '<=': '-le',
  '==': '-eq',
  '!=': '-ne',
};

/** It is the status of such a test, or asks whether there is a first one: `while [ -n "$1" ]` goes through them. */
export function isOfAskedCount(status: Status): boolean {
  return typeof status !== 'number' && /^(! )?(\$# |-[nz] \S*\$1$)/.test(status.key ?? '');
}
