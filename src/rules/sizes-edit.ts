import type { Launch } from '../launch/launch.ts';
import { serverProcess } from '../launch/launch.ts';
import { type Span, span } from '../text/source.ts';
import type { Value } from '../value/value.ts';
import { numberEdit } from './place.ts';
import type { Edit } from './rule.ts';

/** What may stand between the two numbers of a command so that it can be written again as it is. */
const PLAIN = /^[\w ./@%+,:=-]*$/;

/** What stands between two words of one command. */
const BLANK = /^[\s"'\\=]*$/;

/**
 * Other workers and threads, as one edit: fewer workers alone would take fewer requests at once.
 * @param threads as files write them; undefined where none does
 * @returns null where both can't be written in one go
 */
export function sizesEdit(
  launch: Launch,
  workers: Value,
  threads: Value | undefined,
  wanted: { readonly workers: number; readonly threads: number },
): Edit | null {
  const edit = numberEdit(workers, String(wanted.workers));
  if (!edit) return null;
  if (threads?.kind === 'number' && Number(threads.value) === wanted.threads) return edit;
  if (!isOnCommand(edit.at, launch)) return null;
  if (!threads) return { ...edit, text: `${wanted.workers} --threads ${wanted.threads}` };
  const other = numberEdit(threads, String(wanted.threads));
  if (!other || other.at.source !== edit.at.source) return null;
  const [first, second] = edit.at.start < other.at.start ? [edit, other] : [other, edit];
  const { source } = edit.at;
  const between = source.text.slice(first.at.end, second.at.start);
  if (!PLAIN.test(between)) return null;
  return { at: span(source, first.at.start, second.at.end), text: first.text + between + second.text, safe: edit.safe };
}

/** It stands behind its own option: the value of a variable may be used elsewhere, and is to stay a number. */
function isOnCommand(at: Span, launch: Launch): boolean {
  const pieces = (serverProcess(launch)?.argv ?? []).flatMap((word) => word.pieces.map(({ span: piece }) => piece));
  return pieces.some((piece, index) => {
    if (piece?.source !== at.source || piece.start > at.start || at.end > piece.end) return false;
    if (piece.start < at.start) return true;
    const before = pieces[index - 1];
    if (before?.source !== at.source || before.end > at.start) return false;
    return BLANK.test(at.source.text.slice(before.end, at.start));
  });
}
