import { Lexer } from '../../languages/bicep/lexer.ts';
import { Kind } from '../../languages/bicep/tokens.ts';
import type { Source } from '../../text/source.ts';
import { beginsWithMark, type CommentReader, lineEnd, type Range } from './comment.ts';
import { continuedLines, hashCommentAt } from './hash.ts';

/** Bicep: what stands between two tokens; and a comment of the script that a multi-line string holds. */
export function bicepComments(source: Source): CommentReader {
  const { text } = source;
  const strings = stringsOf(source);
  const long = strings.filter(({ start, end }) => text.slice(start, end).includes('\n'));
  const inside = (mark: number) => (range: Range) => range.start <= mark && mark < range.end;
  return {
    strings: long,
    commands: long.flatMap(({ start, end }) => continuedLines(text, start, end)),
    commentAt(mark) {
      if (long.some(inside(mark))) return hashCommentAt(text, mark);
      return strings.some(inside(mark)) ? null : slashCommentAt(source, mark);
    },
  };
}

/** Every string, from its first quote to its last, with the holes between. */
function stringsOf(source: Source): readonly Range[] {
  const tokens = new Lexer(source).read();
  const strings: Range[] = [];
  const open: number[] = [];
  for (let index = 0; index < tokens.count; index++) {
    const [start, end] = [tokens.start(index), tokens.end(index)];
    switch (tokens.kind(index)) {
      case Kind.StringComplete:
        strings.push({ start, end });
        break;
      case Kind.StringLeft:
        open.push(start);
        break;
      case Kind.StringRight:
        strings.push({ start: open.pop() ?? start, end });
        break;
    }
  }
  return strings;
}

/** `// …` or `/* …` that begins just before the mark. */
export function slashCommentAt(source: Source, mark: number): Range | null {
  const { text } = source;
  const line = text.lastIndexOf('//', mark);
  const block = text.lastIndexOf('/*', mark);
  const start = Math.max(line, block);
  const from = start === line ? start - (/\/*$/.exec(text.slice(0, start))?.[0].length ?? 0) : start;
  if (start < 0 || !beginsWithMark(source, from, mark)) return null;
  const close = block === start ? text.indexOf('*/', mark) : -1;
  return { start: from, end: close < 0 ? lineEnd(text, mark) : close + 2 };
}
