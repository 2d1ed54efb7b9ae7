import { visit } from 'jsonc-parser';
import type { Source } from '../../text/source.ts';
import { slashCommentAt } from './bicep.ts';
import type { CommentReader, Range } from './comment.ts';

/** JSON that is read with comments, as ARM templates and parameter files are. */
export function jsonComments(source: Source): CommentReader {
  const comments: Range[] = [];
  visit(source.text, {
    onComment: (start, length) => {
      comments.push({ start, end: start + length });
    },
  });
  return {
    strings: [],
    commands: [],
    commentAt: (mark) =>
      comments.some(({ start, end }) => start <= mark && mark < end) ? slashCommentAt(source, mark) : null,
  };
}
