import { parsePython } from '../../languages/python/tree.ts';
import type { Source } from '../../text/source.ts';
import { beginsWithMark, type CommentReader, type Range } from './comment.ts';

const STATEMENT = /^(Assign|Expression|Update|Return|Import)Statement$/;

/** Python: a comment anywhere in a statement holds for all of it, as an assignment is one setting. */
export function pythonComments(source: Source): CommentReader {
  const comments: Range[] = [];
  const commands: Range[] = [];
  parsePython(source.text).iterate({
    enter({ name, from, to }) {
      if (name === 'Comment') comments.push({ start: from, end: to });
      else if (STATEMENT.test(name) && source.text.slice(from, to).trim().includes('\n'))
        commands.push({ start: from, end: to });
    },
  });
  return {
    strings: [],
    commands,
    commentAt(mark) {
      const comment = comments.find(({ start, end }) => start <= mark && mark < end);
      return comment && beginsWithMark(source, comment.start, mark) ? comment : null;
    },
  };
}
