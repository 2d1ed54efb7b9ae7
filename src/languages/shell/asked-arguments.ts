import { TracedText } from '../../text/traced.ts';

/** The arguments of a script that somebody calls by hand, which nobody knows beforehand: `$1` can be anything. */
export const ASKED_FOR: readonly TracedText[] = [];

/** The same after a `shift`: what was the second is now the first, so `$1` no longer names one of them. */
export const SHIFTED: readonly TracedText[] = [];

export function areAskedFor(list: readonly TracedText[]): boolean {
  return list === ASKED_FOR || list === SHIFTED;
}

/** Why one of them isn't known. */
export const ASKED = 'it is given by whoever calls the script';

const COUNT = '$#';

/** How many there are. */
export function askedCount(): TracedText {
  return TracedText.hole({ reason: ASKED, key: COUNT, numeric: true }, null);
}

/**
 * What is compared is the number of such arguments. The script is called as it asks to be, and with no options: neither
 * `[ $# -lt 2 ]`, which says that it isn't, nor `[ $# -gt 0 ]`, which goes through the options, holds.
 */
export function isAskedCount(text: TracedText): boolean {
  return text.length === 1 && text.holes[0]?.key === COUNT;
}
