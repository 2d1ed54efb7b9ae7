import { TracedText } from '../../../text/traced.ts';
import { joinPath, nameOf } from '../../../workspace/workspace.ts';
import { globPattern, without } from './exclusions.ts';
import { type RunnerFiles, runnerPath, shownPath } from './files.ts';
import { onCondition } from './on-condition.ts';
import { everyPath, plainWords, withoutGlob } from './plain-words.ts';
import { isFile, type Tree, writtenFile } from './tree.ts';

/** `cp -r backend/. package/`, `cp app.py requirements.txt package/`, `rsync -a src/ package/` */
export function copy(files: RunnerFiles, words: readonly string[], cwd: string, program: string): RunnerFiles {
  const valued = VALUED[program] ?? ['-t', '-S'];
  const plain = plainWords(words, valued, []);
  const at = words.indexOf('-t');
  const target = at >= 0 && program !== 'rsync' ? words[at + 1] : plain.at(-1);
  const sources = at >= 0 && program !== 'rsync' ? plain : plain.slice(0, -1);
  if (target === undefined) return files;
  const excluded = program === 'rsync' ? leftOut(words) : [];
  if (excluded === null) return files.doubted(runnerPath(cwd, target), '`rsync` copies it by filters');
  const keeps = program === 'cp' && words.some((word) => /^-[a-zA-Z]*[nu]|^--(no-clobber|update)/.test(word));
  let changed = files;
  const fits = excluded.map((pattern) => globPattern(pattern, '[^/]*'));
  const whole = everyPath(files, sources, cwd).filter((source) => !fits.some((each) => each.test(nameOf(source))));
  for (const source of whole) {
    const from = runnerPath(cwd, withoutGlob(source));
    const into = destination(changed, runnerPath(cwd, target), source, from, whole.length, target, program);
    const archive = files.archive(from);
    if (archive) changed = changed.withArchive(into, archive);
    const tree = files.tree(from);
    if (tree)
      changed = keeps
        ? keeping(changed, into, tree)
        : changed.with(into, without(tree, excluded, '[^/]*', files.workspace));
    else if (!archive) changed = withUnknown(changed, into, runnerPath(cwd, target), source);
  }
  return changed;
}

/** Of a file or folder of which nothing is known, it is at least known where it comes to lie. */
function withUnknown(files: RunnerFiles, into: string, target: string, source: string): RunnerFiles {
  const reason = `what ${shownPath(source)} holds is not known`;
  return into !== target && FILE_NAME.test(nameOf(source))
    ? files.replaced(into, writtenFile(TracedText.hole({ reason }, null)))
    : files.doubted(NO_NAME.test(nameOf(into)) ? target : into, reason);
}

/** A pattern, or a name of which a part isn't known. */
const NO_NAME = /[*?[{\uFFFC]/;

/** `.env`, `.env.local`, `config.json`, and no pattern */
const FILE_NAME = /^\.?[\w-]+(?:\.[\w-]+)+$|^\.env$/;

const VALUED: Readonly<Record<string, readonly string[]>> = {
  rsync: ['--exclude', '--include', '-e', '--rsh', '--filter', '--exclude-from', '-f'],
  install: ['-t', '-m', '-o', '-g', '-S', '--mode', '--owner', '--group'],
};

/**
 * The patterns of rsync's `--exclude`; null for filters that are not followed. One without a slash fits a name wherever it is.
 * https://download.samba.org/pub/rsync/rsync.1#PATTERN_MATCHING_RULES
 */
function leftOut(words: readonly string[]): readonly string[] | null {
  if (words.some((word) => /^(--include|--filter|--exclude-from|--files-from|-f)(=|$)/.test(word))) return null;
  const patterns = words.flatMap((word, at) => {
    if (word.startsWith('--exclude=')) return word.slice('--exclude='.length);
    return word === '--exclude' ? (words[at + 1] ?? []) : [];
  });
  return patterns.flatMap((pattern) => {
    const plain = pattern.replace(/^\//, '').replace(/\/$/, '');
    return pattern.replace(/\/$/, '').includes('/') ? [plain] : [plain, `**/${plain}`];
  });
}

/** `cp -n`: a file that is there stays; of a folder's files, each is the one or the other. */
function keeping(files: RunnerFiles, into: string, tree: Tree): RunnerFiles {
  const old = files.tree(into);
  if (!old) return files.with(into, tree);
  return isFile(old, files.workspace) && old.reason === null ? files : onCondition(files, files.with(into, tree));
}

/** A folder is copied into a folder that exists, and becomes one that doesn't. */
function destination(
  files: RunnerFiles,
  target: string,
  written: string,
  from: string,
  count: number,
  shownTarget: string,
  program: string,
): string {
  const contents = /(^|\/)(\.|\*)$/.test(written) || (program === 'rsync' && written.endsWith('/'));
  if (contents) return target;
  const name = nameOf(from);
  const isFolder = shownTarget.endsWith('/') || /(^|\/)\.\.?$/.test(shownTarget) || count > 1 || files.isFolder(target);
  return isFolder || program === 'rsync' ? joinPath(target === '/' ? '' : target, name) : target;
}

export function move(files: RunnerFiles, words: readonly string[], cwd: string): RunnerFiles {
  const copied = copy(files, words, cwd, 'mv');
  const sources = plainWords(words, ['-t'], []).slice(0, -1);
  return sources.reduce(
    (changed, source) => (source.includes('*') ? changed : changed.without(runnerPath(cwd, source))),
    copied,
  );
}
