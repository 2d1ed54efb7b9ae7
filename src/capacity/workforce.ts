import type { Deployment } from '../deployments/deployment.ts';
import type { App } from '../launch/app.ts';
import { installsOnStart, type Launch, serverOf } from '../launch/launch.ts';
import { appCode } from '../python/app-code.ts';
import { knownBoolean, knownNumber, knownString } from '../value/read.ts';
import { workersOf } from './capacity.ts';
import { leftOnPlan, statedMemory, type WorkerMemory, type Workforce, workerMemory } from './memory.ts';

/** What a worker of an app takes: as a user says, else the least that its framework and packages take. */
export function workerMemoryOf(app: App, deployment: Deployment, launch: Launch): WorkerMemory {
  const stated = deployment.stated?.memoryPerWorker;
  if (stated) return statedMemory(stated.value);
  const modules = appCode(app.entryPoint)?.libraries ?? null;
  return workerMemory(app.framework ?? 'plain', {
    modules,
    // of what is imported, all may have been installed
    packages: modules && installsOnStart(launch) ? null : app.packages,
  });
}

/** MiB that the app's plan leaves for the apps on it; null where its size isn't known. */
export function leftFor({ plan }: Deployment): number | null {
  const [sku, memory] = [knownString(plan?.sku), knownNumber(plan?.memoryGiB)];
  return sku === undefined || memory === undefined ? null : leftOnPlan(sku, memory);
}

/** The processes that answer an app's requests; null where their number isn't known. */
export function workforceOf(launch: Launch, app: App, deployment: Deployment): Workforce | null {
  const server = serverOf(launch);
  if (!server || launch.detected === 'default page') return null;
  const workers = knownNumber(workersOf(server));
  if (workers === undefined) return null;
  const gunicorn = server.name === 'gunicorn';
  return {
    workers,
    each: workerMemoryOf(app, deployment, launch),
    master: gunicorn || workers > 1,
    preload: gunicorn && knownBoolean(server.settings.get('preload_app')) === true,
  };
}
