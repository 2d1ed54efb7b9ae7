import type { Call, Program, Programs, ShellRun } from '../../src/languages/shell/world.ts';
import { knownString } from '../../src/value/read.ts';
import { appContainer } from '../../src/workspace/app-container.ts';
import type { ContainerFiles } from '../../src/workspace/container.ts';
import { APP_FOLDER } from '../../src/workspace/container.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';

/** Programs that the recordings had as stubs: they exit 0 and print nothing. */
const STUBS =
  'gunicorn gunicorn3 uvicorn hypercorn daphne waitress-serve streamlit flask fastapi chainlit python python3 python3.11 django-admin pip pip3 poetry uv pipenv celery alembic newrelic-admin ddtrace-run opentelemetry-instrument honcho supervisord nginx service node npm apt apt-get apk yum sleep curl wget git tar unzip su sudo ln az playwright prisma hupper';
const TOOLS =
  'sh bash env nohup timeout xargs test [ echo printf cat expr basename dirname sed grep awk tr cut head tail sort wc ls touch mkdir readlink realpath chmod id date true false nproc';

const stub: Program = { kind: 'call', status: 0, output: '' };

export const RECORDED_PROGRAMS: Programs = {
  known: new Map<string, Program>([
    ...STUBS.split(' ').map((name) => [name, stub] as const),
    ...TOOLS.split(' ').map((name) => [name, { kind: 'tool' }] as const),
  ]),
  complete: true,
};

/** Files of a case in the app's folder, all with the run bit. */
export function recordedFiles(files: Readonly<Record<string, string>>): ContainerFiles {
  const workspace = memoryWorkspace(files, new Set(Object.keys(files)));
  const app = appContainer(workspace, { root: '', whole: true });
  return { ...app, kind: (path) => (app.kind(path) === 'unknown' ? 'missing' : app.kind(path)) };
}

export interface RecordedCall {
  readonly program: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Recording {
  readonly calls: readonly RecordedCall[];
  readonly exit: number;
}

const SHOWN = [
  'PORT',
  'HOST',
  'GUNICORN_CMD_ARGS',
  'WEB_CONCURRENCY',
  'PYTHONPATH',
  'DJANGO_SETTINGS_MODULE',
  'FLASK_APP',
  'WORKERS',
  'THREADS',
  'TIMEOUT',
];

export function asRecorded(call: Call, hidden: readonly string[] = []): RecordedCall {
  const env: Record<string, string> = {};
  for (const name of SHOWN) {
    const value = hidden.includes(name) ? undefined : call.environment.get(name);
    if (value) env[name] = knownString(value) ?? '\uFFFC';
  }
  return {
    program: call.program.slice(call.program.lastIndexOf('/') + 1),
    argv: call.argv.map((word) => word.string),
    cwd: call.cwd,
    env,
  };
}

/** The same calls in the same order, and the same kind of end. */
export function compareRun(
  run: ShellRun,
  expect: Recording,
  hidden: readonly string[] = [],
): { readonly outcome: 'agree' | 'unknown' | 'wrong'; readonly answer: object } {
  const calls = run.calls.map((call) => asRecorded(call, hidden));
  const answer = { calls, exit: run.exit };
  const unsure =
    run.exit === null ||
    run.calls.some((call) => call.condition !== null || call.argv.some((word) => !word.known)) ||
    JSON.stringify(calls).includes('\uFFFC');
  if (unsure) return { outcome: 'unknown', answer: { ...answer, why: run.unknowns[0]?.reason } };
  const expected = {
    calls: expect.calls.map(({ program, argv, cwd, env }) => ({ program, argv, cwd, env: sorted(env) })),
    exit: kind(expect.exit),
  };
  const ours = { calls: calls.map((call) => ({ ...call, env: sorted(call.env) })), exit: kind(run.exit) };
  const same = orders(run, ours.calls).some(
    (inOrder) => JSON.stringify({ ...ours, calls: inOrder }) === JSON.stringify(expected),
  );
  return { outcome: same ? 'agree' : 'wrong', answer };
}

/** A command in the background starts at once with the one after it: either may be recorded first. */
function orders(run: ShellRun, calls: readonly RecordedCall[]): readonly (readonly RecordedCall[])[] {
  const late = run.calls.flatMap((call, at) => (call.background ? [at] : []));
  return [
    calls,
    ...late.map((at) => [
      ...calls.slice(0, at),
      ...calls.slice(at + 1, at + 2),
      ...calls.slice(at, at + 1),
      ...calls.slice(at + 2),
    ]),
  ];
}

function sorted(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(env).sort(([first], [second]) => (first < second ? -1 : 1)));
}

function kind(exit: number | null): number | null {
  return exit === 0 || exit === 127 || exit === null ? exit : 1;
}

export { APP_FOLDER };
