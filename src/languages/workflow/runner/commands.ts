import { pathText } from '../../../text/path-text.ts';
import type { TracedText } from '../../../text/traced.ts';
import { nameOf } from '../../../workspace/workspace.ts';
import type { Call } from '../../shell/world.ts';
import { gitArchive, pythonZip, sevenZip, tar, unzip, zip } from './archives.ts';
import { afterAzd } from './azd-environment.ts';
import { cloned, editedFiles, fetchedFile, generatedFile, withUnixLineEnds } from './changes.ts';
import { copy, move } from './copies.ts';
import { type RunnerFiles, runnerPath } from './files.ts';

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
    case '7z':
    case '7za':
    case '7zr':
      return sevenZip(files, words, call.cwd);
    case 'unzip':
      return unzip(files, words, call.cwd);
    case 'cp':
    case 'install':
    case 'rsync':
      return copy(files, words, call.cwd, program);
    case 'mv':
      return move(files, words, call.cwd);
    case 'tar':
      return tar(files, words, call.cwd);
    case 'git':
      if (words[0] === 'archive') return gitArchive(files, words, call.cwd);
      if (words[0] === 'clone') return cloned(files, words, call, shown(call));
      return bringsFiles(program, words) ? files.doubted(call.cwd, `\`${shown(call)}\` may bring files`) : files;
    case 'perl':
    case 'ruby':
    case 'yq':
    case 'awk':
    case 'gawk':
    case 'dasel':
    case 'crudini':
      return editedFiles(files, words, call, shown(call));
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
      // an address is no program
      if (program.includes('://')) return files;
      if (MAKES_ZIP.test(`${program} ${words.join(' ')}`)) return pythonZip(files, words, call.cwd);
      if (bringsFiles(program, words)) return files.doubted(call.cwd, `\`${shown(call)}\` may bring files`);
      return !onlyTells(words) && !isInstaller(call) && writesFiles(program, withInput(words, call))
        ? files.doubted(call.cwd, `\`${shown(call)}\` may write files`)
        : files;
  }
}

/** `cmake --version` */
function onlyTells(words: readonly string[]): boolean {
  return words.length === 1 && /^--(version|help)$/.test(words[0] ?? '');
}

/** `curl -sSL https://install.python-poetry.org | python3 -`: a tool that is installed in the runner's own folder. */
function isInstaller({ span }: Call): boolean {
  const before = span ? span.source.text.slice(Math.max(0, span.start - 300), span.start) : '';
  return /\b(?:install\.python-poetry\.org|bootstrap\.pypa\.io|pdm-project\.org|astral\.sh|get-poetry\.py)\S*[^\n]*\|\s*$/.test(
    before,
  );
}

/** Commands of programs that are harmless else, which put files of another place into the folder where they run. */
const BRINGS: readonly RegExp[] = [
  /^git (checkout|restore)\b.* -- /,
  /^git (pull|merge|cherry-pick|apply|am|submodule update|lfs pull|stash (pop|apply))\b/,
  /^gh (release|run) download\b/,
  /^docker (run|create)\b.*(\bPWD\b|\$\(pwd\)|\/home\/runner\/work\/|(^| )-v | --volume| --mount)/,
  /^docker cp [\w.-]+:/,
  /^git checkout-index\b/,
  /^az (storage (blob|file|fs|copy)|keyvault secret|acr artifact|artifacts universal)\b.*\bdownload\b/,
];

function bringsFiles(program: string, words: readonly string[]): boolean {
  const command = [program, ...words].join(' ');
  return BRINGS.some((pattern) => pattern.test(command));
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

const MAKES_ZIP = /^python[\d.]* -m zipfile (-c|--create) /;

function isArchiver(program: string): boolean {
  return /^(7z[ar]?|zip|unzip|tar)$/.test(program);
}

const COPIES = new Set(['7z', '7za', '7zr', 'zip', 'unzip', 'cp', 'rsync', 'mv', 'tar']);

function shown({ program, argv }: Call): string {
  const text = [program, ...argv.map((word: TracedText) => word.string)].join(' ').replace(/\uFFFC/g, '…');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Programs that read, check, install beside the app, or speak to a service. */
const HARMLESS = new Set(
  `az azd pip pip3 pipx python-version pytest flake8 ruff black isort mypy pylint bandit tox coverage echo printf ls cat curl wget gh docker sleep
  apt apt-get sudo chmod touch mkdir jq which test true false date git-version uname whoami id du df tree env printenv pwd psql
  alembic pyright pip-audit semgrep trivy shellcheck actionlint yamllint bicep base64 openssl nc ping dig export set unset
  clear reset tput stty less more file md5sum sha256sum xxd wait trap exit read timeout watch
  mysql sqlcmd kubectl helm terraform source deactivate safety pre-commit grep egrep head tail wc sort uniq cut tr`.split(
    /\s+/,
  ),
);

/** Modules of Python that check, install, or write where no app looks. */
const HARMLESS_MODULES = new Set(
  'venv virtualenv unittest compileall py_compile build pip_audit json.tool site ensurepip doctest'.split(' '),
);

/** `python - <<'PY'`: the code that it is given stands behind the line, up to the word. */
function withInput(words: readonly string[], { span }: Call): readonly string[] {
  if (!span || words.some((word) => word !== '-')) return words;
  const text = span.source.text.slice(span.start);
  const [, word, rest = ''] = /^[^\n]*<<-?[ \t]*["']?(\w+)["']?[^\n]*\n([\s\S]*)$/.exec(text) ?? [];
  if (word === undefined) return words;
  const end = new RegExp(`^[ \\t]*${word}[ \\t]*\\r?$`, 'm').exec(rest)?.index;
  return end === undefined ? words : ['-c', rest.slice(0, end)];
}

function writesFiles(program: string, words: readonly string[]): boolean {
  if (/^pip[\d.]*$/.test(program)) return installsIntoApp(words);
  if (/^python[\d.]*$/.test(program)) {
    const module = words[words.indexOf('-m') + 1];
    if (words[0] === '--version' || words[0] === '-V') return false;
    const code = words[0] === '-c' ? (words[1] ?? '') : null;
    if (code !== null)
      return /open\(|write|copy|mkdir|makedirs|rename|remove|unlink|shutil|dump|subprocess|system\(/.test(code);
    if (words.includes('-m') && (HARMLESS.has(module ?? '') || HARMLESS_MODULES.has(module ?? '')))
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
