import { type Source, type Span, span } from '../text/source.ts';
import { appFile, appFileNames } from './app-files.ts';
import { defineRule, type Subject } from './rule.ts';
import { listed } from './words.ts';

const SCRIPT =
  /^(startup|start|startup[-_]?(azure|app|prod)?|azure[-_]?startup|run|boot|entrypoint|launch|gunicorn|start[-_]?(app|server|gunicorn))\.(sh|txt)$/i;
/** A line that starts a server, not one about it, and not one for a developer's machine. */
const STARTS =
  /^(?!\s*(?:#|(?:echo|printf|import|from|pip3?|uv|poetry|pipenv|apt|apt-get|apk|log|print|pkill|which|command)\b))(?!.*\bpip3? install\b)(?!.*--reload)(?=.*(?:^|[^\S\r\n]|[;&"'/])(gunicorn|uvicorn|hypercorn|waitress-serve|daphne|streamlit run|python3? -m (?:gunicorn|uvicorn))\s).+$/m;
/** Files that run scripts elsewhere, or set a startup command in a way that isn't followed here (other pipelines, Terraform). */
const OTHER_USERS =
  /(^|\/)(Dockerfile[^/]*|[^/]*\.Dockerfile|[^/]*\.(ya?ml|tf|tfvars|service|ps1|sh)|Procfile|Makefile|package\.json)$/i;

export const unusedStartupScript = defineRule({
  name: 'unused-startup-script',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'A script starts a server, but nothing makes App Service run it.',
  why: `App Service runs no file because of its name: \`startup.sh\` does nothing until a startup command names it. Without one App Service starts what it
detects, with one sync worker and one thread, and none of the script's settings hold. One public repository in three has such a script.`,
  exceptions: 'The script is for another place where the app runs.',
  sources: [
    'https://github.com/Azure-Samples/msdocs-python-fastapi-webapp-quickstart/issues/1',
    'https://github.com/Azure-Samples/msdocs-django-postgresql-sample-app/issues/46',
    'https://learn.microsoft.com/azure/app-service/configure-language-python#customize-startup-command',
  ],
  since: '0.1.0',
  messages: {
    unused:
      '`{name}` starts a server{others}, but the site has no startup command that names it, so App Service does not run it.\nSet the startup command to `{name}`.',
    elsewhere:
      '`{name}` starts a server{others}, but no startup command in the repository names it: App Service runs it only if one is set on the site.\n{set}',
  },
  check(subject) {
    const { launch, deployment } = subject;
    if ((launch.kind !== 'default' && launch.kind !== 'elsewhere') || launch.refusal || deployment.perhapsSetAt)
      return [];
    const scripts = appFileNames(subject).flatMap((name) => unusedScript(subject, name) ?? []);
    const [first, ...others] = scripts.sort((one, other) => rank(one) - rank(other));
    if (!first) return [];
    const declared = launch.kind === 'default';
    const { name } = first;
    const named = others.map((other) => `\`${other.name}\``);
    return [
      {
        id: declared ? 'unused' : 'elsewhere',
        facts: {
          name,
          others: named.length === 0 ? '' : ` (so ${named.length > 1 ? 'do' : 'does'} ${listed(named)})`,
          set: deployment.byProfile
            ? `Sign in with \`azure/login\` instead of a publish profile and set the startup command to \`${name}\` in the step that deploys.`
            : `Set the startup command to \`${name}\` in the step that deploys.`,
        },
        at: first.at,
        ...(declared ? {} : { severity: 'note' as const }),
        related: [
          ...others.map(({ at }) => ({ message: 'and this', at })),
          {
            message: declared ? 'the site is declared without a startup command' : 'the step deploys without one',
            at: deployment.span,
          },
        ],
        fix: { title: 'set the startup command', command: name, edit: null },
      },
    ];
  },
});

interface Script {
  readonly name: string;
  /** the line that starts a server */
  readonly at: Span;
}

function unusedScript(subject: Subject, name: string): Script | null {
  const source = SCRIPT.test(name) ? appFile(subject, name) : null;
  const found = source && STARTS.exec(source.text);
  // App Service takes the first line of such a file for the command, and no other.
  const line = found && !/\.sh$/i.test(name) && source.text.slice(0, found.index).trim() !== '' ? null : found;
  if (!source || !line || isUsedElsewhere(subject, name, source)) return null;
  const indent = line[0].length - line[0].trimStart().length;
  return { name, at: span(source, line.index + indent, line.index + line[0].trimEnd().length) };
}

/** Of several, the one that is most likely meant. */
function rank({ name }: Script): number {
  const at = ['startup.sh', 'startup.txt', 'start.sh'].indexOf(name.toLowerCase());
  return at < 0 ? 3 : at;
}

/** A container, a pipeline or another script names it, and not only to pack it or to make it executable. */
function isUsedElsewhere({ workspace }: Subject, name: string, script: Source): boolean {
  return workspace.files
    .filter((path) => OTHER_USERS.test(path) && path !== script.path)
    .flatMap((path) => workspace.read(path)?.text.split('\n') ?? [])
    .some((line) => line.includes(name) && !HANDLES.test(line));
}

/** A line of a script that does something with a file but run it, or one of a list of paths. */
const HANDLES =
  /^\s*(?:-\s*(?:run:\s*)?)?["']?(?:(?:sudo\s+)?(?:chmod|zip|cp|mv|ls|cat|test|dos2unix|sed|git)\b|[!*\w./-]*["']?,?\s*$)|^\s*(?:paths|on):/;
