import type {
  CoverageNote,
  DeployFact,
  Fact,
  PlanFact,
  PlanSizeFact,
  ServiceFact,
  SiteFact,
} from '../surfaces/facts.ts';
import { isPythonLanguage } from '../text/azd-file.ts';
import { string, written } from '../value/value.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Rootless, rootFinder } from './app-root.ts';
import { joinOperations } from './deploy-steps.ts';
import type { Deployment } from './deployment.ts';
import { distinctDeployments } from './distinct.ts';
import { elsewhereDeployment, mergeOperations } from './elsewhere.ts';
import type { Known } from './known.ts';
import { type Operation, operationsOf } from './operations.ts';
import { waysToDeploy } from './other-ways.ts';
import { perhapsSetAt } from './perhaps-set.ts';
import { startsPython } from './python-evidence.ts';
import { onPythonSide } from './python-side.ts';
import { type Runtime, runtimeOf } from './runtime.ts';
import { deploysOf, type Joined, siteDeployment } from './site-deployment.ts';
import { declaredSites, withOrigins } from './sites.ts';

export interface Deployments {
  readonly deployments: readonly Deployment[];
  /** sites and steps that are not ours, or can't be told to be */
  readonly coverage: readonly CoverageNote[];
}

/** Joins facts into deployments: one app in one environment, with its plan, settings and folder. */
export function joinDeployments(facts: readonly Fact[], workspace: Workspace): Deployments {
  const all = facts.filter((fact): fact is SiteFact => fact.kind === 'site');
  const declared = declaredSites(all.map((site) => onPythonSide(withOrigins(site, all))));
  const sites = declared.map(({ site }) => site);
  const services = facts.filter((fact): fact is ServiceFact => fact.kind === 'service');
  const operations = operationsOf(facts);
  const provisioned =
    services.length === 0 ||
    sites.length + operations.length > 0 ||
    workspace.files.some((path) => mayDeclareSite(path, workspace));
  const deployed = provisioned ? operations : services.flatMap(deployOf);
  const joins = joinOperations(deployed, sites, workspace);
  const groups = mergeOperations(joins.elsewhere);
  const known: Known = {
    workspace,
    sites,
    plans: facts.filter((fact): fact is PlanFact => fact.kind === 'plan'),
    sizes: facts.filter((fact): fact is PlanSizeFact => fact.kind === 'plan-size'),
    reasons: joins.reasons,
  };
  const apps: readonly App[] = [
    ...declared.flatMap(({ site, further }) => {
      const all = [...further, ...(joins.operationsOf.get(site) ?? [])];
      const [ways = [], ...others] = runtimeOf(site).kind === 'container' ? [all] : waysToDeploy(all);
      return [declaredApp(site, ways), ...others.flatMap(undeclaredApp)];
    }),
    ...groups.flatMap(waysToDeploy).flatMap(undeclaredApp),
  ];
  const rootOf = rootFinder(apps, services, workspace);
  const joined = apps.map((app) => {
    const root = rootOf(app);
    const run = app.site?.byCommand ? null : (app.site?.scope.run ?? null);
    const one: Joined = app.site
      ? siteDeployment(app.site, app.operations, root, known)
      : elsewhereDeployment(app.operations, root, known);
    if (!('deployment' in one)) return one;
    if (one.deployment.startupCommand) return { deployment: { ...one.deployment, run } };
    const perhaps = perhapsSetAt(one.deployment, deployed, joins.elsewhere, sites, facts);
    return { deployment: { ...one.deployment, perhapsSetAt: perhaps, run } };
  });
  return {
    deployments: distinctDeployments(joined.flatMap((one) => ('deployment' in one ? [one.deployment] : []))),
    coverage: distinctNotes(joined.flatMap((one) => ('note' in one ? [one.note] : []))),
  };
}

/** What azd makes sites of. */
const TEMPLATE = /\.(bicep|bicepparam|tf)$/i;
/** A site, or a module of another place, which may hold one. */
const SITE = /Microsoft\.Web\/|azurerm_\w*(?:web_app|app_service)|azapi|['"](?:br|ts|git|https?|[\w-]+\/[\w-]+)[:/]/i;

/** A template that declares no site as it stands may be told to by an environment of azd; one that speaks of none can't. */
function mayDeclareSite(path: string, workspace: Workspace): boolean {
  if (!TEMPLATE.test(path)) return false;
  const text = workspace.read(path)?.text.replace(/^[^\S\n]*(?:\/\/|#).*$/gm, '') ?? '';
  return SITE.test(text);
}

/** An azd project without any template of a site deploys its services to sites that stand elsewhere. */
function deployOf({ name, language, project, whole, scope, span }: ServiceFact): readonly DeployFact[] {
  if (language !== null && !isPythonLanguage(language)) return [];
  return [
    {
      kind: 'deploy',
      scope,
      appName: string(name, written(span)),
      slot: undefined,
      startupCommand: undefined,
      image: undefined,
      package: { path: project, reason: whole ? null : 'azd builds the package before it deploys it', whole },
      pythonVersion: undefined,
      span,
      condition: null,
    },
  ];
}

/** A site is counted once, however many environments it is deployed to. */
function distinctNotes(notes: readonly CoverageNote[]): readonly CoverageNote[] {
  const key = ({ what, why, span }: CoverageNote): string =>
    JSON.stringify([what, why, span?.source.path, span?.start]);
  return [...new Map(notes.map((note) => [key(note), note])).values()];
}

/** One app in one environment, with all that is done to it. */
interface App extends Rootless {
  readonly operations: readonly Operation[];
}

function declaredApp(site: SiteFact, operations: readonly Operation[]): App {
  const image = operations.some((each) => each.image !== undefined);
  const runtime = runtimeOf(site).kind;
  return { ...appOf(site, operations, image || runtime === 'container' ? 'other' : runtime), site };
}

function undeclaredApp(operations: readonly Operation[]): readonly App[] {
  const [main] = [...deploysOf(operations), ...operations];
  if (!main) return [];
  const image = operations.some((each) => each.image !== undefined);
  return [appOf({ ...main, name: main.appName }, operations, image ? 'other' : 'unknown')];
}

function appOf(
  { name, scope, startupCommand }: Pick<SiteFact, 'name' | 'scope' | 'startupCommand'>,
  operations: readonly Operation[],
  runtime: Exclude<Runtime['kind'], 'container'>,
): App {
  const steps = deploysOf(operations);
  const commands = [startupCommand, ...operations.map((each) => each.startupCommand)];
  const evident =
    runtime === 'python' || (runtime === 'unknown' && commands.some((command) => startsPython(command, steps)));
  const python = evident ? 'yes' : runtime === 'other' ? 'no' : 'perhaps';
  const command = commands.findLast((each) => each !== undefined);
  return { name, site: null, steps, file: scope.file, command, python, operations };
}
