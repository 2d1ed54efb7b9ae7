import { resizedCommand } from '../capacity/gunicorn-command.ts';
import { staysInOneProcess } from '../capacity/one-process.ts';
import { profileOf, WAIT_PER_CPU } from '../capacity/profile.ts';
import { type Recommendation, recommend } from '../capacity/recommend.ts';
import { leftFor, workerMemoryOf } from '../capacity/workforce.ts';
import { knownNumber } from '../value/read.ts';
import type { Subject } from './rule.ts';
import { isUnloadable } from './unloadable.ts';

/**
 * Workers and threads for the subject's plan; for 1 vCPU where the plan isn't known, the least that any plan has. Where nobody
 * says what requests do, for requests that mostly wait: a site that needs more requests at once has such.
 * @param eventLoop for workers that run one: threads are of no use to them
 */
export function recommendationFor({ deployment, app, launch }: Subject, eventLoop = false): Recommendation {
  const vcpu = knownNumber(deployment.plan?.vcpu);
  const { stated, profile } = profileOf(deployment.stated, app.packages);
  return recommend({
    vcpu: vcpu ?? 1,
    leftMiB: leftFor(deployment),
    each: workerMemoryOf({ ...app, framework: app.framework ?? 'Flask' }, deployment, launch),
    waitPerCpu: WAIT_PER_CPU[stated || profile === 'cpu' ? profile : 'io'],
    oneProcess: staysInOneProcess(app) !== null,
    eventLoop,
  });
}

/**
 * The gunicorn command with other workers and threads, in place of the ones that start; null where it can't be written
 * whole. Where the app that it names doesn't exist, with the nearest that does: the other would still not start.
 */
export function recommendedCommand({ launch, app }: Subject, { workers, threads }: Recommendation): string | null {
  const sizes = { workers, threads, workerClass: null };
  const entry = app.entryPoint;
  if (!isUnloadable(entry)) return resizedCommand(launch, sizes);
  const [nearest] = entry.candidates;
  return nearest === undefined ? null : resizedCommand(launch, sizes, nearest);
}
