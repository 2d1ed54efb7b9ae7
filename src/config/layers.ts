import type { Deployment } from '../deployments/deployment.ts';
import type { Config, Settings } from './config.ts';
import { meansApp, meansEnvironment } from './match.ts';

/** The settings that hold for a deployment, those that win first: its app in its environment, its app, its environment, all. */
export function layersOf(config: Config, deployment: Deployment): readonly Settings[] {
  const own = (environments: ReadonlyMap<string, Settings>): readonly Settings[] =>
    [...environments].flatMap(([name, settings]) => (meansEnvironment(name, deployment) ? [settings] : []));
  // A name in full before one with a `*`.
  const apps = config.apps
    .filter(({ app }) => meansApp(app, deployment))
    .sort((first, second) => Number(first.app.includes('*')) - Number(second.app.includes('*')));
  return [
    ...apps.flatMap(({ environments }) => own(environments)),
    ...apps.map(({ settings }) => settings),
    ...own(config.environments),
    config.everywhere,
  ];
}

/** The first layer's that has one. */
export function fromLayers<T>(layers: readonly Settings[], pick: (settings: Settings) => T | null): T | null {
  for (const layer of layers) {
    const value = pick(layer);
    if (value !== null) return value;
  }
  return null;
}
