import { type Source, type Span, span } from '../text/source.ts';
import { folderOf, joinPath, type Workspace } from '../workspace/workspace.ts';
import { type AppOf, appFile, appFileNames } from './app-files.ts';

const SCRIPT =
  /^(startup|start|startup[-_]?(azure|app|prod)?|azure[-_]?startup|run|boot|entrypoint|launch|gunicorn|streamlit|start[-_]?(app|server|gunicorn))\.(sh|txt)$/i;
/** A line that starts a server, not one about it, and not one for a developer's machine. */
const STARTS =
  /^(?!\s*(?:#|(?:echo|printf|import|from|pip3?|uv|poetry|pipenv|apt|apt-get|apk|log|print|pkill|which|command)\b))(?!.*\bpip3? install\b)(?!.*--reload)(?=.*(?:^|[^\S\r\n]|[;&"'/])(gunicorn|uvicorn|hypercorn|waitress-serve|daphne|streamlit run|fastapi run|python3? -m (?:gunicorn|uvicorn))\s).+$/m;
/** What only a developer's machine has. */
const FOR_DEVELOPERS = /\bnpm (?:run|start)\b|\.venv\/|--reload\b|\bdocker(?:-compose)?\s/;
/** What only App Service has: the environment that its build makes, and where it puts the app. */
const FOR_APP_SERVICE = /\bantenv\b|\/home\/site\/wwwroot/;
/** Files that run scripts elsewhere, or set a startup command in a way that isn't followed here (other pipelines, Terraform). */
const OTHER_USERS =
  /(^|\/)(Dockerfile[^/]*|[^/]*\.Dockerfile|[^/]*\.(ya?ml|tf|tfvars|bicep|bicepparam|service|ps1|sh)|Procfile|Makefile|package\.json)$/i;

/** What a script does for the app before it starts its server, and which is not done if nobody runs it. */
const PREPARES =
  /^[^\S\n]*(?:python3?\s+(?!-[cV]\b|--version\b|-m\s+(?:gunicorn|uvicorn|pip|venv)\b)\S+|flask\s[^\n]*\b(?:db|init)|alembic\s|nginx\b|celery\s|apt(?:-get)?\s[^\n]*\binstall\b)/m;

/** A script that starts a server, and that nothing in the repository runs. */
export interface UnusedScript {
  readonly name: string;
  /** the line that starts a server */
  readonly at: Span;
  /** the startup command that runs it: its name, or its line where the file begins with another one */
  readonly command: string;
  /** it does something for the app before it starts its server */
  readonly prepares: boolean;
  /** a folder into which it goes and that App Service's container doesn't have; null where it goes into none */
  readonly goesInto: string | null;
}

/** Scripts of the app's folder that start a server and that nothing in the repository runs; the one that is most likely meant first. */
export function unusedScripts(app: AppOf): readonly UnusedScript[] {
  return appFileNames(app)
    .flatMap((name) => {
      const source = SCRIPT.test(name) ? appFile(app, name) : null;
      return (source && unusedScript(name, source, app.workspace)) ?? [];
    })
    .sort((one, other) => rank(one) - rank(other));
}

function unusedScript(name: string, source: Source, workspace: Workspace): UnusedScript | null {
  if (FOR_DEVELOPERS.test(source.text) && !FOR_APP_SERVICE.test(source.text)) return null;
  const found = STARTS.exec(source.text);
  // App Service takes the first line of such a file for the command, and no other.
  const before = found && !/\.sh$/i.test(name) ? source.text.slice(0, found.index).trim() : '';
  const line = found && /^(?:#.*\s*)*$/.test(before) && !(before !== '' && /\\\s*$/.test(found[0])) ? found : null;
  if (!line || isUsedElsewhere(workspace, name, source)) return null;
  const indent = line[0].length - line[0].trimStart().length;
  return {
    name,
    at: span(source, line.index + indent, line.index + line[0].trimEnd().length),
    command: before === '' ? name : line[0].trim(),
    prepares: PREPARES.test(source.text),
    goesInto: OTHER_FOLDER.exec(source.text)?.[1] ?? null,
  };
}

/** `cd /app`: a folder of the container that the script was written for. */
const OTHER_FOLDER = /^[^\S\n]*(?:cd|pushd)[^\S\n]+["']?(\/(?!home\b|opt\b|tmp\b|root\b|usr\b|var\b)[\w./-]+)/m;

/** Of several, the one that is most likely meant. */
function rank({ name }: UnusedScript): number {
  if (/azure/i.test(name)) return 0;
  const at = ['startup.sh', 'startup.txt', 'start.sh'].indexOf(name.toLowerCase());
  return at < 0 ? 4 : at + 1;
}

/** A container, a pipeline or another script names it, and not only to pack it or to make it executable. */
function isUsedElsewhere(workspace: Workspace, name: string, script: Source): boolean {
  return workspace.files
    .filter((path) => OTHER_USERS.test(path) && path !== script.path)
    .some((path) => {
      const lines = workspace.read(path)?.text.split('\n').filter(isUse) ?? [];
      // a startup command names what is deployed, wherever it is written
      return lines.some((line) => SETS_COMMAND.test(line) || !hasItsOwn(path, name, script, workspace));
    });

  function isUse(line: string): boolean {
    return line.includes(name) && !COMMENT.test(line) && !HANDLES.test(line);
  }
}

const SETS_COMMAND = /startup-?(?:file|command)|appCommandLine/i;

/** A file of another folder that holds a script of the same name means that one. */
function hasItsOwn(path: string, name: string, script: Source, workspace: Workspace): boolean {
  const own = joinPath(folderOf(path), name);
  return own !== script.path && workspace.has(own);
}

const COMMENT = /^\s*(?:#|\/\/)/;

/** A line of a script that does something with a file but run it, or one of a list of paths. */
const HANDLES =
  /^\s*(?:-\s*)?(?:run:\s*)?["']?(?:(?:sudo\s+)?(?:chmod|zip|cp|mv|ls|cat|test|dos2unix|sed|git)\b|[!*\w./-]*["']?,?\s*$)|^\s*(?:paths|on):/;
