import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type Files = Readonly<Record<string, string>>;

/** A repository with a pull request in it, as GitHub keeps one. */
export interface Repository {
  readonly folder: string;
  /** where the pull request starts from */
  readonly base: string;
  /** what its author pushed */
  readonly head: string;
  /** the target branch now, which may have gone on */
  readonly target: string;
  /** what GitHub checks out for it */
  readonly merge: string;
  git(...words: readonly string[]): string;
  /** a checkout of a commit, with all of its history or without any; to be removed by whoever asked for it */
  checkout(commit: string, depth: 'full' | 'shallow'): string;
  remove(): void;
}

const ENVIRONMENT = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@contoso.example',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@contoso.example',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

/**
 * @param base the files that the pull request starts from
 * @param head the files that its author pushed
 * @param target the files of the target branch now, if it has gone on
 */
export function repository(base: Files, head: Files, target: Files = base): Repository {
  const folder = mkdtempSync(join(tmpdir(), 'repository-'));
  const git = (...words: readonly string[]): string => run(folder, words);
  git('init', '-q', '-b', 'main');
  git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  const commit = (files: Files, message: string): string => {
    git('rm', '-rfq', '--ignore-unmatch', '.');
    write(folder, files);
    git('add', '-A', '-f');
    git('commit', '-q', '--allow-empty', '-m', message);
    return git('rev-parse', 'HEAD');
  };
  const first = commit(base, 'The site');
  git('checkout', '-q', '-b', 'change');
  const pushed = commit(head, 'The change');
  git('checkout', '-q', 'main');
  const now = target === base ? first : commit(target, 'Something else');
  git('checkout', '-q', '--detach', 'main');
  git('merge', '-q', '--no-ff', '-m', 'Merge', pushed);
  const merge = git('rev-parse', 'HEAD');
  git('update-ref', 'refs/pull/7/merge', merge);
  return {
    folder,
    base: first,
    head: pushed,
    target: now,
    merge,
    git,
    checkout(sha, depth) {
      const place = mkdtempSync(join(tmpdir(), 'checkout-'));
      const own = (...words: readonly string[]) => run(place, words);
      own('init', '-q', '-b', 'main');
      const all = depth === 'full' ? ['+refs/*:refs/remotes/origin/*'] : [];
      own('fetch', '-q', ...(depth === 'shallow' ? ['--depth=1'] : []), `file://${folder}`, sha, ...all);
      own('checkout', '-q', '--detach', sha);
      return place;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function write(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function run(folder: string, words: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...words], { env: ENVIRONMENT, encoding: 'utf8' }).trim();
}
