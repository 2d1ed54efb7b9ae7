import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Api, gitHubApi } from './api.ts';
import type { Event } from './events.ts';
import { write } from './repository.ts';

const root = join(import.meta.dirname, '..', '..');

/** A step as GitHub runs it. */
export interface Step {
  readonly event: Event;
  /** the checkout: its files by path, or a folder to copy */
  readonly files: Readonly<Record<string, string | Buffer>> | string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** GitHub's API; without one, all that it is asked for is not found */
  readonly api?: Api;
  /** variables that the runner sets besides, or otherwise */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Outcome {
  readonly code: number | null;
  readonly log: string;
  /** the annotations that the runner would make of the log */
  readonly annotations: readonly Annotation[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** calls of GitHub's API: method and path */
  readonly requests: readonly string[];
  /** what `report` leads to */
  readonly report: unknown;
  /** what `review` leads to, as text */
  readonly review: string | null;
}

export interface Annotation {
  readonly kind: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Runs `dist/action.js` as its own process, with the files and variables that GitHub gives it and a server in place of its API. */
export async function runStep({ event, files, inputs = {}, environment = {}, ...step }: Step): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'action-'));
  const api = step.api ?? (await gitHubApi(null));
  const before = api.calls.length;
  try {
    const at = (name: string): string => join(folder, name);
    if (typeof files === 'string') cpSync(files, at('checkout'), { recursive: true });
    else write(at('checkout'), files);
    for (const name of ['checkout', 'temp']) mkdirSync(at(name), { recursive: true });
    for (const name of ['output', 'summary', 'env', 'path', 'state']) writeFileSync(at(name), '');
    writeFileSync(at('event.json'), JSON.stringify(event.payload));
    const { code, log } = await started({
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION: '__contoso_lint',
      GITHUB_ACTOR: 'ada',
      GITHUB_API_URL: api.url,
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_REPOSITORY: 'contoso/parcels',
      GITHUB_RUN_ID: '1001',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_JOB: 'lint',
      GITHUB_WORKFLOW: 'lint',
      GITHUB_EVENT_NAME: event.name,
      GITHUB_EVENT_PATH: at('event.json'),
      GITHUB_WORKSPACE: at('checkout'),
      GITHUB_OUTPUT: at('output'),
      GITHUB_STEP_SUMMARY: at('summary'),
      GITHUB_ENV: at('env'),
      GITHUB_PATH: at('path'),
      GITHUB_STATE: at('state'),
      RUNNER_TEMP: at('temp'),
      RUNNER_OS: 'Linux',
      ...event.variables,
      ...environment,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    });
    const outputs = outputsIn(readFileSync(at('output'), 'utf8'));
    const report = outputs['report'];
    return {
      code,
      log,
      annotations: annotationsIn(log),
      outputs,
      summary: readFileSync(at('summary'), 'utf8'),
      requests: api.calls.slice(before).map(({ method, url }) => `${method} ${url}`),
      review: outputs['review'] ? readFileSync(outputs['review'], 'utf8') : null,
      report: report ? JSON.parse(readFileSync(report, 'utf8')) : null,
    };
  } finally {
    if (!step.api) api.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function started(
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly log: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'dist', 'action.js')], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const parts: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, log: Buffer.concat(parts).toString('utf8') }));
  });
}

/** Reads a file of `name<<mark … mark` as the runner does. */
function outputsIn(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [, name = '', , value = ''] of text.matchAll(/^([^\n=<]+)<<(\S+)\r?\n([\s\S]*?)\r?\n?^\2\r?$/gm)) {
    outputs[name] = value;
  }
  return outputs;
}

/** The commands of a log, as the runner finds them: at a line's start, but not between `stop-commands` and its mark. */
function annotationsIn(log: string): readonly Annotation[] {
  const found: Annotation[] = [];
  let stopped: string | null = null;
  for (const line of log.split(/\r?\n/)) {
    const [, name = '', written = '', message = ''] = /^\s*::([a-z-]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
    if (stopped !== null) {
      if (line.trim() === `::${stopped}::`) stopped = null;
    } else if (name === 'stop-commands') stopped = message;
    else if (['error', 'warning', 'notice'].includes(name)) {
      const properties = written.split(',').map((pair) => pair.split('=', 2).map(unescaped) as [string, string]);
      found.push({ kind: name, properties: Object.fromEntries(properties), message: unescaped(message) });
    } else if (name !== '') found.push({ kind: name, properties: {}, message: unescaped(message) });
  }
  return found;
}

function unescaped(text: string): string {
  return text
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%');
}
