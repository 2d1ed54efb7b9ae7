import { execFileSync } from 'node:child_process';
import type { Answer } from './api.ts';
import { type Call, leastOf, type Matched } from './openapi.ts';
import type { Repository } from './repository.ts';

/** A comment on the pull request. */
export interface Comment {
  readonly id: number;
  readonly user: User;
  body: string;
}

/** A comment on a line of it. */
export interface ReviewComment extends Comment {
  readonly path: string;
  readonly line: number;
  readonly in_reply_to_id?: number;
}

interface User {
  readonly login: string;
  readonly type: 'Bot' | 'User';
}

export const BOT: User = { login: 'github-actions[bot]', type: 'Bot' };
export const ADA: User = { login: 'ada', type: 'User' };
export const MALLORY: User = { login: 'mallory', type: 'User' };

interface State {
  readonly repository: Repository | null;
  readonly comments: Comment[];
  readonly reviewComments: ReviewComment[];
  readonly url: string;
}

const NOT_FOUND: Answer = {
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest' },
};

/** What GitHub would answer. */
export function answerOf({ operation, parameters }: Matched, { body, url: called }: Call, state: State): Answer {
  const { repository, comments, reviewComments } = state;
  const git = (...words: readonly string[]): string | null => {
    try {
      return repository?.git(...words) ?? null;
    } catch {
      return null;
    }
  };
  const given = (body ?? {}) as Readonly<Record<string, unknown>>;
  switch (operation.id) {
    case 'users/get-authenticated':
      return { status: 200, body: { ...leastOf('private-user'), ...user(ADA) } };
    case 'git/get-commit': {
      const raw = git('cat-file', 'commit', parameters['commit_sha'] ?? '');
      return raw === null ? NOT_FOUND : { status: 200, body: commit(parameters['commit_sha'] ?? '', raw) };
    }
    case 'git/get-tree': {
      const listed = git('ls-tree', '-r', '-t', '-l', '-z', '--full-tree', parameters['tree_sha'] ?? '');
      return listed === null ? NOT_FOUND : { status: 200, body: tree(parameters['tree_sha'] ?? '', listed, state) };
    }
    case 'git/get-blob': {
      const sha = parameters['file_sha'] ?? '';
      if (git('cat-file', '-e', sha) === null || repository === null) return NOT_FOUND;
      const bytes = execFileSync('git', ['-C', repository.folder, 'cat-file', 'blob', sha]);
      const content = bytes.toString('base64').replace(/.{60}/g, '$&\n');
      return {
        status: 200,
        body: { sha, node_id: 'n', size: bytes.length, url: `${state.url}/b`, content, encoding: 'base64' },
      };
    }
    case 'repos/compare-commits': {
      const base = git('merge-base', parameters['base'] ?? '', parameters['head'] ?? '');
      return base === null ? NOT_FOUND : { status: 200, body: comparison(base) };
    }
    case 'issues/list-comments':
      return paged(
        comments.map((one) => issueComment(one)),
        parameters,
        called,
        state,
      );
    case 'issues/create-comment': {
      const comment = { id: 1000 + comments.length, user: BOT, body: String(given['body']) };
      comments.push(comment);
      return { status: 201, body: issueComment(comment) };
    }
    case 'issues/update-comment': {
      const comment = comments.find(({ id }) => String(id) === parameters['comment_id']);
      if (!comment) return NOT_FOUND;
      comment.body = String(given['body']);
      return { status: 200, body: issueComment(comment) };
    }
    case 'pulls/list':
      return { status: 200, body: parameters['head'] === 'mallory:change' ? [openPullRequest(state)] : [] };
    case 'pulls/list-review-comments':
      return paged(
        reviewComments.map((one) => reviewComment(one)),
        parameters,
        called,
        state,
      );
    case 'pulls/delete-review-comment': {
      const at = reviewComments.findIndex(({ id }) => String(id) === parameters['comment_id']);
      if (at < 0) return NOT_FOUND;
      reviewComments.splice(at, 1);
      return { status: 204, body: null };
    }
    case 'pulls/list-files':
      return paged(changedFiles(state), parameters, called, state);
    case 'pulls/create-review': {
      const own = given['comments'] as readonly {
        readonly path: string;
        readonly line: number;
        readonly body: string;
      }[];
      for (const { path, line, body: text } of own) {
        reviewComments.push({ id: 2000 + reviewComments.length, user: BOT, body: text, path, line });
      }
      return { status: 200, body: review(String(given['body']), String(given['commit_id'])) };
    }
    default:
      throw new Error(`no answer is made up for ${operation.id}`);
  }
}

