import { textOf } from '../value/read.ts';
import { mismatch } from './app-interface.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { settingPlace, textEdit } from './place.ts';
import { defineRule } from './rule.ts';

/** uvicorn is held below 0.30, which was the first to warn: `==0.19.*`, `~=0.29.0`, `<0.30`. */
const OLDER = /(?:={2,3}|~=|<=)\s*0\.[0-2]?\d\.|(?:==|<=)\s*0\.[0-2]?\d(?![\d.])|<\s*0\.(?:[0-2]?\d|30)(?![\d])/;

export const deprecatedUvicornWorkers = defineRule({
  name: 'deprecated-uvicorn-workers',
  severity: 'note',
  confidence: 'high',
  audience: 'default',
  summary: "uvicorn's own gunicorn workers are deprecated: they live in the package uvicorn-worker.",
  why: `Since uvicorn 0.30 \`uvicorn.workers\` warns on import that it will be removed. The same classes are in the package
\`uvicorn-worker\`, as \`uvicorn_worker.UvicornWorker\`. An upgrade of uvicorn will one day end the site's start.`,
  exceptions: 'uvicorn is pinned, and stays so.',
  sources: [
    'https://github.com/Kludex/uvicorn/pull/2302',
    'https://github.com/Kludex/uvicorn-worker',
    'https://www.uvicorn.org/deployment/#gunicorn',
  ],
  since: '0.1.0',
  messages: {
    deprecated:
      '`{workerClass}` is deprecated and will be removed from uvicorn.\nAdd the package `uvicorn-worker` and use `{instead}`.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const written = gunicorn?.written('worker_class');
    const workerClass = gunicorn?.workerClass ?? '';
    const [, name] = /^uvicorn\.workers\.(Uvicorn(?:H11)?Worker)$/.exec(workerClass) ?? [];
    const { requirements } = subject.app;
    if (!gunicorn || !written || name === undefined) return [];
    // Another class is needed anyway.
    if (mismatch(subject, gunicorn)) return [];
    const specifier = requirements?.packages.find((one) => one.name === 'uvicorn')?.specifier ?? '';
    if (OLDER.test(specifier)) return [];
    const instead = `uvicorn_worker.${name}`;
    const installed = requirements?.packages.some((one) => one.name === 'uvicorn-worker') === true;
    return [
      {
        id: 'deprecated',
        facts: { workerClass, instead },
        at: settingPlace(written, subject),
        related: [],
        fix: {
          title: 'use the class of the new package',
          command: `--worker-class ${instead}`,
          edit: installed ? textEdit(textOf(written), instead, true) : null,
        },
      },
    ];
  },
});
