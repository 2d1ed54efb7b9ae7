import { serverProcess } from '../../src/launch/launch.ts';
import type { Subject } from '../../src/rules/rule.ts';
import { knownNumber, knownString } from '../../src/value/read.ts';
import type { Value } from '../../src/value/value.ts';

/** A deployment as we show it, in the words of the labels; null where a field is not known. */
export interface Shown {
  readonly app: string | null;
  readonly environment: string | null;
  readonly root: string | null;
  readonly fields: Readonly<Record<string, string | number | null>>;
}

export function shownOf({ deployment, launch }: Subject): Shown {
  const process = serverProcess(launch) ?? launch.processes.at(-1) ?? null;
  const setting = (name: string): Value | undefined => process?.server?.settings.get(name);
  return {
    app: knownString(deployment.name) ?? null,
    environment: deployment.environment,
    root: deployment.root.path,
    fields: {
      command: knownString(launch.command ?? undefined) ?? null,
      program: process?.program ?? null,
      module: knownString(process?.server?.app ?? undefined) ?? null,
      workers: knownNumber(setting('workers')) ?? null,
      threads: knownNumber(setting('threads')) ?? null,
      timeout: knownNumber(setting('timeout')) ?? null,
      workerClass: knownString(setting('worker_class'))?.split('.').at(-1) ?? null,
      sku: knownString(deployment.plan?.sku) ?? null,
    },
  };
}
