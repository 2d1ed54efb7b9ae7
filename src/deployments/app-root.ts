import { appFolders } from '../python/app-folders.ts';
import type { DeployedFolder, DeployFact, ServiceFact, SiteFact } from '../surfaces/facts.ts';
import { knownString, property } from '../value/read.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The deployed folder, and how it was found where a reader might wonder. */
export interface AppRoot {
  readonly folder: DeployedFolder;
  readonly join: string | null;
}

/**
 * The folder of an app: what the deploying step packages, else azd's project of the service that the site is tagged
 * with, else the only folder of the repository that holds a Python app.
 */
export function appRoot(
  site: SiteFact | null,
  steps: readonly DeployFact[],
  services: readonly ServiceFact[],
  onlySite: boolean,
  workspace: Workspace,
): AppRoot {
  const packaged = steps.map((step) => step.package);
  const known = packaged.find((folder) => folder.path !== null);
  if (known) return { folder: known, join: null };
  const service = serviceOf(site, services, onlySite);
  if (service?.project !== undefined && service.project !== null) {
    return {
      folder: {
        path: service.project,
        reason: service.whole ? null : `azd builds the package of service '${service.name}' before it deploys it`,
        whole: service.whole,
      },
      join: `folder of the azd service '${service.name}'`,
    };
  }
  return onlyApp(workspace, onlySite, packaged[0]?.reason ?? null);
}

/** The azd service that a site is tagged with; without a tag, the only service where there is only one site. */
function serviceOf(
  site: SiteFact | null,
  services: readonly ServiceFact[],
  onlySite: boolean,
): ServiceFact | undefined {
  if (!site) return undefined;
  const tag = property(site.tags, 'azd-service-name');
  const name = knownString(tag);
  if (name !== undefined) return services.find((service) => service.name === name);
  return onlySite && services.length === 1 ? services[0] : undefined;
}

function onlyApp(workspace: Workspace, onlySite: boolean, reason: string | null): AppRoot {
  const candidates = appFolders(workspace);
  const [first] = candidates;
  if (first && candidates.length === 1 && onlySite) {
    const name = first.folder === '' ? 'the repository' : first.folder;
    const why = reason ?? `nothing says which folder is deployed; ${name} holds the only Python app`;
    return {
      folder: { path: first.folder, reason: why, whole: false },
      join: `folder: the only Python app in the repository`,
    };
  }
  const why =
    candidates.length > 1
      ? `nothing says which folder is deployed, and ${candidates.length} hold a Python app`
      : 'nothing says which folder is deployed';
  return { folder: { path: null, reason: reason ?? why, whole: false }, join: null };
}
