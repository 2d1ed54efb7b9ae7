import { execFileSync } from 'node:child_process';
import type { Answer } from './api.ts';
import type { Call, Matched } from './openapi.ts';
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

/** What GitHub tells of a person besides. */
const PERSON = {
  name: null,
  company: null,
  blog: null,
  location: null,
  email: null,
  hireable: null,
  bio: null,
  public_repos: 0,
  public_gists: 0,
  followers: 0,
  following: 0,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
};

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
const WHEN = '2026-01-01T00:00:00Z';

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
      return { status: 200, body: { ...user(ADA, state), ...PERSON } };
    case 'git/get-commit': {
      const raw = git('cat-file', 'commit', parameters['commit_sha'] ?? '');
      return raw === null ? NOT_FOUND : { status: 200, body: commit(parameters['commit_sha'] ?? '', raw, state) };
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
      return base === null ? NOT_FOUND : { status: 200, body: comparison(base, parameters['base'] ?? '', state) };
    }
    case 'issues/list-comments':
      return paged(
        comments.map((one) => issueComment(one, state)),
        parameters,
        called,
        state,
      );
    case 'issues/create-comment': {
      const comment = { id: 1000 + comments.length, user: BOT, body: String(given['body']) };
      comments.push(comment);
      return { status: 201, body: issueComment(comment, state) };
    }
    case 'issues/update-comment': {
      const comment = comments.find(({ id }) => String(id) === parameters['comment_id']);
      if (!comment) return NOT_FOUND;
      comment.body = String(given['body']);
      return { status: 200, body: issueComment(comment, state) };
    }
    case 'pulls/list-review-comments':
      return paged(
        reviewComments.map((one) => reviewComment(one, state)),
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
      return { status: 200, body: review(String(given['body']), String(given['commit_id']), state) };
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

function user({ login, type }: User, { url }: State): object {
  const own = `${url}/users/${encodeURIComponent(login)}`;
  const links =
    'url html_url avatar_url followers_url following_url gists_url starred_url subscriptions_url organizations_url repos_url events_url received_events_url';
  return {
    login,
    id: 1,
    node_id: 'n',
    gravatar_id: '',
    type,
    site_admin: false,
    ...Object.fromEntries(links.split(' ').map((name) => [name, own])),
  };
}

function issueComment({ id, user: author, body }: Comment, state: State): object {
  const own = `${state.url}/comments/${id}`;
  return {
    id,
    node_id: 'n',
    url: own,
    html_url: own,
    issue_url: `${state.url}/issues/7`,
    body,
    user: user(author, state),
    created_at: WHEN,
    updated_at: WHEN,
    author_association: 'NONE',
  };
}

function reviewComment(comment: ReviewComment, state: State): object {
  const { id, user: author, body, path, line, in_reply_to_id } = comment;
  const own = `${state.url}/comments/${id}`;
  return {
    id,
    node_id: 'n',
    url: own,
    html_url: own,
    pull_request_url: own,
    pull_request_review_id: 1,
    diff_hunk: '@@',
    path,
    line,
    side: 'RIGHT',
    commit_id: state.repository?.head ?? '',
    original_commit_id: state.repository?.head ?? '',
    body,
    user: user(author, state),
    created_at: WHEN,
    updated_at: WHEN,
    author_association: 'NONE',
    _links: { self: { href: own }, html: { href: own }, pull_request: { href: own } },
    ...(in_reply_to_id === undefined ? {} : { in_reply_to_id }),
  };
}

function review(body: string, commitId: string, state: State): object {
  const own = `${state.url}/reviews/1`;
  return {
    id: 1,
    node_id: 'n',
    user: user(BOT, state),
    body,
    state: 'COMMENTED',
    html_url: own,
    pull_request_url: own,
    author_association: 'NONE',
    commit_id: commitId,
    submitted_at: WHEN,
    _links: { html: { href: own }, pull_request: { href: own } },
  };
}

function commit(sha: string, raw: string, { url }: State): object {
  const parents = [...raw.matchAll(/^parent (.+)$/gm)].map(([, parent = '']) => parent);
  const person = { name: 'Ada', email: 'ada@contoso.example', date: WHEN };
  const own = `${url}/git/commits/${sha}`;
  return {
    sha,
    node_id: 'n',
    url: own,
    html_url: own,
    author: person,
    committer: person,
    message: raw.slice(raw.indexOf('\n\n') + 2),
    tree: { sha: /^tree (.+)$/m.exec(raw)?.[1] ?? '', url: own },
    parents: parents.map((parent) => ({ sha: parent, url: own, html_url: own })),
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  };
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

/** Only the merge base is looked at; all else is what the description asks for. */
function comparison(base: string, from: string, { url }: State): object {
  const own = `${url}/compare`;
  const person = { name: 'Ada', email: 'ada@contoso.example', date: WHEN };
  const whole = (sha: string): object => ({
    url: own,
    sha,
    node_id: 'n',
    html_url: own,
    comments_url: own,
    commit: {
      url: own,
      author: person,
      committer: person,
      message: 'A commit',
      comment_count: 0,
      tree: { sha, url: own },
    },
    author: null,
    committer: null,
    parents: [],
  });
  return {
    url: own,
    html_url: own,
    permalink_url: own,
    diff_url: own,
    patch_url: own,
    base_commit: whole(from),
    merge_base_commit: whole(base),
    status: 'diverged',
    ahead_by: 1,
    behind_by: 1,
    total_commits: 1,
    commits: [],
    files: [],
  };
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
