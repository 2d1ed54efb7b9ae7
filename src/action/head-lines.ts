import { lineChanges } from '../fix/line-diff.ts';
import { blobName } from '../github/base.ts';
import type { Objects } from '../github/git.ts';
import type { PullRequest } from '../github/occasion.ts';
import { asChecked, type ShownLine } from '../report/shown-line.ts';
import type { Result } from '../result.ts';
import type { Span } from '../text/source.ts';
import { decode } from '../workspace/decode.ts';

/**
 * A pull request's checkout is its merge with the base, but its annotations are shown on its head: where the base went on, lines
 * stand elsewhere there. Only the files of findings that differ between the two are fetched.
 * @param prefix the folder that was checked: `backend/`, or '' for the root
 */
export async function headLines(
  result: Result,
  pullRequest: PullRequest | null,
  sha: string,
  prefix: string,
  objects: Objects,
): Promise<ShownLine> {
  if (pullRequest === null || pullRequest.head === sha || result.findings.length === 0) return asChecked;
  const sources = new Map(
    result.findings
      .flatMap(({ at, related }) => [at, ...related.map((label) => label.at)])
      .map(({ source }: Span) => [prefix + source.path, source]),
  );
  const tree = await objects.tree(pullRequest.head).catch(() => null);
  if (tree === null) return asChecked;
  const differing = tree.filter(({ path, blob }) => {
    const source = sources.get(path);
    return source !== undefined && blobName(Buffer.from(source.text), blob.length) !== blob;
  });
  const blobs = await objects.blobs(differing.map(({ blob }) => blob)).catch(() => new Map<string, Buffer>());
  const moved = new Map(
    differing.flatMap(({ path, blob }) => {
      const bytes = blobs.get(blob);
      const read = bytes ? decode(bytes) : null;
      const source = sources.get(path);
      return read && 'text' in read && source ? [[source.path, linesBetween(source.text, read.text)] as const] : [];
    }),
  );
  return (source, line) => {
    const map = moved.get(source.path);
    return map ? map(line) : line;
  };
}

/** From a line's number in one text to its number in another; line ends don't count. */
function linesBetween(from: string, to: string): (line: number) => number | null {
  const changes = lineChanges(from.split(/\r\n|\r|\n/), to.split(/\r\n|\r|\n/));
  return (line) => {
    let shift = 0;
    for (const { before, after } of changes) {
      if (line - 1 < before[0]) break;
      if (line - 1 < before[1]) return null;
      shift = after[1] - before[1];
    }
    return line + shift;
  };
}
