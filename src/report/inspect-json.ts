import type { Result } from '../result.ts';
import { type CoverageJson, coverageJson, type DeploymentJson, deploymentJson } from './deployment-json.ts';
import { shownOf } from './hidden.ts';
import { printedJson } from './value-json.ts';

/** `inspect --format json`; its schema is `docs/inspect.schema.json`. */
export interface InspectJson {
  readonly version: 1;
  readonly deployments: readonly DeploymentJson[];
  readonly coverage: CoverageJson;
}

export function inspectJson(result: Result): string {
  const shown = shownOf(result);
  const document: InspectJson = {
    version: 1,
    deployments: result.subjects.map((subject) => deploymentJson(subject, shown)),
    coverage: coverageJson(result, shown),
  };
  return printedJson(document);
}
