import type { Source } from '../../text/source.ts';
import { beginsWithMark, type CommentReader, lineEnd } from './comment.ts';

/** XML and Markdown. */
export function markupComments(source: Source): CommentReader {
  const { text } = source;
  return {
    strings: [],
    commands: [],
    commentAt(mark) {
      const start = text.lastIndexOf('<!--', mark);
      if (start < 0 || !beginsWithMark(source, start, mark)) return null;
      const close = text.indexOf('-->', mark);
      return { start, end: close < 0 ? lineEnd(text, mark) : close + 3 };
    },
  };
}
