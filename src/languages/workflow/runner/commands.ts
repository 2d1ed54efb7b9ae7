import { pathText } from '../../../text/path-text.ts';
import type { TracedText } from '../../../text/traced.ts';
import { nameOf } from '../../../workspace/workspace.ts';
import type { Call } from '../../shell/world.ts';
import { afterAzd } from './azd-environment.ts';
import { fetchedFile, generatedFile, withUnixLineEnds } from './changes.ts';
import { without } from './exclusions.ts';
import { type RunnerFiles, runnerPath } from './files.ts';
import { expanded, isPattern } from './globs.ts';
import { joinPath, NOTHING, put, type Tree } from './tree.ts';

/** The runner's disk after a program has run: copies and archives are followed, other programs may write anything. */
export function applyCall(files: RunnerFiles, call: Call): RunnerFiles {
  const program = nameOf(call.program);
  const named = call.argv.map(pathText);
  const words = named.map((word, at) => word ?? call.argv[at]?.string ?? '');
  if (named.includes(null) && COPIES.has(program)) {
    const target = call.argv.at(-1);
    const into = target?.known && !isArchiver(program) ? runnerPath(call.cwd, target.string) : call.cwd;
    return files.doubted(into, `what \`${shown(call)}\` copies is not known`);
  }
  switch (program) {
    case 'zip':
      return zip(files, words, call.cwd);
    case 'unzip':
      return unzip(files, words, call.cwd);
    case 'cp':
    case 'rsync':
      return copy(files, words, call.cwd, program);
    case 'mv':
      return move(files, words, call.cwd);
    case 'tar':
      return tar(files, words, call.cwd);
    case 'git':
      return words[0] === 'archive' ? gitArchive(files, words, call.cwd) : files;
    case 'dos2unix':
      return withUnixLineEnds(files, words, call.cwd);
    case 'poetry':
    case 'uv':
    case 'pipenv':
    case 'pdm':
      return afterProjectTool(files, program, words, call);
    case 'pip-compile':
    case 'pipreqs':
      return generatedFile(files, program, words, call, shown(call));
    case 'azd':
      return afterAzd(files, call);
    case 'curl':
    case 'wget':
      return fetchedFile(files, words, call, shown(call));
    default:
      return writesFiles(program, words) ? files.doubted(call.cwd, `\`${shown(call)}\` may write files`) : files;
  }
}

/** A tool for a project's packages: it exports them into a file, installs them beside the app, or runs another program. */
function afterProjectTool(files: RunnerFiles, tool: string, words: readonly string[], call: Call): RunnerFiles {
  const [command = '', program = '', ...rest] = words.filter(
    (word) => !/^-[qvn]|^--(quiet|verbose|no-interaction)$/.test(word),
  );
  const targets = installsIntoApp(words);
  if (/^(export|build|requirements)$/.test(command) || (command === 'pip' && program === 'compile'))
    return generatedFile(files, tool, words, call, shown(call));
  const writes = command === 'run' ? program !== '' && writesFiles(program, rest) : targets || !INSTALLS.test(command);
  return writes ? files.doubted(call.cwd, `\`${shown(call)}\` may write files`) : files;
}

/** Commands that change a virtual environment, the list of packages, or nothing. */
const INSTALLS =
  /^(install|sync|lock|update|add|remove|pip|venv|env|tool|python|config|check|show|cache|self|source|shell|version|-V|--version)$/;

function isArchiver(program: string): boolean {
  return /^(zip|unzip|tar)$/.test(program);
}

const COPIES = new Set(['zip', 'unzip', 'cp', 'rsync', 'mv', 'tar']);

