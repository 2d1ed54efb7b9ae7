import { filesOf } from '../launch/app-files.ts';
import { serverProcess } from '../launch/launch.ts';
import { mayBeInstalled } from '../python/installed.ts';
import { CHANGES_PATH, type UnfoundImport, unfoundImport } from '../python/unfound-import.ts';
import { knownString, textOf } from '../value/read.ts';
import { APP_FOLDER } from '../workspace/container.ts';
import { appSetting } from './app-settings.ts';
import { launchPlace } from './place.ts';
import { defineRule, type Subject } from './rule.ts';

export const unresolvedImport = defineRule({
  name: 'unresolved-import',
  severity: 'error',
  confidence: 'medium',
  audience: 'default',
  summary: 'The app imports a module of its own that Python does not find from where the server starts.',
  why: `\`gunicorn backend.main:app\` looks for modules in the folder in which it starts. A file of \`backend/\` that says \`import models\` works where it is run in
its own folder (\`cd backend; flask run\`), and ends with "ModuleNotFoundError: No module named 'models'" here: no worker starts, and App Service shows 503. It
is reported only where the deployed folder is the repository's own, the import is always run, the module lies in a folder around the file, and nothing changes \`sys.path\`.`,
  fix: 'Start in the folder that holds the module (`--chdir`), or import the module by its name as seen from where the server starts.',
  exceptions: 'The folder is put on `PYTHONPATH` in a way that is not seen here.',
  sources: [
    'https://docs.python.org/3/library/sys_path_init.html',
    'https://docs.gunicorn.org/en/stable/settings.html#chdir',
    'https://azureossd.github.io/2023/01/30/Python-General-troubleshooting-on-App-Service-Linux/index.html',
  ],
  since: '0.1.0',
  messages: {
    unfound:
      '`{file}` imports `{name}`, which lies in {folder}, while the server starts in {start}: Python does not find it, so no worker starts and the site answers 503.\n{how}',
  },
  check(subject) {
    const found = importThatFails(subject);
    const process = serverProcess(subject.launch);
    if (subject.launch.kind === 'elsewhere' || !found || !process) return [];
    const { file, name, at } = found;
    const start = shown(startFolder(subject));
    const app = knownString(process.server.app ?? undefined) ?? '';
    return [
      {
        id: 'unfound',
        facts: {
          file: file.path,
          name,
          folder: shown(found.folder),
          start,
          how: advice(found, process.server.name, app),
        },
        at,
        related: [{ message: 'the app is loaded here', at: launchPlace(subject) }],
        fix: null,
      },
    ];
  },
});

/** Null also where more than the repository tells may say where Python looks, or what lies there. */
function importThatFails(subject: Subject): UnfoundImport | null {
  const { app, deployment, launch } = subject;
  if (!deployment.root.whole || deployment.appSettings.open !== null || app.requirements === null) return null;
  const process = launch.refusal === null && launch.detected !== 'default page' ? serverProcess(launch) : null;
  const path = process?.environment?.get('PYTHONPATH');
  if (!process || launch.processes.length > 1 || (path !== undefined && knownString(path) === undefined)) return null;
  if (['PRE_RUN_COMMAND', 'PRE_BUILD_COMMAND', 'POST_BUILD_COMMAND'].some((name) => appSetting(subject, name)))
    return null;
  if (PREPARES.test(startText(subject))) return null;
  const found = unfoundImport(app.entryPoint, filesOf(subject), (module) => mayBeInstalled(module, app.requirements));
  return found && !changesPath(subject) ? found : null;
}

/** A command that may put the module where Python looks, or Python's eye on it. */
const PREPARES = /PYTHONPATH|\.pth\b|\b(?:cp|mv|ln|rsync|pip3?|uv|poetry|git|curl|wget|tar|unzip)\s/;

/** The startup command, and the script that it runs. */
function startText({ launch }: Subject): string {
  const source = serverProcess(launch)?.span?.source;
  const script = source && /\.(?:sh|bash|txt)$|(?:^|\/)[^.]+$/.test(source.path) ? source.text : '';
  return `${textOf(launch.command ?? undefined)?.string ?? ''}\n${script}`;
}

/** Any file of the app, gunicorn's configuration among them, may do so. */
function changesPath({ deployment, workspace }: Subject): boolean {
  const { path } = deployment.root;
  const inside = path === null || path === '' ? '' : `${path}/`;
  return workspace.files.some(
    (file) => file.startsWith(inside) && file.endsWith('.py') && CHANGES_PATH.test(workspace.read(file)?.text ?? ''),
  );
}

function startFolder({ launch }: Subject): string {
  const process = serverProcess(launch);
  return knownString(process?.server.settings.get('chdir')) || process?.cwd || APP_FOLDER;
}

function shown(folder: string): string {
  const path = folder.startsWith(`${APP_FOLDER}/`) ? folder.slice(APP_FOLDER.length + 1) : folder;
  return path === APP_FOLDER || path === '' || path === '.' ? 'the root' : `\`${path}/\``;
}

/** To start where the module is found, where the app's name allows it, else only to import it as it is seen. */
function advice({ folder, name }: UnfoundImport, server: string, app: string): string {
  const path = folder === APP_FOLDER ? '' : folder.slice(APP_FOLDER.length + 1);
  const dotted = path.replaceAll('/', '.');
  const option = { gunicorn: '--chdir', uvicorn: '--app-dir' }[server];
  const inner = dotted !== '' && app.startsWith(`${dotted}.`) ? app.slice(dotted.length + 1) : null;
  const whole = dotted === '' ? null : `import it as \`${dotted}.${name}\``;
  if (option !== undefined && inner !== null)
    return `Start there (\`${server} ${option} ${path} … ${inner}\`), or ${whole}.`;
  return dotted === ''
    ? 'Start in the root, and name the app as it is seen from there.'
    : `Put \`${path}/\` on \`PYTHONPATH\`, or ${whole}.`;
}
