import { type Source, type Span, span } from '../text/source.ts';
import { folderOf } from '../workspace/workspace.ts';
import { appFile, appFileNames } from './app-files.ts';
import type { Subject } from './rule.ts';
import { problemOf } from './script-problem.ts';

const SCRIPT =
  /^(startup|start|startup[-_]?(azure|app|prod)?|azure[-_]?startup|run|boot|entrypoint|launch|gunicorn|start[-_]?(app|server|gunicorn))\.(sh|txt)$/i;
/** A line that starts a server, not one about it, and not one for a developer's machine. */
const STARTS =
  /^(?!\s*(?:#|(?:echo|printf|import|from|pip3?|uv|poetry|pipenv|apt|apt-get|apk|log|print|pkill|which|command)\b))(?!.*\bpip3? install\b)(?!.*--reload)(?=.*(?:^|[^\S\r\n]|[;&"'/])(gunicorn|uvicorn|hypercorn|waitress-serve|daphne|streamlit run|python3? -m (?:gunicorn|uvicorn))\s).+$/m;
/** What only a developer's machine has. */
const FOR_DEVELOPERS = /\bnpm (?:run|start)\b|\.venv\/|--reload\b|\bdocker(?:-compose)?\s/;
/** What only App Service has: the environment that its build makes, and where it puts the app. */
const FOR_APP_SERVICE = /\bantenv\b|\/home\/site\/wwwroot/;
/** Files that run scripts elsewhere, or set a startup command in a way that isn't followed here (other pipelines, Terraform). */
const OTHER_USERS =
  /(^|\/)(Dockerfile[^/]*|[^/]*\.Dockerfile|[^/]*\.(ya?ml|tf|tfvars|bicep|bicepparam|service|ps1|sh)|Procfile|Makefile|package\.json)$/i;

/** What a script does for the app before it starts its server, and which is not done if nobody runs it. */
const PREPARES =
  /^[^\S\n]*(?:python3?\s+(?!-m\s+(?:gunicorn|uvicorn|pip|venv)\b)\S+|flask\s[^\n]*\b(?:db|init)|alembic\s|nginx\b|celery\s|apt(?:-get)?\s[^\n]*\binstall\b)/m;

/** Scripts of the app's folder that start a server and that nothing in the repository runs; the one that is most likely meant first. */
export function unusedScripts(subject: Subject): readonly Script[] {
  const scripts = appFileNames(subject).flatMap((name) => unusedScript(subject, name) ?? []);
  return scripts.sort(
    (one, other) => Number(one.problem !== null) - Number(other.problem !== null) || rank(one) - rank(other),
  );
}

/** The script that a site without a startup command needs no more than to have named; null where there is none. */
export function scriptToName(subject: Subject): Script | null {
  const [first] = subject.launch.kind === 'default' ? unusedScripts(subject) : [];
  return first?.problem === null ? first : null;
}

export interface Script {
  readonly name: string;
  /** the line that starts a server */
  readonly at: Span;
  /** the startup command that runs it: its name, or its line where the file begins with another one */
  readonly command: string;
  /** why it would not start if it were set, as the rest of a sentence; null: nothing is known against it */
  readonly problem: string | null;
}

function unusedScript(subject: Subject, name: string): Script | null {
  const source = SCRIPT.test(name) ? appFile(subject, name) : null;
  if (!source || (FOR_DEVELOPERS.test(source.text) && !FOR_APP_SERVICE.test(source.text))) return null;
  const found = STARTS.exec(source.text);
  // App Service takes the first line of such a file for the command, and no other.
  const before = found && !/\.sh$/i.test(name) ? source.text.slice(0, found.index).trim() : '';
  const line = found && /^(?:#.*\s*)*$/.test(before) && !(before !== '' && /\\\s*$/.test(found[0])) ? found : null;
  if (!line || isUsedElsewhere(subject, name, source)) return null;
  if (isDefault(subject, line[0]) && !PREPARES.test(source.text)) return null;
  const indent = line[0].length - line[0].trimStart().length;
  const at = span(source, line.index + indent, line.index + line[0].trimEnd().length);
  // from another folder, or with a further one to look in, its modules may be elsewhere
  const movesAway = /\b(?:cd|pushd|PYTHONPATH)\b|--pythonpath\b/.test(source.text);
  const command = before === '' ? name : line[0].trim();
  return { name, at, command, problem: elsewhere(source.text) ?? problemOf(subject, line[0], movesAway) };
}

/** `cd /app`: a folder of the container that the script was written for. */
function elsewhere(text: string): string | null {
  const folder = /^[^\S\n]*(?:cd|pushd)[^\S\n]+["']?(\/(?!home\b|opt\b|tmp\b|root\b|usr\b|var\b)[\w./-]+)/m.exec(
    text,
  )?.[1];
  return folder === undefined ? null : `\`${folder}\`, into which it goes, is not in App Service's container`;
}

/** The line starts what App Service starts without it (whose timeout is 600 s), and sets nothing more. */
export function isDefault({ launch }: Subject, line: string): boolean {
  const plain = (text: string): string =>
    text
      .replace(/^\s*exec\s+/, '')
      .replace(/\s(?:--bind|-b)[= ]\S+/g, '')
      .replace(/\s(?:--worker-class|-k)[= ]*sync\b/g, '')
      .replace(/\s(?:--timeout|-t)[= ]*(\d+)\b/g, (option, seconds) => (Number(seconds) <= 600 ? '' : option))
      .replace(/\s+/g, ' ')
      .trim();
  const commands = launch.processes.map(({ program, argv }) =>
    [program, ...argv.map(({ string }) => string)].join(' '),
  );
  return commands.some((command) => plain(command) === plain(line));
}

/** Of several, the one that is most likely meant. */
function rank({ name }: Script): number {
  if (/azure/i.test(name)) return 0;
  const at = ['startup.sh', 'startup.txt', 'start.sh'].indexOf(name.toLowerCase());
  return at < 0 ? 4 : at + 1;
}

/** A container, a pipeline or another script names it, and not only to pack it or to make it executable. */
function isUsedElsewhere({ workspace }: Subject, name: string, script: Source): boolean {
  return workspace.files
    .filter((path) => OTHER_USERS.test(path) && path !== script.path && !hasItsOwn(path, name, script, workspace))
    .flatMap((path) => workspace.read(path)?.text.split('\n') ?? [])
    .some((line) => line.includes(name) && !COMMENT.test(line) && !HANDLES.test(line));
}

/** A file of another folder that holds a script of the same name means that one. */
function hasItsOwn(path: string, name: string, script: Source, workspace: Subject['workspace']): boolean {
  const folder = folderOf(path);
  const own = folder === '' ? name : `${folder}/${name}`;
  return own !== script.path && workspace.has(own);
}

const COMMENT = /^\s*(?:#|\/\/)/;

/** A line of a script that does something with a file but run it, or one of a list of paths. */
const HANDLES =
  /^\s*(?:-\s*)?(?:run:\s*)?["']?(?:(?:sudo\s+)?(?:chmod|zip|cp|mv|ls|cat|test|dos2unix|sed|git)\b|[!*\w./-]*["']?,?\s*$)|^\s*(?:paths|on):/;
