import { serverProcess } from '../launch/launch.ts';
import { mismatch } from './app-interface.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { listLeftBehind, listWithout, packageOfClass, packageOfServer } from './needed-package.ts';
import { launchPlace, settingPlace } from './place.ts';
import { isRemovedClass } from './removed-worker-class.ts';
import { defineRule, type Subject } from './rule.ts';

export const missingWorkerDependency = defineRule({
  name: 'missing-worker-dependency',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: "The server, or its worker class, comes from a package that the app doesn't ask for.",
  why: `gunicorn loads the class before it starts anything. Without its package it ends with "class uri 'uvicorn.workers.UvicornWorker' invalid or not
found" or "ModuleNotFoundError", and the site answers 503. The built-in image brings gunicorn, and, from Python 3.14 on, uvicorn.`,
  exceptions: 'Another package that the app asks for brings it along.',
  sources: [
    'https://github.com/windson/fastapi/issues/3',
    'https://github.com/microsoft/Oryx/blob/main/images/runtime/python/noble.Dockerfile',
    'https://azureossd.github.io/2023/01/27/Configuring-Gunicorn-worker-classes-and-other-general-settings/index.html',
  ],
  since: '0.1.0',
  messages: {
    server:
      'The command starts {server}, but {file} does not ask for the package `{package}`: nothing starts, and the site answers 503.\nAdd `{package}`.',
    behind:
      'The command starts {server}, but `{folder}` is deployed without a requirements.txt, so that App Service installs no packages: nothing starts, and the site answers 503.\nDeploy `{list}` in `{folder}`, too.',
    missing:
      'Worker class `{workerClass}` is in the package `{package}`, which {file} does not ask for: gunicorn does not start.\nAdd `{package}`.',
    perhaps:
      'Worker class `{workerClass}` is in the package `{package}`, which {file} does not ask for: unless another package brings it, gunicorn does not start.\nAdd `{package}`.',
  },
  check(subject) {
    const server = missingServer(subject);
    if (server) return [server];
    const gunicorn = gunicornOf(subject);
    const written = gunicorn?.written('worker_class');
    const workerClass = gunicorn?.workerClass?.replace(/^egg:gunicorn#/, '');
    if (!gunicorn || !written || workerClass === undefined) return [];
    // Another class is needed anyway.
    if (mismatch(subject, gunicorn) || isRemovedClass(subject, gunicorn)) return [];
    const needed = packageOfClass(workerClass);
    const list = needed && listWithout(needed, subject);
    if (!needed || !list) return [];
    return [
      {
        id: list.sure ? ('missing' as const) : ('perhaps' as const),
        facts: { workerClass, package: needed[0], file: list.file },
        at: settingPlace(written, subject),
        ...(list.sure ? {} : { severity: 'warning' as const, confidence: 'medium' as const }),
        related: [],
        fix: null,
      },
    ];
  },
});

/** Of a server that the image doesn't hold, as far as the list of packages tells for sure. */
function missingServer(subject: Subject) {
  const process = serverProcess(subject.launch);
  if (subject.launch.kind !== 'custom' || !process || process.condition !== null) return null;
  const needed = packageOfServer(process.program);
  const behind = needed && listLeftBehind(needed, subject);
  const place = { at: process.span ?? launchPlace(subject), related: [], fix: null };
  if (behind) return { id: 'behind' as const, facts: { server: process.server.name, ...behind }, ...place };
  const list = needed && listWithout(needed, subject);
  if (!needed || !list?.sure) return null;
  return {
    id: 'server' as const,
    facts: { server: process.server.name, package: needed[0], file: list.file },
    ...place,
  };
}
