import { CST, Lexer } from 'yaml';
import type { Source } from '../../text/source.ts';
import { beginsWithMark, type CommentReader, type Range } from './comment.ts';
import { continuedLines, hashCommentAt } from './hash.ts';

/**
 * YAML: its own comments, which can't stand within a value of several lines, so that one at its key holds for all of it;
 * and those of a script in a block scalar, which hold for the command below.
 */
export function yamlComments(source: Source): CommentReader {
  const { text } = source;
  const comments: Range[] = [];
  const scripts: Range[] = [];
  const values: Range[] = [];
  let header: number | null = null;
  let isScalar = false;
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    if (MARKERS.has(token)) {
      isScalar = token === CST.SCALAR;
      continue;
    }
    const range = { start: at, end: at + token.length };
    at = range.end;
    const type = isScalar ? 'scalar' : CST.tokenType(token);
    isScalar = false;
    if (type === 'comment') comments.push(range);
    else if (type === 'block-scalar-header') header = range.start;
    else if (type === 'scalar' || type === 'single-quoted-scalar' || type === 'double-quoted-scalar') {
      if (header !== null) scripts.push(range);
      if (header !== null || token.includes('\n')) values.push({ start: header ?? range.start, end: range.end });
      header = null;
    }
  }
  return {
    strings: values,
    commands: scripts.flatMap(({ start, end }) => continuedLines(text, start, end)),
    commentAt(mark) {
      const inside = ({ start, end }: Range): boolean => start <= mark && mark < end;
      if (scripts.some(inside)) return hashCommentAt(text, mark);
      const comment = comments.find(inside);
      return comment && beginsWithMark(source, comment.start, mark) ? comment : null;
    },
  };
}

/** Tokens that stand for no characters: a document begins, a scalar follows, a flow collection is broken off. */
const MARKERS = new Set([CST.DOCUMENT, CST.SCALAR, CST.FLOW_END]);
