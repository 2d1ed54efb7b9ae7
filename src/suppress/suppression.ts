import { type Source, type Span, span } from '../text/source.ts';
import { type CommentReader, lineEnd, lineStart, type Range } from './comments/comment.ts';
import { commentsOf } from './comments/reader.ts';
import { type Directive, MARK, readDirective, type Word } from './directive.ts';

/** A comment that allows something, with the lines that it holds for. */
export interface Suppression {
  /** the comment */
  readonly at: Span;
  /** the mark, to which the offsets of the directive's words count */
  readonly mark: number;
  readonly directive: Directive;
  /** what takes the comment away: with its line, where nothing else stands on it */
  readonly whole: Span;
  holdsFor(place: Span): boolean;
}

/** The comments of ours in a file, in their order. */
export async function suppressionsIn(source: Source): Promise<readonly Suppression[]> {
  const { text } = source;
  if (!text.includes(MARK)) return [];
  const reader = await commentsOf(source);
  const found: Suppression[] = [];
  for (let mark = text.indexOf(MARK); mark >= 0; mark = text.indexOf(MARK, mark + MARK.length)) {
    const comment = reader.commentAt(mark);
    if (comment) found.push(suppression(source, comment, mark, reader));
  }
  return found;
}

function suppression(source: Source, comment: Range, mark: number, reader: CommentReader): Suppression {
  const { text } = source;
  const body = text.slice(mark, comment.end).replace(/\s*(\*+\/|-->)$/, '');
  const lines = linesOf(source, comment, reader);
  return {
    at: span(source, comment.start, mark + body.trimEnd().length),
    mark,
    directive: readDirective(body),
    whole: isAlone(text, comment) ? wholeLines(source, comment) : withBlanksBefore(source, comment),
    holdsFor: (place) => {
      if (place.source.path !== source.path) return false;
      const { line } = source.position(place.start);
      return lines.some(({ start, end }) => start <= line && line <= end);
    },
  };
}

/** The place of a word of the directive. */
export function wordSpan({ at, mark }: Suppression, { start, end }: Word): Span {
  return span(at.source, mark + start, mark + end);
}

/**
 * The lines that a comment holds for: its own, or, where it stands alone, the next that is neither a comment nor a
 * decorator; and all of what goes over several lines there.
 */
function linesOf(source: Source, comment: Range, { strings, commands }: CommentReader): readonly Range[] {
  const own = source.position(comment.start).line;
  const line = isAlone(source.text, comment) ? lineBelow(source, source.position(comment.end).line) : own;
  const inLines = ({ start, end }: Range): Range => ({
    start: source.position(start).line,
    end: source.position(lastCharacter(source.text, start, end)).line,
  });
  const begins = ({ start }: Range): boolean => start === line;
  const surrounds = ({ start, end }: Range): boolean => start <= own && own <= end;
  return [
    { start: line, end: line },
    ...strings.map(inLines).filter(begins),
    ...commands.map(inLines).filter((command) => begins(command) || surrounds(command)),
  ];
}

function lastCharacter(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last--;
  return Math.max(last - 1, start);
}

function isAlone(text: string, { start, end }: Range): boolean {
  return text.slice(lineStart(text, start), start).trim() === '' && text.slice(end, lineEnd(text, end)).trim() === '';
}

const PASSED_OVER = /^\s*(#|\/\/|\/\*|<!--|@[a-zA-Z])/;

function lineBelow(source: Source, line: number): number {
  let below = line + 1;
  while (PASSED_OVER.test(source.line(below))) below++;
  return below;
}

function wholeLines(source: Source, { start, end }: Range): Span {
  const { text } = source;
  const stop = lineEnd(text, end);
  const after = text[stop] === '\r' && text[stop + 1] === '\n' ? 2 : stop < text.length ? 1 : 0;
  return span(source, lineStart(text, start), stop + after);
}

function withBlanksBefore(source: Source, { start, end }: Range): Span {
  let from = start;
  while (source.text[from - 1] === ' ' || source.text[from - 1] === '\t') from--;
  return span(source, from, end);
}
