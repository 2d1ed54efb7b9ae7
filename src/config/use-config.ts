import type { Deployment } from '../deployments/deployment.ts';
import type { Policy } from '../rules/policy.ts';
import type { Rule } from '../rules/rule.ts';
import type { Source } from '../text/source.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { withSettings } from './apply-settings.ts';
import { policyOf } from './config-policy.ts';
import { pathMatcher } from './match.ts';
import { readConfig } from './read-config.ts';

/** What a config file does in a run. */
export interface UsedConfig {
  readonly policy: Policy;
  /** the files in which a deployment may be looked for */
  filesToSearch(workspace: Workspace): readonly string[];
  /** deployments with what the config file says where the repository doesn't */
  withSettings(deployments: readonly Deployment[]): readonly Deployment[];
}

/** @throws UsageError where something in the file is wrong */
export function useConfig(source: Source, rules: readonly Rule[]): UsedConfig {
  const config = readConfig(source, rules);
  const ignored = pathMatcher(config.ignore);
  return {
    policy: policyOf(config),
    filesToSearch: ({ files }) => (config.ignore.length === 0 ? files : files.filter((path) => !ignored(path))),
    withSettings: (deployments) => withSettings(deployments, config),
  };
}
