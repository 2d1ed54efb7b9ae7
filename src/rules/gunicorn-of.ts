import { type Concurrency, concurrencyOf, workerClassOf } from '../capacity/worker-class.ts';
import { type Process, type Server, serverProcess } from '../launch/launch.ts';
import { knownBoolean, knownNumber, knownString } from '../value/read.ts';
import type { Value } from '../value/value.ts';
import type { Subject } from './rule.ts';

/** The gunicorn that is sure to answer a site's requests, with the settings that most rules ask for. */
export interface Gunicorn {
  readonly process: Process & { readonly server: Server };
  readonly settings: ReadonlyMap<string, Value>;
  readonly workers: number | undefined;
  readonly threads: number | undefined;
  /** as it was named, or as gunicorn names it where threads make `sync` into `gthread` */
  readonly workerClass: string | undefined;
  readonly concurrency: Concurrency | null;
  number(name: string): number | undefined;
  text(name: string): string | undefined;
  flag(name: string): boolean | undefined;
  /** a setting that a file of the repository wrote; undefined where a default holds */
  written(name: string): Value | undefined;
}

/** Null where another server answers, where none is known to, and where the command may be set elsewhere. */
export function gunicornOf({ launch }: Subject): Gunicorn | null {
  if (launch.kind === 'elsewhere' || launch.detected === 'default page' || launch.refusal !== null) return null;
  const process = serverProcess(launch);
  if (process?.server.name !== 'gunicorn') return null;
  const { settings } = process.server;
  return {
    process,
    settings,
    workers: knownNumber(settings.get('workers')),
    threads: knownNumber(settings.get('threads')),
    workerClass: knownString(settings.get('worker_class')),
    concurrency: concurrencyOf(workerClassOf(process.server)),
    number: (name) => knownNumber(settings.get(name)),
    text: (name) => knownString(settings.get(name)),
    flag: (name) => knownBoolean(settings.get(name)),
    written: (name) => {
      const value = settings.get(name);
      return value?.origin.kind === 'written' ? value : undefined;
    },
  };
}
