import { cleanLines } from '../report/clean.ts';
import { shownOf } from '../report/hidden.ts';
import { block, code, sentence } from '../report/markdown.ts';
import type { Result } from '../result.ts';
import type { Edit, Finding } from '../rules/rule.ts';
import type { Repository } from './api-objects.ts';
import type { IsOwn } from './author.ts';
import type { Client } from './client.ts';
import { lineInHead, type ShownLines, shownLines } from './diff.ts';

/** Reviews with more comments time out, and nobody reads them. */
const MOST = 10;

/** A change of one line, to be taken over by a click. */
interface Suggestion {
  readonly path: string;
  readonly line: number;
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
 * Suggests every fix that is an edit of a line which the pull request's diff shows: one review, each suggestion once. Those
 * of earlier runs that no longer apply are taken back, unless somebody answered.
 * @returns how many were made
 */
export async function suggest(
  client: Client,
  repository: Repository,
  result: Result,
  options: SuggestionOptions,
): Promise<number> {
  const pull_number = options.pullRequest;
  const wanted = await suggestionsOf(client, repository, result, options);
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
  if (fresh.length === 0) return 0;
  await client.rest.pulls.createReview({
    ...repository,
    pull_number,
    commit_id: options.head,
    event: 'COMMENT',
    body: `${start} -->\ngunicorn-plan-lint can mend ${fresh.length === 1 ? 'this' : `these ${fresh.length}`}:`,
    comments: fresh.map(({ path, line, body }) => ({ path, line, side: 'RIGHT', body })),
  });
  return fresh.length;
}

async function suggestionsOf(
  client: Client,
  repository: Repository,
  result: Result,
  { pullRequest, prefix, key }: SuggestionOptions,
): Promise<readonly Suggestion[]> {
  const fixable = result.findings.filter(({ fix }) => fix?.edit);
  if (fixable.length === 0) return [];
  const files = await client.paginate(client.rest.pulls.listFiles, {
    ...repository,
    pull_number: pullRequest,
    per_page: 100,
  });
  const diffs = new Map(files.map(({ filename, patch }) => [filename, shownLines(patch ?? '')]));
  return fixable.flatMap((finding) => {
    const edit = finding.fix?.edit;
    return edit ? (suggestionOf(finding, edit, result, diffs, prefix, key) ?? []) : [];
  });
}

function suggestionOf(
  finding: Finding,
  { at, text }: Edit,
  result: Result,
  diffs: ReadonlyMap<string, ShownLines>,
  prefix: string,
  key: string,
): Suggestion | null {
  const shown = shownOf(result);
  const path = prefix + at.source.path;
  const [from, to] = [at.source.position(at.start), at.source.position(at.end)];
  const line = at.source.line(from.line);
  // A line of which a part has to be hidden can't be suggested whole.
  if (from.line !== to.line || shown.line(at.source, from.line) !== line) return null;
  const number = lineInHead(diffs.get(path) ?? new Map(), from.line, line);
  const mended = `${line.slice(0, from.column - 1)}${text}${line.slice(to.column - 1)}`;
  if (number === null || mended === line || cleanLines(mended).join('\n') !== mended) return null;
  const marker = `${markerStart(key)}:${finding.fingerprint} -->`;
  const [headline = ''] = shown.words(finding.message).split('\n');
  const body = [marker, `${code(finding.rule)}: ${sentence(headline)}`, '', ...block(mended, 'suggestion')].join('\n');
  return { path, line: number, body, marker };
}

function markerStart(key: string): string {
  return `<!-- gunicorn-plan-lint:${key.replace(/[^A-Za-z0-9./_-]/g, '-')}:suggestion`;
}
