import { serverOf } from '../launch/launch.ts';
import { textOf } from '../value/read.ts';
import { joinPath, nameOf } from '../workspace/workspace.ts';
import { fileCommand } from './file-command.ts';
import { gunicornRelease, major } from './gunicorn-release.ts';
import { launchPlace, textEdit } from './place.ts';
import { recommendationFor, recommendedCommand } from './recommended-command.ts';
import { defineRule, type Subject } from './rule.ts';
import { type UnloadableApp, unloadableApp } from './unloadable.ts';

export const unresolvedAppModule = defineRule({
  name: 'unresolved-app-module',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'The module or the attribute that the server is told to load does not exist.',
  why: `\`gunicorn src.main:app\` imports \`src/main.py\` from the folder it starts in and takes \`app\` from it. If either isn't there, every
worker ends with "ModuleNotFoundError" or "Failed to find attribute", gunicorn gives up, and App Service shows 503. So it does with an
object that can't be called, as Dash's own was before Dash 3.1. It is reported only where the deployed folder is the repository's own and no step rewrites it.`,
  fix: 'Name a module and an attribute that are there, or the folder that they are in (`--chdir`).',
  exceptions: 'A module that is made while the site is built or started, in a way that is not seen here.',
  sources: [
    'https://azureossd.github.io/2023/01/30/Python-General-troubleshooting-on-App-Service-Linux/index.html',
    'https://docs.gunicorn.org/en/stable/run.html#gunicorn',
    'https://github.com/plotly/dash/pull/3323',
  ],
  since: '0.1.0',
  messages: {
    missing: "The server can't load `{app}`: {found}, so no worker starts and the site answers 503.\n{instead}",
    refused:
      "The server can't load `{app}`: {reason}, so no worker starts and the site answers 503.\nName something that the module defines{example}.",
  },
  check(subject) {
    const { launch, app } = subject;
    const entry = app.entryPoint;
    const written = serverOf(launch)?.app;
    if (launch.kind === 'elsewhere' || launch.detected === 'default page') return [];
    const text = textOf(written ?? undefined);
    // hypercorn evaluates what stands behind the colon
    if (entry?.kind === 'refused' && serverOf(launch)?.name === 'gunicorn') {
      // gunicorn 19 took any expression
      const release = gunicornRelease(subject);
      const asked = app.requirements?.packages.find((one) => one.name === 'gunicorn')?.specifier ?? '';
      if ((release.kind === 'pinned' && major(release.version) < 20) || /<\s*=?\s*(19|20)\b/.test(asked)) return [];
      const [, module, name] = /^([\w.]+):\w+\.(\w+)$/.exec(text?.string ?? '') ?? [];
      const own = text?.string.slice((module?.length ?? 0) + 1) ?? '';
      const example = module && name ? `: \`${name} = ${own}\` there, and \`${module}:${name}\` here` : '';
      const at = text?.spanOf() ?? launchPlace(subject);
      const facts = { app: text?.string ?? 'the app', reason: entry.message, example };
      return [{ id: 'refused', facts, at, related: [], fix: null }];
    }
    const unloadable = unloadableApp(subject);
    if (!unloadable) return [];
    const name = text?.string ?? 'the app';
    const found = whyNot(unloadable);
    const at = text?.spanOf() ?? launchPlace(subject);
    const related = unloadable.kind === 'outside-package' ? [{ message: 'the import is here', at: unloadable.at }] : [];
    const problem = { id: 'missing' as const, at, related };
    const [nearest] = unloadable.candidates;
    if (launch.kind === 'default') {
      const { instead, command } = commandFor(subject, unloadable, name);
      const fix = command === null ? null : { title: 'set the startup command', command, edit: null };
      return [{ ...problem, facts: { app: name, found, instead }, fix }];
    }
    const instead = nearest
      ? `\`${nearest}\` exists.`
      : unloadable.kind === 'not-callable'
        ? SERVER
        : unloadable.kind === 'outside-package'
          ? packageAdvice(subject.deployment.root, unloadable, name)
          : `Name the module from the folder in which the server starts, or set \`${FOLDER_OPTIONS[serverOf(launch)?.name ?? ''] ?? '--chdir'}\`.`;
    const fix = nearest ? { title: 'load the one that exists', command: nearest, edit: textEdit(text, nearest) } : null;
    return [{ ...problem, facts: { app: name, found, instead }, fix }];
  },
});

/** The startup command that a site without one needs, as App Service's own launch names an app that isn't there. */
function commandFor(
  subject: Subject,
  entry: UnloadableApp,
  name: string,
): { readonly instead: string; readonly command: string | null } {
  const [nearest] = entry.candidates;
  if (nearest !== undefined)
    return {
      instead: `\`${nearest}\` exists: set a startup command that names it.`,
      command: recommendedCommand(subject, recommendationFor(subject)),
    };
  if (entry.kind === 'missing-attribute' && entry.runBy !== null)
    return {
      instead: `It is a file for \`${entry.runBy}\`, which no WSGI server can load: set a startup command that runs it.`,
      command: fileCommand(entry.runBy, nameOf(entry.file.path)),
    };
  if (entry.kind === 'not-callable') return { instead: SERVER, command: null };
  if (entry.kind === 'outside-package')
    return { instead: packageAdvice(subject.deployment.root, entry, name), command: null };
  return { instead: 'Set a startup command that starts the app as it is meant to be started.', command: null };
}

/** How a server is told of the folder that holds the module. */
const FOLDER_OPTIONS: Readonly<Record<string, string>> = {
  uvicorn: '--app-dir',
  hypercorn: 'PYTHONPATH',
  daphne: 'PYTHONPATH',
};

const SERVER = 'Write `server = app.server` below it, with the name of your Dash object, and name `server`.';

/** The folder that is deployed, as the package that its files take themselves for. */
function packageAdvice(
  { path }: Subject['deployment']['root'],
  { module, file }: OutsidePackage,
  name: string,
): string {
  const folder = nameOf(path ?? '');
  const isTop = !module.includes('.') && file.path === joinPath(path ?? '', `${module}.py`);
  return isTop && /^[A-Za-z_]\w*$/.test(folder)
    ? `Import without the dot, or deploy the folder above \`${folder}/\` and name \`${folder}.${name}\`.`
    : 'Import without the dot, or name the module with the package that it stands in.';
}

type OutsidePackage = Extract<UnloadableApp, { kind: 'outside-package' }>;

function whyNot(entry: UnloadableApp): string {
  switch (entry.kind) {
    case 'missing-module':
      return `no module \`${entry.module}\` is in ${entry.searched.join(' or ')}`;
    case 'missing-attribute':
      return `\`${entry.file.path}\` has no \`${entry.attribute}\``;
    case 'module-instead':
      return `\`${entry.attribute}\` is a module of the package \`${entry.module}\`, not an app`;
    case 'outside-package':
      return `\`${entry.file.path}\` imports from a package around it, and as \`${entry.module}\` it stands in none`;
    case 'not-callable':
      return `\`${entry.attribute}\` in \`${entry.file.path}\` is a Dash object, which no server can call before Dash ${entry.callableFrom}`;
  }
}
