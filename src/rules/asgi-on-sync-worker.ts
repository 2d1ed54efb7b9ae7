import { newCommand } from '../capacity/gunicorn-command.ts';
import { uvicornWorker } from '../capacity/worker-class.ts';
import { knownString, textOf } from '../value/read.ts';
import { builtOn, mismatch, mismatchedServer } from './app-interface.ts';
import { appSetting } from './app-settings.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { miscallingServer } from './miscalling-server.ts';
import { labelOf, launchPlace, settingPlace, textEdit, withWords } from './place.ts';
import { recommendationFor } from './recommended-command.ts';
import { defineRule, type Subject } from './rule.ts';
import { naming, scriptToName } from './unused-scripts.ts';

export const asgiOnSyncWorker = defineRule({
  name: 'asgi-on-sync-worker',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'An ASGI app is started with workers that speak WSGI: every request fails.',
  why: `FastAPI, Starlette, Quart and Django's \`asgi.py\` make ASGI apps, which are called with \`scope\`, \`receive\` and \`send\`. gunicorn's sync,
gthread and gevent workers call an app with \`environ\` and \`start_response\`. The workers start, and every request ends with
"TypeError: __call__() missing 1 required positional argument: 'send'" and a 500. App Service's own launch uses sync workers, too, unless it finds FastAPI
on Python 3.14 or later.`,
  fix: 'Set a worker class that speaks ASGI: `--worker-class uvicorn_worker.UvicornWorker` with the package `uvicorn-worker`, or `asgi` from gunicorn 25 on.',
  exceptions: 'None known for an app that is ASGI: a wrapper such as `a2wsgi` makes it WSGI, and is seen.',
  sources: [
    'https://github.com/microsoft/sample-app-aoai-chatGPT/issues/606',
    'https://github.com/benoitc/gunicorn/issues/2154',
    'https://asgi.readthedocs.io/en/latest/specs/main.html',
  ],
  since: '0.1.0',
  messages: {
    server:
      '`{app}` is an ASGI app{framework}, but {server} calls it as WSGI: every request ends with an error.\nStart it with a server that speaks ASGI: `{command}`{add}.',
    written:
      '`{app}` is an ASGI app{framework}, but the {workerClass} workers call it as WSGI: every request ends with an error.\nUse `--worker-class {instead}`{add}.',
    dead: '`{app}` is an ASGI app{framework}, but App Service starts {workerClass} workers, which call it as WSGI: every request ends with an error. `{config}` asks for another class, and is not read without a startup command.\nSet the startup command `{command}`, with which it is read{add}.',
    unnamed:
      '`{app}` is an ASGI app{framework}, but App Service starts {workerClass} workers, which call it as WSGI: every request ends with an error. `{name}` starts it as ASGI, and nothing names it.\nSet the startup command to `{command}`.',
    unset:
      '`{app}` is an ASGI app{framework}, but {who} starts {workerClass} workers, which call it as WSGI: every request ends with an error.\nSet {how}{add}.',
  },
  check(subject) {
    const server = mismatchedServer(subject);
    const instead = uvicornWorker(subject.app.packages);
    if (server?.calls === 'WSGI') {
      const { workers } = recommendationFor(subject, true);
      const problem = miscallingServer(subject, server, { workers, threads: 1, workerClass: instead });
      return [{ ...problem, facts: { ...problem.facts, add: addTo(subject) } }];
    }
    const gunicorn = gunicornOf(subject);
    const entry = subject.app.entryPoint;
    if (!gunicorn || entry?.kind !== 'found' || mismatch(subject, gunicorn) !== 'ASGI app') return [];
    const written = gunicorn.written('worker_class');
    const byDefault = subject.launch.kind === 'default';
    const app = `${entry.module}:${entry.attribute}`;
    const option = `--worker-class ${instead}`;
    const { workers } = recommendationFor(subject, true);
    const command = byDefault ? newCommand(app, { workers, threads: 1, workerClass: instead }) : option;
    const common = {
      app,
      framework: builtOn(entry.framework),
      workerClass: gunicorn.workerClass ?? 'sync',
      add: addTo(subject),
    };
    const place = {
      at: written ? settingPlace(written, subject) : byDefault ? subject.deployment.span : launchPlace(subject),
      related: entry.at ? [{ message: 'the app is made here', at: entry.at }] : labelOf('the class', written),
    };
    if (written) {
      const fix = { title: 'use a worker that speaks ASGI', command: option, edit: textEdit(textOf(written), instead) };
      return [{ id: 'written', facts: { ...common, instead }, ...place, fix }];
    }
    const dead = byDefault ? deadClass(subject) : null;
    if (dead) {
      const readIt = `gunicorn ${app}`;
      const fix = { title: 'set the startup command', command: readIt, edit: null };
      return [
        {
          id: 'dead',
          facts: {
            ...common,
            config: 'gunicorn.conf.py',
            command: readIt,
            // gunicorn brings this one itself
            add: dead === 'asgi' || isAsked(subject) ? '' : ', and add the package of its class',
          },
          ...place,
          fix,
        },
      ];
    }
    const script = scriptToName(subject);
    if (script) {
      const { name, command } = script;
      const { label, fix } = naming(script);
      return [{ id: 'unnamed', facts: { ...common, name, command }, ...place, related: [label], fix }];
    }
    const facts = {
      ...common,
      who: byDefault ? 'App Service' : 'the command',
      how: byDefault ? `the startup command \`${command}\`` : `\`${option}\``,
    };
    const edit = byDefault ? null : withWords(gunicorn.process, option);
    return [
      {
        id: 'unset',
        facts,
        ...place,
        fix: { title: byDefault ? 'set the startup command' : 'use a worker that speaks ASGI', command, edit },
      },
    ];
  },
});

/** What is to be added for a class of uvicorn's. */
function addTo(subject: Subject): string {
  return isAsked(subject) ? '' : ', and add the package `uvicorn-worker`, which the class is in';
}

/** The class that speaks ASGI which a config file asks for that App Service's own launch doesn't read; null for none. */
function deadClass(subject: Subject): string | null {
  if (subject.deployment.appSettings.open !== null) return null;
  if (appSetting(subject, 'PYTHON_USE_GUNICORN_CONFIG_FROM_PATH')) return null;
  const name = knownString(subject.launch.unreadConfig?.get('worker_class'));
  return name !== undefined && /uvicorn|asgi|aiohttp/i.test(name) ? name : null;
}

/** The app asks for a package of the class, or it isn't known what it asks for. */
function isAsked({ app: { packages, requirements } }: Subject): boolean {
  if (!packages || requirements?.open !== null) return true;
  return ['uvicorn', 'uvicorn-worker'].some((name) => packages.has(name) || requirements.locked?.has(name));
}
