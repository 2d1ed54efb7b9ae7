import { createHash } from 'node:crypto';
import { placeKey } from '../../text/source.ts';
import type { TracedText } from '../../text/traced.ts';
import type { Origin, Value } from '../../value/value.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { ScriptEvent, ShellRun } from '../shell/world.ts';
import type { RunnerFiles } from './runner/files.ts';

/** Everything on which it depends what a script does. */
export interface RunKey {
  readonly shell: string;
  readonly text: TracedText;
  readonly cwd: string;
  readonly open: string | null;
  readonly environment: ReadonlyMap<string, Value>;
  readonly files: RunnerFiles;
}

const RUNS = new WeakMap<Workspace, Map<string, ShellRun>>();

/**
 * A workflow is followed from each of its starts, and most of its steps do the same from all of them: each is followed once.
 * What a script doesn't speak of it hands on to the programs that it starts, as it is.
 */
export function rememberedRun(input: RunKey, run: () => ShellRun): ShellRun {
  const { workspace } = input.files;
  const runs = RUNS.get(workspace) ?? new Map<string, ShellRun>();
  RUNS.set(workspace, runs);
  const asked = variablesIn(input);
  const key = keyOf(input, asked);
  const found = runs.get(key);
  if (found) return asked.size === input.environment.size ? found : withEnvironment(found, input.environment, asked);
  const first = run();
  runs.set(key, first);
  return first;
}

/** What may read variables without naming them: other scripts, and the shell's own ways. */
const READS_ALL =
  /\.(?:sh|bash|env)\b|\b(?:env|printenv|declare|typeset|compgen|eval|source|envsubst|bash|sh|dash|zsh|exec|let)\b|(?:^|[\s;&|({])\.\s|\$\{!|\(\(|(?:^|[;&|({]|\b(?:then|do|else|if|while|until|sudo))\s*["']?\.{0,2}[\w.-]*\/\w/m;

/** The variables that a script names. */
function variablesIn({ text, environment }: RunKey): ReadonlySet<string> {
  if (READS_ALL.test(text.string)) return new Set(environment.keys());
  const words = new Set(text.string.match(/[A-Za-z_]\w*/g));
  return new Set([...environment.keys()].filter((name) => words.has(name)));
}

function withEnvironment(run: ShellRun, environment: RunKey['environment'], asked: ReadonlySet<string>): ShellRun {
  const own = [...environment].filter(([name]) => !asked.has(name));
  const events = run.events.map(
    (event): ScriptEvent =>
      'program' in event ? { ...event, environment: new Map([...event.environment, ...own]) } : event,
  );
  return { ...run, events, calls: events.filter((event) => 'program' in event) };
}

function keyOf({ shell, text, cwd, open, environment, files }: RunKey, asked: ReadonlySet<string>): string {
  const digest = createHash('sha256');
  for (const part of [shell, cwd, open ?? '', textKey(text), files.fingerprint]) digest.update(`${part}\0`);
  for (const [name, value] of environment) if (asked.has(name)) digest.update(`${name}=${valueKey(value)}\0`);
  return digest.digest('base64');
}

/** The characters, and where each part was written. */
function textKey({ pieces }: TracedText): string {
  return pieces
    .map(({ text, span, unknown }) => {
      const place = placeKey(span);
      return unknown ? `?${unknown.key ?? unknown.reason}${place}` : `${text}@${place}`;
    })
    .join('\u0001');
}

/** Values share parts, and what is set on a condition holds what was set before it: each is gone through once. */
const KEYS = new WeakMap<Value, string>();

function valueKey(value: Value): string {
  const before = KEYS.get(value);
  if (before !== undefined) return before;
  const whole = writtenKey(value);
  const key = whole.length > LONG ? digestOf(whole) : whole;
  KEYS.set(value, key);
  return key;
}

const LONG = 100;

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function writtenKey(value: Value): string {
  const place = placeOf(value.origin);
  switch (value.kind) {
    case 'string':
      return `${textKey(value.text)}${place}`;
    case 'number':
    case 'boolean':
      return `${value.value}${place}`;
    case 'null':
      return `null${place}`;
    case 'unknown':
      return `?${value.key ?? ''} ${value.reason}${place}`;
    case 'array':
      return `[${value.items.map(valueKey).join()}]`;
    case 'object':
      return `{${[...value.properties].map(([key, property]) => `${key}:${valueKey(property.value)}`).join()}}`;
    case 'choice':
      return `(${value.options.map(({ when, value: option }) => `${when}:${valueKey(option)}`).join()})`;
  }
}

function placeOf(origin: Origin): string {
  return origin.kind === 'written' ? `@${placeKey(origin.span)}` : '';
}
