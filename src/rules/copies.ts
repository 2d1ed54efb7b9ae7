import { workersOf } from '../capacity/capacity.ts';
import { serverProcess } from '../launch/launch.ts';
import type { Span } from '../text/source.ts';
import { knownBoolean, knownNumber } from '../value/read.ts';
import { spanOf, type Value } from '../value/value.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { labelOf, settingPlace } from './place.ts';
import type { Label, Subject } from './rule.ts';

/** Processes and instances that answer the same site: what one of them keeps, the others don't see. */
export interface Copies {
  readonly workers: number;
  readonly instances: number;
  /** processes that load the app on their own: with `preload_app` the workers of an instance share what loading makes */
  readonly loads: number;
  /** the setting that asks for the workers; undefined where a default holds */
  readonly workersValue: Value | undefined;
  readonly at: Span;
  readonly related: readonly Label[];
  /** "4 workers", "2 instances", "4 workers on each of 2 instances" */
  readonly phrase: string;
}

/** Null where a single process answers, or where neither number is known to be more than one. */
export function copiesOf(subject: Subject): Copies | null {
  const { launch, deployment } = subject;
  if (launch.kind === 'elsewhere' || launch.detected === 'default page' || launch.refusal !== null) return null;
  const process = serverProcess(launch);
  if (!process) return null;
  const value = workersOf(process.server);
  const workers = knownNumber(value) ?? 1;
  const instances = knownNumber(deployment.plan?.instances) ?? 1;
  if (workers < 2 && instances < 2) return null;
  const preload = knownBoolean(process.server.settings.get('preload_app')) === true;
  const byWorkers = workers > 1;
  return {
    workers,
    instances,
    loads: preload ? instances : workers * instances,
    workersValue: value,
    at: byWorkers ? settingPlace(value, subject) : (spanOfInstances(subject) ?? deployment.span),
    related: byWorkers && instances > 1 ? labelOf(`${instances} instances`, deployment.plan?.instances) : [],
    phrase: phrase(workers, instances),
  };
}

/** What one process is that answers as many requests: threads are of no use to workers that run an event loop. */
export function oneWorker(subject: Subject): string {
  const concurrency = gunicornOf(subject)?.concurrency;
  return concurrency === 'sync' || concurrency === 'gthread' ? 'one worker with threads' : 'one worker';
}

function spanOfInstances({ deployment }: Subject): Span | null {
  return deployment.plan ? spanOf(deployment.plan.instances) : null;
}

function phrase(workers: number, instances: number): string {
  if (instances < 2) return `${workers} workers`;
  return workers < 2 ? `${instances} instances` : `${workers} workers on each of ${instances} instances`;
}
