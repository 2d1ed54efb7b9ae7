import { type Source, span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';

/** A stretch of a file, as it is written or with some of its signs changed: each character keeps its place. */
export interface Line {
  readonly from: number;
  readonly to: number;
}

/** Lines of a file, those that a sign continues joined; without what ends them. */
export function logicalLines({ text }: Source, continues: RegExp): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  let start: number | null = null;
  for (const { 0: whole } of text.matchAll(/[^\n]*\n|[^\n]+$/g)) {
    const to = from + whole.replace(/\r?\n$/, '').length;
    const first: number = start ?? from;
    if (continues.test(text.slice(from, to))) start = first;
    else {
      lines.push({ from: first, to });
      start = null;
    }
    from += whole.length;
  }
  if (start !== null) lines.push({ from: start, to: text.length });
  return lines;
}

/** What a file of another language works out and this doesn't. */
export function notWorkedOut(what: string, file: 'Makefile' | 'batch file', key = what): TracedText {
  return TracedText.hole({ reason: `\`${what}\` of the ${file} is not worked out here`, key }, null);
}

/** What a sign of one language is in the shell's; null leaves it as it is. */
export type Sign = (match: RegExpExecArray) => TracedText | string | null;

/** A stretch with signs of another language changed into the shell's. */
export function changed(source: Source, { from, to }: Line, signs: RegExp, sign: Sign): TracedText {
  const text = source.text.slice(from, to);
  const parts: TracedText[] = [];
  let at = 0;
  for (const match of text.matchAll(signs)) {
    const instead = sign(match);
    if (instead === null) continue;
    const end = match.index + match[0].length;
    parts.push(TracedText.at(span(source, from + at, from + match.index)));
    const place = span(source, from + match.index, from + end);
    parts.push(typeof instead === 'string' ? TracedText.of(instead, place) : instead);
    at = end;
  }
  parts.push(TracedText.at(span(source, from + at, to)));
  return TracedText.join(parts);
}
