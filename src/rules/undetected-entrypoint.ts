import { uvicornWorker } from '../capacity/worker-class.ts';
import { appFile, appFileNames } from '../launch/app-files.ts';
import { fileCommand } from './file-command.ts';
import { defineRule, type Subject } from './rule.ts';
import { naming, scriptToName } from './unused-scripts.ts';
import { listed } from './words.ts';

/** Files that hold an app more often than not, and that App Service doesn't look at. */
const OTHER_FILES = ['main.py', 'asgi.py', 'api.py', 'streamlit_app.py'];

const ASGI_FRAMEWORKS = ['fastapi', 'starlette', 'quart', 'litestar'];
const WEB_FRAMEWORKS = [...ASGI_FRAMEWORKS, 'flask', 'django'];

export const undetectedEntrypoint = defineRule({
  name: 'undetected-entrypoint',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'No startup command is set, and App Service finds no app in the deployed folder.',
  why: `Without a startup command App Service goes by file names: a folder with a \`wsgi.py\` is Django; \`application.py\`, \`app.py\`, \`run.py\`,
\`index.py\`, \`server.py\` or \`wsgi.py\` is Flask's \`<file>:app\`; from Python 3.14 on FastAPI is looked for, too. Where none is there it shows a
placeholder page: "Hey, Python developers!" instead of your site.`,
  fix: 'Deploy the folder that holds the app, or set a startup command that names it.',
  exceptions: 'A build that is not seen here puts the app into the folder.',
  sources: [
    'https://github.com/microsoft/Oryx/blob/main/doc/runtimes/python.md',
    'https://azureossd.github.io/2023/01/30/Python-General-troubleshooting-on-App-Service-Linux/index.html',
  ],
  since: '0.1.0',
  messages: {
    undetected:
      'No startup command is set, and App Service finds no app in {folder} (it looks for application.py, app.py, run.py, index.py, server.py, wsgi.py, or a folder with a wsgi.py): it shows its placeholder page.\n{how}',
  },
  check(subject) {
    const { launch, deployment } = subject;
    if (launch.kind !== 'default' || launch.detected !== 'default page' || !deployment.root.whole) return [];
    const there = appFileNames(subject).filter((name) => OTHER_FILES.includes(name));
    const script = scriptToName(subject);
    const named = script && naming(script);
    const how = script
      ? `Set the startup command to \`${script.command}\`: \`${script.name}\` starts a server, and nothing names it.`
      : there.length === 0
        ? 'Deploy the folder that holds the app, or set a startup command.'
        : `Set a startup command for ${listed(there)}, such as \`${exampleFor(there[0] ?? '', subject)}\`.`;
    return [
      {
        id: 'undetected',
        facts: { folder: deployment.root.path === '' ? "the repository's root" : `${deployment.root.path}/`, how },
        at: deployment.span,
        related: named ? [named.label] : [],
        fix: named?.fix ?? null,
      },
    ];
  },
});

/** A command that could start a file, by what it is called and what the app asks for. */
function exampleFor(file: string, subject: Subject): string {
  const { packages } = subject.app;
  if (file === 'streamlit_app.py' || (packages?.has('streamlit') && !WEB_FRAMEWORKS.some((name) => packages.has(name))))
    return fileCommand('streamlit', file);
  const makes = /^\w+\s*(?::[^=\n]+)?=\s*(?:\w+\.)*(?:FastAPI|Starlette|Quart|Litestar)\(/m.test(
    appFile(subject, file)?.text ?? '',
  );
  const asks = makes || ASGI_FRAMEWORKS.some((name) => packages?.has(name));
  const workerClass = asks || file === 'asgi.py' ? `--worker-class ${uvicornWorker(packages)} ` : '';
  return `gunicorn --bind=0.0.0.0 ${workerClass}${file.replace('.py', '')}:app`;
}
