import { LIMITS } from '../appservice/limits.ts';
import { commandLine } from '../languages/shell/command-line.ts';
import { type Launch, type Process, serverProcess } from '../launch/launch.ts';
import type { TracedText } from '../text/traced.ts';
import { knownString } from '../value/read.ts';

/** What a gunicorn command is to ask for. */
export interface Sizes {
  readonly workers: number;
  /** 1: not written */
  readonly threads: number;
  /** null: as it is */
  readonly workerClass: string | null;
}

const TIMEOUT = String(LIMITS.defaultLaunchTimeoutSeconds.value);

/** The gunicorn command of an app, as App Service's own launch would start it but for its sizes. */
export function newCommand(app: string, sizes: Sizes): string {
  return commandLine(['gunicorn', '--bind=0.0.0.0', '--timeout', TIMEOUT, ...words(sizes), app]);
}

/** What else is to be put right, as what is there would not answer. */
export interface Repairs {
  /** the app to load in place of the one that the command names */
  readonly app?: string | undefined;
  /** where to listen, as `0.0.0.0:8000` */
  readonly bind?: string | undefined;
}

/** The gunicorn command that starts now, with other sizes; null where it can't be written whole. */
export function resizedCommand(launch: Launch, sizes: Sizes, { app: loaded, bind }: Repairs = {}): string | null {
  const process = serverProcess(launch);
  const app = knownString(process?.server?.app ?? undefined);
  if (!process || app === undefined) return null;
  if (launch.kind !== 'custom') return newCommand(loaded ?? app, sizes);
  const replaced = ['--workers', '--threads', ...(sizes.workerClass === null ? [] : ['--worker-class'])];
  const listening = bind === undefined ? [] : [`--bind=${bind}`];
  const names = bind === undefined ? replaced : ['--bind', ...replaced];
  const made = withWords(process, app, names, [...listening, ...words(sizes)], false, loaded);
  return made === null ? null : amongOthers(made, process, launch);
}

/**
 * The gunicorn command that starts now, with some options set anew; null where it can't be written whole.
 * @param options as a command line has them: `--workers 3 --threads 6`, `--bind=0.0.0.0`
 */
export function commandWith(launch: Launch, options: string): string | null {
  const process = serverProcess(launch);
  const app = knownString(process?.server?.app ?? undefined);
  if (!process || app === undefined || launch.kind !== 'custom' || !OPTIONS.test(options)) return null;
  if (!isWrittenSo(process)) return null;
  const given = options.split(' ');
  const names = given.filter((word) => word.startsWith('--')).map((word) => word.replace(/=.*$/, ''));
  const made = withWords(process, app, names, given, true);
  return made === null ? null : amongOthers(made, process, launch);
}

/** With what stands around it in the startup command: `cd backend && …` */
function amongOthers(made: string, { argv }: Process, { command }: Launch): string {
  const whole = command?.kind === 'string' && command.text.known ? command.text : null;
  const [first, last] = [argv[0], argv.at(-1)];
  const [start, end] = [
    whole && first && offsetIn(whole, first, 'start'),
    whole && last && offsetIn(whole, last, 'end'),
  ];
  if (!whole || typeof start !== 'number' || typeof end !== 'number') return made;
  const program = whole.string.lastIndexOf('gunicorn', start);
  if (program < 0) return made;
  const rest = whole.string.slice(end);
  const begin = last ? offsetIn(whole, last, 'start') : null;
  // the quote that ends the last word, not one around the whole: `sh -c "gunicorn … app:app"`
  const isOfLast = /^["']/.test(rest) && begin !== null && whole.string[begin - 1] === rest[0];
  return whole.string.slice(0, program) + made + (isOfLast ? rest.slice(1) : rest);
}

/** Where a word of a text begins or ends in it; null where it comes from elsewhere. */
function offsetIn(whole: TracedText, word: TracedText, edge: 'start' | 'end'): number | null {
  const place = word.spanOf();
  let at = 0;
  for (const { text, span, exact } of whole.pieces) {
    if (place && exact && span?.source === place.source && span.start <= place.start && place.end <= span.end)
      return at + place[edge] - span.start;
    at += text.length;
  }
  return null;
}

/** All words stand in one file as they are, one after the other: none of them is a variable's value. */
function isWrittenSo({ argv }: Process): boolean {
  let end = 0;
  const source = argv[0]?.spanOf()?.source;
  return argv.every(({ pieces }) =>
    pieces.every(({ exact, span }) => {
      const follows = exact && span !== null && span.source === source && span.start >= end;
      end = span?.end ?? end;
      return follows;
    }),
  );
}

/** `--name value` and `--name=value` in plain words. */
const OPTIONS = /^--[a-z_-]+(?:=| )[^\s'"\\$]+(?: --[a-z_-]+(?:=| )[^\s'"\\$]+)*$/;

/** The other names of the options that are ever set anew (gunicorn/config.py). */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  '--bind': '-b',
  '--workers': '-w',
  '--worker-class': '-k',
  '--timeout': '-t',
  '--error-logfile': '--log-file',
};

/** @param inPlace the new words stand where the first of the old ones stood; else before the app */
function withWords(
  { program, argv }: Process,
  app: string,
  names: readonly string[],
  added: readonly string[],
  inPlace: boolean,
  loaded: string = app,
): string | null {
  if (program !== 'gunicorn' || argv.some((word) => !word.known)) return null;
  // what a line with Windows' end leaves at its last word does gunicorn no harm, and is not to be written anew
  const written = argv.map(({ string }) => string.replace(/\r$/, ''));
  const named = written.lastIndexOf(app);
  const { others, first } = without(
    written.map((word, at) => (at === named ? loaded : word)),
    names.flatMap((name) => [name, OTHER_NAMES[name] ?? name]),
  );
  const at = inPlace && first !== null ? first : others.lastIndexOf(loaded);
  return commandLine([
    'gunicorn',
    ...others.slice(0, at < 0 ? others.length : at),
    ...added,
    ...(at < 0 ? [] : others.slice(at)),
  ]);
}

function words({ workers, threads, workerClass }: Sizes): readonly string[] {
  return [
    ...(workerClass === null ? [] : ['--worker-class', workerClass]),
    ...(threads > 1 ? ['--threads', String(threads)] : []),
    '--workers',
    String(workers),
  ];
}

/** The words without those that set options of these names, and where the first of them stood; null: nowhere. */
function without(
  argv: readonly string[],
  names: readonly string[],
): { readonly others: readonly string[]; readonly first: number | null } {
  const others: string[] = [];
  let first: number | null = null;
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    const apart = names.includes(word);
    if (apart || names.some((name) => word.startsWith(name.startsWith('--') ? `${name}=` : name))) {
      first ??= others.length;
      if (apart) at++;
    } else others.push(word);
  }
  return { others, first };
}
