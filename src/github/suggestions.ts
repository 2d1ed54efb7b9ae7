import { createHash } from 'node:crypto';
import type { ChangedFile, Fixed } from '../fix/fix.ts';
import { type Change, lineChanges } from '../fix/line-diff.ts';
import { cleanLines } from '../report/clean.ts';
import { type Shown, shownOf } from '../report/hidden.ts';
import { code, fenced, sentence } from '../report/markdown.ts';
import type { Result } from '../result.ts';
import type { Finding } from '../rules/rule.ts';
import type { Repository } from './api-objects.ts';
import type { IsOwn } from './author.ts';
import type { Client } from './client.ts';
import { linesInHead, type ShownLines, shownLines } from './diff.ts';

/** Reviews with more comments time out, and nobody reads them. */
const MOST = 10;

/** Mends findings, as far as that does what it is meant to. */
export type Fix = (wanted: (finding: Finding) => boolean) => Promise<Fixed>;

/** Other lines in place of some, to be taken over by a click. */
interface Suggestion {
  readonly path: string;
  readonly first: number;
  readonly last: number;
  readonly body: string;
  readonly marker: string;
}

export interface SuggestionOptions {
  readonly pullRequest: number;
  readonly head: string;
  /** what stands before each path, so that it starts at the repository's root */
  readonly prefix: string;
  readonly key: string;
  readonly isOwn: IsOwn;
}

/**
 * Suggests every fix that changes lines which the pull request's diff shows: one review, each suggestion once. Those of
 * earlier runs that no longer apply are taken back, unless somebody answered.
 * @param result what was found
 * @param fix mends those of the findings that it is told, each change found to be a good one
 */
export async function suggest(
  client: Client,
  repository: Repository,
  result: Result,
  fix: Fix,
  options: SuggestionOptions,
): Promise<void> {
  const pull_number = options.pullRequest;
  const wanted = await suggestionsOf(client, repository, result, fix, options);
  const before = await client.paginate(client.rest.pulls.listReviewComments, {
    ...repository,
    pull_number,
    per_page: 100,
  });
  const start = markerStart(options.key);
  const own = before.filter(({ user, body }) => options.isOwn(user) && body.startsWith(start));
  const answered = new Set(before.map((comment) => comment.in_reply_to_id));
  for (const { id, body } of own) {
    if (answered.has(id) || wanted.some(({ marker }) => body.startsWith(marker))) continue;
    await client.rest.pulls.deleteReviewComment({ ...repository, comment_id: id });
  }
  const fresh = wanted.filter(({ marker }) => !own.some(({ body }) => body.startsWith(marker))).slice(0, MOST);
  if (fresh.length === 0) return;
  await client.rest.pulls.createReview({
    ...repository,
    pull_number,
    commit_id: options.head,
    event: 'COMMENT',
    body: `${start} -->\ngunicorn-plan-lint can mend ${fresh.length === 1 ? 'this' : `these ${fresh.length}`}:`,
    comments: fresh.map(({ path, first, last, body }) => ({
      path,
      ...(first < last ? { start_line: first, start_side: 'RIGHT' } : {}),
      line: last,
      side: 'RIGHT',
      body,
    })),
  });
}

async function suggestionsOf(
  client: Client,
  repository: Repository,
  result: Result,
  fix: Fix,
  { pullRequest, prefix, key }: SuggestionOptions,
): Promise<readonly Suggestion[]> {
  if (!result.findings.some((finding) => finding.fix?.edit)) return [];
  const changed = await client.paginate(client.rest.pulls.listFiles, {
    ...repository,
    pull_number: pullRequest,
    per_page: 100,
  });
  const diffs = new Map(changed.map(({ filename, patch }) => [filename, shownLines(patch ?? '')]));
  const isInDiff = (finding: Finding): boolean => {
    const path = finding.fix?.edit?.at.source.path;
    return path !== undefined && diffs.has(prefix + path);
  };
  if (!result.findings.some(isInDiff)) return [];
  const { files, made } = await fix(isInDiff);
  const shown = shownOf(result);
  return files.flatMap((file) => {
    const path = prefix + file.before.path;
    const diff = diffs.get(path);
    const after = linesOf(file.after);
    return diff
      ? lineChanges(linesOf(file.before.text), after).flatMap(
          (change) => suggestionOf(change, { file, path, after, made, diff, shown, key }) ?? [],
        )
      : [];
  });
}

interface Where {
  readonly file: ChangedFile;
  readonly path: string;
  /** the lines of the file when it is mended */
  readonly after: readonly string[];
  readonly made: readonly Finding[];
  readonly diff: ShownLines;
  readonly shown: Shown;
  readonly key: string;
}

function suggestionOf(change: Change, { file, path, after, made, diff, shown, key }: Where): Suggestion | null {
  const source = file.before;
  const numbers = Array.from({ length: change.before[1] - change.before[0] }, (_, at) => change.before[0] + 1 + at);
  const lines = numbers.map((number) => source.line(number));
  // A line of which a part has to be hidden can't be suggested whole.
  if (numbers.some((number, at) => shown.line(source, number) !== lines[at])) return null;
  const place = linesInHead(diff, numbers, lines);
  const mended = after.slice(...change.after);
  if (place === null || cleanLines(mended.join('\n')).join('\n') !== mended.join('\n')) return null;
  const reasons = made.filter(({ fix }) => {
    const at = fix?.edit?.at;
    return at?.source.path === source.path && numbers.includes(at.source.position(at.start).line);
  });
  const digest = createHash('sha256')
    .update([path, ...lines, '', ...mended].join('\n'))
    .digest('hex')
    .slice(0, 16);
  const marker = `${markerStart(key)}:${digest} -->`;
  const said = reasons.flatMap(({ rule, message }) => {
    const [headline = ''] = shown.words(message).split('\n');
    return [`${code(rule)}: ${sentence(headline)}`, ''];
  });
  return { path, ...place, body: [marker, ...said, ...fenced(mended, 'suggestion')].join('\n'), marker };
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

function markerStart(key: string): string {
  return `<!-- gunicorn-plan-lint:${key.replace(/[^A-Za-z0-9./_-]/g, '-')}:suggestion`;
}
