import { nameOf } from '../../../workspace/workspace.ts';
import { without } from './exclusions.ts';
import { type RunnerFiles, runnerPath } from './files.ts';
import { expanded } from './globs.ts';
import { everyPath, plainWords, withoutGlob } from './plain-words.ts';
import { NOTHING, put, type Tree } from './tree.ts';

/** `zip -r app.zip . -x '*.git*'` */
export function zip(files: RunnerFiles, words: readonly string[], cwd: string): RunnerFiles {
  const plain = plainWords(words, ['-b', '-t', '-P', '-n'], ['-x', '-i', '--exclude', '--include']);
  const [target, ...named] = plain;
  if (target === undefined) return files;
  const isListed = words.includes('-@');
  const inputs = isListed ? ['.'] : named;
  const path = runnerPath(cwd, target.includes('.') ? target : `${target}.zip`);
  const flags = words.filter((word) => /^-[a-zA-Z]+$/.test(word)).join('');
  let tree: Tree = files.archive(path) ?? NOTHING;
  if (isListed) tree = { ...tree, reason: tree.reason ?? 'which files `zip -@` is given is not known' };
  if (flags.includes('d')) return files.withArchive(path, without(tree, inputs, '.*', files.workspace));
  for (const input of everyPath(files, inputs, cwd)) {
    const whole = flags.includes('j') ? (expanded(files, input, cwd) ?? [input]) : [input];
    for (const each of whole) {
      const source = runnerPath(cwd, withoutGlob(each));
      tree = packed(
        tree,
        flags.includes('j') ? nameOf(source) : relativeTo(cwd, source),
        files.tree(source),
        unknownWord(input),
      );
    }
  }
  return files.withArchive(path, without(tree, leftOut(words), '.*', files.workspace));
}

/** `7z a app.zip ./backend/*`: a folder keeps its name, unless `./` stands before the pattern for all that it holds. */
export function sevenZip(files: RunnerFiles, words: readonly string[], cwd: string): RunnerFiles {
  const [command, target, ...inputs] = words.filter((word) => !word.startsWith('-'));
  if (target === undefined || !/^[au]$/.test(command ?? '')) return files;
  const path = runnerPath(cwd, target.includes('.') ? target : `${target}.7z`);
  const tree = (inputs.length > 0 ? inputs : ['.']).reduce((made, input) => {
    const source = runnerPath(cwd, withoutGlob(input));
    const isContents = /^\.?\/.*\*$/.test(input) || /^(\.\/?|\*)$/.test(input);
    const at = isContents ? '' : input.startsWith('/') ? nameOf(source) : relativeTo(cwd, source);
    return packed(made, at, files.tree(source), unknownWord(input));
  }, files.archive(path) ?? NOTHING);
  return files.withArchive(path, tree);
}

/** `python -m zipfile -c app.zip backend/ app.py`: each under its own name, but for `.`, of which it holds the contents. */
export function pythonZip(files: RunnerFiles, words: readonly string[], cwd: string): RunnerFiles {
  const [target, ...inputs] = words.slice(words.findIndex((word) => /^(-c|--create)$/.test(word)) + 1);
  if (target === undefined) return files;
  const tree = inputs.reduce((made, input) => {
    const source = runnerPath(cwd, input);
    return packed(made, /^\.{0,2}$/.test(input) ? '' : nameOf(source), files.tree(source), unknownWord(input));
  }, NOTHING);
  return files.withArchive(runnerPath(cwd, target), tree);
}

/** `unzip release.zip -d folder` */
export function unzip(files: RunnerFiles, words: readonly string[], cwd: string): RunnerFiles {
  const [archive] = plainWords(words, ['-d', '-x'], []);
  const at = words.indexOf('-d');
  const folder = runnerPath(cwd, at >= 0 ? (words[at + 1] ?? '') : '');
  const tree = archive === undefined ? null : files.archive(runnerPath(cwd, archive));
  return tree ? files.with(folder, tree) : files.doubted(folder, `what ${archive ?? 'the archive'} holds is not known`);
}

