import { loadGunicorn, NEWEST_VERSION } from '../../src/gunicorn/load.ts';
import { Source, span } from '../../src/text/source.ts';
import { TracedText } from '../../src/text/traced.ts';
import { builtIn, string, type Value } from '../../src/value/value.ts';
import { appContainer } from '../../src/workspace/app-container.ts';
import { APP_FOLDER } from '../../src/workspace/container.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';
import type { OracleOptions, Outcome } from './case.ts';

export interface GunicornCase {
  readonly id: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cpus: number;
  readonly files: Readonly<Record<string, string>>;
  readonly version?: string;
}

/** As a real gunicorn answers, and as we do: where a setting can't be known it says why. */
export type GunicornAnswer =
  | { readonly ok: true; readonly app: unknown; readonly settings: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly error: string; readonly about?: string | null };

interface Case extends GunicornCase {
  readonly expect: GunicornAnswer;
}

/** Real gunicorn's settings after it loaded its configuration, or its refusal. The version stands in the file's name. */
export async function* check(lines: readonly unknown[], { file }: OracleOptions): AsyncIterable<Outcome> {
  const named = /\d+\.\d+(\.\d+)?/.exec(file)?.[0];
  for (const one of lines as readonly Case[]) {
    const answer = await answerOf({ ...one, version: one.version ?? named ?? NEWEST_VERSION });
    yield { id: one.id, outcome: compareAnswers(answer, one.expect), expected: JSON.stringify(one), answer };
  }
}

/** What we say that gunicorn does, started in the app's folder. */
export async function answerOf({ argv, env, cpus, files, version }: GunicornCase): Promise<GunicornAnswer> {
  const loaded = await loadGunicorn({
    argv: argv.map((word) => TracedText.at(span(new Source('COMMAND', word), 0, word.length))),
    cwd: APP_FOLDER,
    environment: new Map(Object.entries(env).map(([name, value]) => [name, string(value, builtIn('the case'))])),
    environmentComplete: true,
    cpus,
    files: appContainer(memoryWorkspace(files), { root: '', whole: true }),
    version: version ?? NEWEST_VERSION,
  });
  if (!loaded.ok) return { ok: false, error: loaded.error.message, about: loaded.error.about };
  const settings = Object.fromEntries([...loaded.settings].map(([name, value]) => [name, plain(value)]));
  const { chdir } = settings;
  return {
    ok: true,
    app: plain(loaded.app),
    settings: { ...settings, chdir: typeof chdir === 'string' ? relative(chdir) : chdir },
  };
}

/** The same words, settings and kind of end; an error of ours names what the real one names. */
export function compareAnswers(ours: GunicornAnswer, expect: GunicornAnswer): Outcome['outcome'] {
  if (!ours.ok || !expect.ok) {
    if (ours.ok) return JSON.stringify(ours).includes('"$unknown"') ? 'unknown' : 'wrong';
    return !expect.ok && sameReason(ours, expect.error) ? 'agree' : 'wrong';
  }
  const pairs = [
    [ours.app, expect.app],
    ...Object.entries(expect.settings).map(([name, value]) => [ours.settings[name], value]),
  ];
  const texts = pairs.map((pair) => pair.map((side) => JSON.stringify(side) ?? 'absent'));
  if (texts.some(([mine = '', theirs]) => mine !== theirs && !mine.includes('"$unknown"'))) return 'wrong';
  return texts.every(([mine, theirs]) => mine === theirs) ? 'agree' : 'unknown';
}

/** An option (`-w/--workers`), a word that is none, a file: whatever the real message names. */
function sameReason({ error, about }: GunicornAnswer & { readonly ok: false }, expected: string): boolean {
  if (error === '' || expected === '') return error === expected;
  const option = /argument (\S+):/.exec(expected)?.[1];
  if (option !== undefined) return about === option;
  const word = /(?:ambiguous option: |unrecognized arguments: )(\S+)/.exec(expected)?.[1];
  if (word !== undefined) return about === word.replace(/=.*/s, '');
  const file = /['"](.+)['"] doesn't exist|(?:Failed to read config file:|No module named) '?([^'\s]+)/.exec(expected);
  if (file) return about === (file[1] ?? file[2]) || error.includes(`${file[1] ?? file[2]}`);
  const about404 = /^(?:Error|\w+Error): (.*)$/s.exec(expected)?.[1] ?? expected;
  return error.includes(about404);
}

function relative(path: string): string {
  if (path === APP_FOLDER) return '.';
  return path.startsWith(`${APP_FOLDER}/`) ? path.slice(APP_FOLDER.length + 1) : path;
}

function plain(value: Value | null): unknown {
  switch (value?.kind) {
    case undefined:
    case 'null':
      return null;
    case 'string':
      return value.text.known ? value.text.string : { $unknown: value.text.holes[0]?.reason };
    case 'number':
      return Number(value.value);
    case 'boolean':
      return value.value;
    case 'array':
      return value.items.map(plain);
    case 'object':
      return Object.fromEntries([...value.properties.values()].map(({ key, value: one }) => [key, plain(one)]));
    case 'unknown':
      return { $unknown: value.reason };
    case 'choice':
      return { $unknown: `depends on ${value.options[0]?.when}` };
  }
}
