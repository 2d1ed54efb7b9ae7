import { commandLine } from '../languages/shell/command-line.ts';
import { type Launch, serverProcess } from '../launch/launch.ts';
import { knownString } from '../value/read.ts';

/** What a gunicorn command is to ask for. */
export interface Sizes {
  readonly workers: number;
  /** 1: not written */
  readonly threads: number;
  /** null: as it is */
  readonly workerClass: string | null;
}

const TIMEOUT = '600';

/** The gunicorn command of an app, as App Service's own launch would start it but for its sizes. */
export function newCommand(app: string, sizes: Sizes): string {
  return commandLine(['gunicorn', '--bind=0.0.0.0', '--timeout', TIMEOUT, ...words(sizes), app]);
}

/** The gunicorn command that starts now, with other sizes; null where it can't be written whole. */
export function resizedCommand(launch: Launch, sizes: Sizes): string | null {
  const process = serverProcess(launch);
  const app = knownString(process?.server?.app ?? undefined);
  if (!process || app === undefined) return null;
  if (launch.kind !== 'custom') return newCommand(app, sizes);
  if (process.program !== 'gunicorn' || process.argv.some((word) => !word.known)) return null;
  const others = without(
    process.argv.map((word) => word.string),
    sizes,
  );
  const at = others.lastIndexOf(app);
  return commandLine([
    'gunicorn',
    ...others.slice(0, at < 0 ? others.length : at),
    ...words(sizes),
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

/** The words without those that set what is set anew. */
function without(argv: readonly string[], { workerClass }: Sizes): readonly string[] {
  const names = ['--workers', '-w', '--threads', ...(workerClass === null ? [] : ['--worker-class', '-k'])];
  const kept: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (names.includes(word)) at++;
    else if (
      !names.some((name) =>
        name.startsWith('--') ? word.startsWith(`${name}=`) : word.startsWith(name) && !word.startsWith('--'),
      )
    )
      kept.push(word);
  }
  return kept;
}