/** `tar -czf app.tar.gz -C backend .` and `tar -xzf app.tar.gz -C folder` */
export function tar(files: RunnerFiles, words: readonly string[], cwd: string): RunnerFiles {
  const folderAt = words.findIndex((word) => word === '-C' || word === '--directory');
  const folder = runnerPath(cwd, folderAt >= 0 ? (words[folderAt + 1] ?? '') : '');
  const flags = words.filter((word, at) => /^-?[a-zA-Z]+$/.test(word) && (word.startsWith('-') || at === 0)).join('');
  const fileAt = words.findIndex((word) => /^-?[a-zA-Z]*f$/.test(word) && !word.startsWith('--'));
  // without `-f` it is what a pipe hands on
  const name = fileAt < 0 ? '-' : words[fileAt + 1];
  if (name === undefined) return files;
  const path = runnerPath(cwd, name);
  if (flags.includes('x')) {
    const tree = files.archive(path);
    return tree ? files.with(folder, tree) : files.doubted(folder, `what ${name} holds is not known`);
  }
  // it lists one
  if (/t/.test(flags) && !/[cru]/.test(flags)) return files;
  const inputs = words.filter(
    (word, at) =>
      !word.startsWith('-') && at !== fileAt && at !== fileAt + 1 && at !== folderAt + 1 && !(at === 0 && fileAt === 0),
  );
  const isListed = words.some((word) => /^(-T|--files-from)/.test(word));
  let tree: Tree = isListed ? { ...NOTHING, reason: 'which files `tar` is given is not known' } : NOTHING;
  for (const input of isListed ? [] : everyPath(files, inputs, folder)) {
    const source = runnerPath(folder, withoutGlob(input));
    tree = packed(tree, relativeTo(folder, source), files.tree(source), unknownWord(input));
  }
  return files.withArchive(path, tree);
}

/** `git archive --format=zip --output app.zip HEAD`, `HEAD:backend` for a folder alone, `HEAD backend` for some paths. */
export function gitArchive(files: RunnerFiles, words: readonly string[], cwd: string): RunnerFiles {
  const at = words.findIndex((word) => word === '-o' || word === '--output');
  // else it is handed on by a pipe
  const output =
    at >= 0 ? words[at + 1] : (words.find((word) => word.startsWith('--output='))?.slice('--output='.length) ?? '-');
  const [revision = '', ...paths] = plainWords(words.slice(1), ['-o', '--output', '--format', '--prefix'], []);
  const inside = revision.includes(':') ? revision.slice(revision.indexOf(':') + 1) : '';
  const whole = files.tree(runnerPath(cwd, inside));
  const chosen = paths.map((path) => ({ path: path.replace(/\/$/, ''), own: files.tree(runnerPath(cwd, path)) }));
  const some = chosen.reduce((tree, { path, own }) => (own ? put(tree, path, own) : tree), NOTHING);
  const tree = paths.length > 0 ? some : whole;
  return output !== undefined && tree ? files.withArchive(runnerPath(cwd, output), tree) : files;
}

/** An archive with what a word names put into it, or why that can't be known. */
export function packed(tree: Tree, at: string, own: Tree | null, otherwise: string): Tree {
  return own ? put(tree, at, own) : { ...tree, reason: tree.reason ?? otherwise };
}

function unknownWord(word: string): string {
  return `what '${word}' stands for is not known`;
}

/** The patterns of each `-x` of zip, up to its next option. */
function leftOut(words: readonly string[]): readonly string[] {
  let excludes = false;
  return words.filter((word) => {
    if (word.startsWith('-')) excludes = word === '-x' || word === '--exclude';
    return excludes && !word.startsWith('-');
  });
}

function relativeTo(folder: string, path: string): string {
  if (path === folder) return '';
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : nameOf(path);
}