/** A page of a list, with the links that lead to the others. */
function paged(all: readonly unknown[], parameters: Matched['parameters'], called: string, { url }: State): Answer {
  const size = Number(parameters['per_page'] ?? 30);
  const page = Number(parameters['page'] ?? 1);
  const last = Math.max(Math.ceil(all.length / size), 1);
  const address = (number: number): string => {
    const next = new URL(called, url);
    next.searchParams.set('page', String(number));
    return next.href;
  };
  const link = page < last ? { link: `<${address(page + 1)}>; rel="next", <${address(last)}>; rel="last"` } : {};
  return { status: 200, body: all.slice((page - 1) * size, page * size), headers: link };
}

function user({ login, type }: User): object {
  return { ...leastOf('simple-user'), login, type };
}

/** The one pull request that there is. */
function openPullRequest({ repository }: State): object {
  const pull = leastOf('pull-request-simple');
  const head = { ...(pull['head'] as object), ref: 'change', label: 'mallory:change', sha: repository?.head ?? '' };
  return { ...pull, number: 7, state: 'open', head };
}

function issueComment({ id, user: author, body }: Comment): object {
  return { ...leastOf('issue-comment'), id, body, user: user(author) };
}

function reviewComment({ user: author, ...comment }: ReviewComment): object {
  return { ...leastOf('pull-request-review-comment'), ...comment, user: user(author) };
}

function review(body: string, commitId: string): object {
  return { ...leastOf('pull-request-review'), user: user(BOT), body, state: 'COMMENTED', commit_id: commitId };
}

function commit(sha: string, raw: string): object {
  const parents = [...raw.matchAll(/^parent (.+)$/gm)].map(([, parent = '']) => parent);
  return { ...leastOf('git-commit'), sha, parents: parents.map((parent) => ({ sha: parent, url: '', html_url: '' })) };
}

function tree(sha: string, listed: string, { url }: State): object {
  const entries = listed.split('\0').flatMap((entry) => {
    const [, mode, type, name, size, path] = /^(\d+) (\w+) (\w+) +(\S+)\t([\s\S]*)$/.exec(entry) ?? [];
    return path === undefined
      ? []
      : [{ path, mode, type, sha: name, url: `${url}/t`, ...(type === 'blob' ? { size: Number(size) } : {}) }];
  });
  return { sha, url: `${url}/t`, truncated: false, tree: entries };
}

function comparison(base: string): object {
  return { ...leastOf('commit-comparison'), merge_base_commit: { ...leastOf('commit'), sha: base } };
}

/** The pull request's files with their patches, without the header that git writes. */
function changedFiles({ repository, url }: State): readonly object[] {
  if (repository === null) return [];
  const diff = repository.git('diff', '--no-color', '--no-renames', repository.base, repository.head);
  return diff
    .split(/^diff --git /m)
    .slice(1)
    .map((part) => {
      const filename = /^\+\+\+ b\/(.*)$/m.exec(part)?.[1] ?? /^--- a\/(.*)$/m.exec(part)?.[1] ?? '';
      const patch = part.slice(part.indexOf('@@ -'));
      const count = (sign: string): number => patch.split('\n').filter((line) => line.startsWith(sign)).length;
      return {
        sha: 'a'.repeat(40),
        filename,
        status: 'modified',
        additions: count('+'),
        deletions: count('-'),
        changes: count('+') + count('-'),
        blob_url: url,
        raw_url: url,
        contents_url: url,
        patch,
      };
    });
}
