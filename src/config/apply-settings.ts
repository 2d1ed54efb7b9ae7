import type { Deployment } from '../deployments/deployment.ts';
import { sizeOf } from '../deployments/plan.ts';
import { sides } from '../value/read.ts';
import { builtIn, number, type Value } from '../value/value.ts';
import type { Config, Settings } from './config.ts';
import { fromLayers, layersOf } from './layers.ts';
import { meansApp, meansEnvironment } from './match.ts';

/** Deployments with what the config file says where the repository doesn't: environments, the plan's size, the app's profile. */
export function withSettings(deployments: readonly Deployment[], config: Config): readonly Deployment[] {
  return deployments
    .flatMap((deployment) => inEnvironments(deployment, deployments, config))
    .map((deployment) => withOwnSettings(deployment, layersOf(config, deployment)));
}

/**
 * An app for which no file names an environment is one deployment in each that the config file gives a plan for: it says so
 * because the repository can't.
 */
function inEnvironments(deployment: Deployment, all: readonly Deployment[], config: Config): readonly Deployment[] {
  if (deployment.environment !== null || planIsKnown(deployment)) return [deployment];
  const own = config.apps.filter(({ app }) => meansApp(app, deployment));
  const named = [...own.flatMap(({ environments }) => [...environments]), ...config.environments];
  const fresh = new Set(named.filter(([, { sku }]) => sku !== null).map(([name]) => name));
  for (const name of fresh) if (all.some((other) => meansEnvironment(name, other))) fresh.delete(name);
  return fresh.size === 0 ? [deployment] : [...fresh].map((environment) => ({ ...deployment, environment }));
}

function withOwnSettings(deployment: Deployment, layers: readonly Settings[]): Deployment {
  const profile = fromLayers(layers, (settings) => settings.profile);
  const memoryPerWorker = fromLayers(layers, (settings) => settings.memoryPerWorker);
  return {
    ...deployment,
    plan: planOf(deployment, layers),
    ...(profile || memoryPerWorker
      ? {
          stated: {
            ...(profile ? { profile } : {}),
            ...(memoryPerWorker ? { memoryPerWorker } : {}),
            ...deployment.stated,
          },
        }
      : {}),
  };
}

/** The plan, completed: what the repository says wins. */
function planOf(deployment: Deployment, layers: readonly Settings[]): Deployment['plan'] {
  const { plan } = deployment;
  const sku = fromLayers(layers, (settings) => settings.sku);
  const instances = fromLayers(layers, (settings) => settings.instances);
  const known = planIsKnown(deployment);
  if (known || sku === null) {
    return plan && instances && !isKnown(plan.instances) ? { ...plan, instances } : plan;
  }
  return {
    name: plan?.name ?? null,
    resource: plan?.resource ?? null,
    span: plan?.span ?? null,
    sku,
    ...sizeOf(sku),
    instances: instances && !(plan && isKnown(plan.instances)) ? instances : (plan?.instances ?? ONE),
  };
}

const ONE: Value = number(1, builtIn("App Service's default"));

function planIsKnown({ plan }: Deployment): boolean {
  return plan !== null && isKnown(plan.sku);
}

/** On every side of a condition. */
function isKnown(value: Value): boolean {
  return sides(value).every(({ value: side }) => side.kind === 'number' || (side.kind === 'string' && side.text.known));
}
