import { resizedCommand } from '../capacity/gunicorn-command.ts';
import { staysInOneProcess } from '../capacity/one-process.ts';
import { profileOf, WAIT_PER_CPU } from '../capacity/profile.ts';
import { type Recommendation, recommend } from '../capacity/recommend.ts';
import { leftFor, workerMemoryOf } from '../capacity/workforce.ts';
import { serverProcess } from '../launch/launch.ts';
import { knownNumber } from '../value/read.ts';
import { loopbackBind } from './loopback-bind.ts';
import type { Subject } from './rule.ts';
import { isUnloadable } from './unloadable.ts';
import { unreachablePort } from './unreachable-port.ts';

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
 * whole. What would keep it from answering is put right: where the app that it names doesn't exist, the nearest that does
 * takes its place, and an address that nobody reaches gives way to one that is reached.
 */
export function recommendedCommand(subject: Subject, { workers, threads }: Recommendation): string | null {
  const { launch, app } = subject;
  const sizes = { workers, threads, workerClass: null };
  const bind = reachedAddress(subject);
  const entry = app.entryPoint;
  if (!isUnloadable(entry)) return resizedCommand(launch, sizes, { bind });
  const [nearest] = entry.candidates;
  return nearest === undefined ? null : resizedCommand(launch, sizes, { app: nearest, bind });
}

/** Where gunicorn is to listen; undefined where what it does is good. Neither of these rules has an option. */
function reachedAddress(subject: Subject): string | undefined {
  if (serverProcess(subject.launch)?.server.name !== 'gunicorn') return undefined;
  const [problem] = [unreachablePort, loopbackBind].flatMap((rule) => rule.check(subject, () => 0));
  const [, address] = /^--bind=(\S+)$/.exec(problem?.fix?.command ?? '') ?? [];
  return address;
}