function shown({ program, argv }: Call): string {
  const text = [program, ...argv.map((word: TracedText) => word.string)].join(' ').replace(/\uFFFC/g, '…');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Programs that read, check, install beside the app, or speak to a service. */
const HARMLESS = new Set(
  `az azd pip pip3 python-version pytest flake8 ruff black isort mypy pylint bandit tox coverage echo printf ls cat curl wget gh docker sleep
  apt apt-get sudo chmod touch mkdir jq which test true false date git-version uname whoami id du df tree env printenv pwd psql
  alembic pyright pip-audit semgrep trivy shellcheck actionlint yamllint bicep base64 openssl nc ping dig export set unset
  mysql sqlcmd kubectl helm terraform source deactivate safety pre-commit grep egrep head tail wc sort uniq cut tr`.split(
    /\s+/,
  ),
);

function writesFiles(program: string, words: readonly string[]): boolean {
  if (/^pip[\d.]*$/.test(program)) return installsIntoApp(words);
  if (/^python[\d.]*$/.test(program)) {
    const module = words[words.indexOf('-m') + 1];
    if (words[0] === '--version' || words[0] === '-V') return false;
    const code = words[0] === '-c' ? (words[1] ?? '') : null;
    if (code !== null)
      return /open\(|write|copy|mkdir|makedirs|rename|remove|unlink|shutil|dump|subprocess|system\(/.test(code);
    if (
      words.includes('-m') &&
      ['pip', 'venv', 'pytest', 'unittest', 'flake8', 'compileall', 'virtualenv', 'build'].includes(module ?? '')
    )
      return installsIntoApp(words);
    return !(
      words.some((word) => word.endsWith('manage.py')) &&
      words.some((word) => ['test', 'check', 'migrate', 'makemigrations', 'collectstatic'].includes(word))
    );
  }
  return !HARMLESS.has(program);
}

/** `pip install -t .`: packages that are put beside the app's own modules; in a folder of their own they are none of these. */
function installsIntoApp(words: readonly string[]): boolean {
  const at = words.findIndex((word) => /^(-t|--target)(=|$)/.test(word));
  const target = at < 0 ? undefined : (/=(.*)$/.exec(words[at] ?? '')?.[1] ?? words[at + 1] ?? '');
  return target !== undefined && /^(\.?\/*|\.\.?.*\.\.)$/.test(target);
}

/** `zip -r app.zip . -x '*.git*'` */
function zip(files: RunnerFiles, words: readonly string[], cwd: string): RunnerFiles {
  const plain = plainWords(words, ['-b', '-t', '-P', '-n'], ['-x', '-i', '--exclude', '--include']);
  const [target, ...inputs] = plain;
  if (target === undefined) return files;
  const path = runnerPath(cwd, target.includes('.') ? target : `${target}.zip`);
  const flags = words.filter((word) => /^-[a-zA-Z]+$/.test(word)).join('');
  let tree = files.archive(path) ?? NOTHING;
  if (flags.includes('d')) return files.withArchive(path, without(tree, inputs, '.*', files.workspace));
  for (const input of everyPath(files, inputs, cwd)) {
    const whole = flags.includes('j') ? (expanded(files, input, cwd) ?? [input]) : [input];
    for (const each of whole) {
      const source = runnerPath(cwd, withoutGlob(each));
      tree = packed(tree, flags.includes('j') ? nameOf(source) : relativeTo(cwd, source), files.tree(source), input);
    }
  }
  return files.withArchive(path, without(tree, leftOut(words), '.*', files.workspace));
}

/** The paths that words stand for, those of a pattern one by one where it is known what it matches. */
function everyPath(files: RunnerFiles, words: readonly string[], folder: string): readonly string[] {
  return words.flatMap((word) => (isPattern(word) ? (expanded(files, word, folder) ?? word) : word));
}

/** An archive with what a word names put into it. */
function packed(tree: Tree, at: string, own: Tree | null, word: string): Tree {
  return own ? put(tree, at, own) : { ...tree, reason: tree.reason ?? `what '${word}' stands for is not known` };
}

/** The patterns of each `-x` of zip, up to its next option. */
function leftOut(words: readonly string[]): readonly string[] {
  let excludes = false;
  return words.filter((word) => {
    if (word.startsWith('-')) excludes = word === '-x' || word === '--exclude';
    return excludes && !word.startsWith('-');
  });
}

/** `./*` and `backend/*` stand for all that a folder holds. */
function withoutGlob(path: string): string {
  return path === '*' ? '.' : path.replace(/\/(?:\*|\*\*|\*\*\/\*)$/, '') || '/';
}

function relativeTo(folder: string, path: string): string {
  if (path === folder) return '';
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : nameOf(path);
}

/** `unzip release.zip -d folder` */
function unzip(files: RunnerFiles, words: readonly string[], cwd: string): RunnerFiles {
  const [archive] = plainWords(words, ['-d', '-x'], []);
  const at = words.indexOf('-d');
  const folder = runnerPath(cwd, at >= 0 ? (words[at + 1] ?? '') : '');
  const tree = archive === undefined ? null : files.archive(runnerPath(cwd, archive));
  return tree ? files.with(folder, tree) : files.doubted(folder, `what ${archive ?? 'the archive'} holds is not known`);
}

/** `cp -r backend/. package/`, `cp app.py requirements.txt package/`, `rsync -a src/ package/` */
function copy(files: RunnerFiles, words: readonly string[], cwd: string, program: string): RunnerFiles {
  const valued =
    program === 'rsync' ? ['--exclude', '--include', '-e', '--filter', '--exclude-from', '-f'] : ['-t', '-S'];
  const plain = plainWords(words, valued, []);
  const at = words.indexOf('-t');
  const target = at >= 0 && program === 'cp' ? words[at + 1] : plain.at(-1);
  const sources = at >= 0 && program === 'cp' ? plain : plain.slice(0, -1);
  if (target === undefined) return files;
  let changed = files;
  const whole = everyPath(files, sources, cwd);
  for (const source of whole) {
    const from = runnerPath(cwd, withoutGlob(source));
    const into = destination(changed, runnerPath(cwd, target), source, from, whole.length, target, program);
    const archive = files.archive(from);
    if (archive) changed = changed.withArchive(into, archive);
    const tree = files.tree(from);
    if (tree) changed = changed.with(into, tree);
    else if (!archive) changed = changed.doubted(runnerPath(cwd, target), `what ${source} holds is not known`);
  }
  return changed;
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

function move(files: RunnerFiles, words: readonly string[], cwd: string): RunnerFiles {
  const copied = copy(files, words, cwd, 'mv');
  const sources = plainWords(words, ['-t'], []).slice(0, -1);
  return sources.reduce(
    (changed, source) => (source.includes('*') ? changed : changed.without(runnerPath(cwd, source))),
    copied,
  );
}

/** `tar -czf app.tar.gz -C backend .` and `tar -xzf app.tar.gz -C folder` */
function tar(files: RunnerFiles, words: readonly string[], cwd: string): RunnerFiles {
  const folderAt = words.findIndex((word) => word === '-C' || word === '--directory');
  const folder = runnerPath(cwd, folderAt >= 0 ? (words[folderAt + 1] ?? '') : '');
  const flags = words.filter((word, at) => /^-?[a-zA-Z]+$/.test(word) && (word.startsWith('-') || at === 0)).join('');
  const fileAt = words.findIndex((word) => /^-?[a-zA-Z]*f$/.test(word) && !word.startsWith('--'));
  const name = words[fileAt + 1];
  if (fileAt < 0 || name === undefined) return files;
  const path = runnerPath(cwd, name);
  if (flags.includes('x')) {
    const tree = files.archive(path);
    return tree ? files.with(folder, tree) : files.doubted(folder, `what ${name} holds is not known`);
  }
  const inputs = words.filter(
    (word, at) =>
      !word.startsWith('-') && at !== fileAt && at !== fileAt + 1 && at !== folderAt + 1 && !(at === 0 && fileAt === 0),
  );
  let tree: Tree = NOTHING;
  for (const input of everyPath(files, inputs, folder)) {
    const source = runnerPath(folder, withoutGlob(input));
    tree = packed(tree, relativeTo(folder, source), files.tree(source), input);
  }
  return files.withArchive(path, tree);
}

/** `git archive --format=zip --output app.zip HEAD`, `HEAD:backend` for a folder alone, `HEAD backend` for some paths. */
function gitArchive(files: RunnerFiles, words: readonly string[], cwd: string): RunnerFiles {
  const at = words.findIndex((word) => word === '-o' || word === '--output');
  const output =
    at >= 0 ? words[at + 1] : words.find((word) => word.startsWith('--output='))?.slice('--output='.length);
  const [revision = '', ...paths] = plainWords(words.slice(1), ['-o', '--output', '--format', '--prefix'], []);
  const inside = revision.includes(':') ? revision.slice(revision.indexOf(':') + 1) : '';
  const whole = files.tree(runnerPath(cwd, inside));
  const chosen = paths.map((path) => ({ path: path.replace(/\/$/, ''), own: files.tree(runnerPath(cwd, path)) }));
  const some = chosen.reduce((tree, { path, own }) => (own ? put(tree, path, own) : tree), NOTHING);
  const tree = paths.length > 0 ? some : whole;
  return output !== undefined && tree ? files.withArchive(runnerPath(cwd, output), tree) : files;
}

/** Words that are no options; `until` ends them: what follows belongs to the option. */
function plainWords(words: readonly string[], valued: readonly string[], until: readonly string[]): readonly string[] {
  const plain: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (until.includes(word)) {
      while (at + 1 < words.length && !words[at + 1]?.startsWith('-')) at++;
    } else if (valued.includes(word)) at++;
    else if (!word.startsWith('-') || word === '-') plain.push(word);
  }
  return plain;
}
