import { spawn } from 'node:child_process';
import type { TreeFile } from '../workspace/tree.ts';

/** The objects of a git repository. Nothing is run, fetched or written by asking for them. */
export interface Objects {
  /** the parents of a commit, which a shallow clone names too; null where the commit isn't there */
  parents(commit: string): Promise<readonly string[] | null>;
  /** the newest commit that both come from; null where the history isn't there */
  mergeBase(first: string, second: string): Promise<string | null>;
  /** all files of a commit; null where the commit isn't there */
  tree(commit: string): Promise<readonly TreeFile[] | null>;
  /** those of the blobs that are there */
  blobs(names: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
}

/** The most that one answer may hold. */
const MOST_BYTES = 256 * 1024 * 1024;
const SECONDS = 60;

/**
 * @param directory the repository's `.git`. It is named to git, so that git never looks for one in files of the checkout,
 *   which could configure it.
 */
export function gitObjects(directory: string): Objects {
  const ask = (words: readonly string[], input = ''): Promise<Buffer | null> => git(directory, words, input);
  return {
    async parents(commit) {
      const text = (await ask(['cat-file', 'commit', commit]))?.toString('utf8');
      const head = text?.slice(0, text.indexOf('\n\n'));
      return head === undefined ? null : [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = '']) => parent);
    },
    async mergeBase(first, second) {
      return (await ask(['merge-base', first, second]))?.toString('utf8').trim() || null;
    },
    async tree(commit) {
      const listed = await ask(['ls-tree', '-r', '-z', '--full-tree', commit]);
      return listed === null ? null : listed.toString('utf8').split('\0').flatMap(treeFile);
    },
    async blobs(names) {
      const answer = await ask(['cat-file', '--batch'], names.map((name) => `${name}\n`).join(''));
      return answer ? blobsIn(answer) : new Map();
    },
  };
}

function treeFile(entry: string): readonly TreeFile[] {
  const [, mode = '', blob = '', path = ''] = /^(\d+) blob ([0-9a-f]+)\t([\s\S]*)$/.exec(entry) ?? [];
  return path === '' ? [] : [{ path, blob, kind: kindOf(mode) }];
}

/** By the modes of git's trees (https://git-scm.com/docs/git-fast-import#_filemodify). */
export function kindOf(mode: string): TreeFile['kind'] {
  return mode === '120000' ? 'link' : mode === '100755' ? 'executable' : 'file';
}

/** `<name> blob <size>`, the bytes, a line end; or `<name> missing`. */
function blobsIn(answer: Buffer): ReadonlyMap<string, Buffer> {
  const blobs = new Map<string, Buffer>();
  let at = 0;
  while (at < answer.length) {
    const end = answer.indexOf(10, at);
    if (end < 0) break;
    const [, name, size] = /^([0-9a-f]+) blob (\d+)$/.exec(answer.toString('latin1', at, end)) ?? [];
    at = end + 1;
    if (name === undefined) continue;
    blobs.set(name, answer.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return blobs;
}

/** What git prints; null where it isn't installed, refuses, or takes too long. */
function git(directory: string, words: readonly string[], input: string): Promise<Buffer | null> {
  // The repository may belong to another user than the one that this runs as, in a container.
  const settings = ['-c', 'safe.directory=*', '-c', 'protocol.allow=never'];
  const env = { PATH: process.env['PATH'], GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
  return new Promise((resolve) => {
    const child = spawn('git', ['--no-replace-objects', `--git-dir=${directory}`, ...settings, ...words], {
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    // Not `spawn`'s own timeout: where git isn't installed, its timer would keep this process for all of the time.
    const timer = setTimeout(() => child.kill(), SECONDS * 1000);
    const parts: Buffer[] = [];
    let bytes = 0;
    child.stdout.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > MOST_BYTES) child.kill();
      else parts.push(part);
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    const done = (answer: Buffer | null): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    child.on('error', () => done(null));
    child.on('close', (code) => done(code === 0 ? Buffer.concat(parts) : null));
  });
}
