import { capacityOf } from './capacity/capacity.ts';
import { findConfig } from './config/find-config.ts';
import { sameDeclaration } from './deployments/deploy-steps.ts';
import type { Deployment } from './deployments/deployment.ts';
import { joinDeployments } from './deployments/deployments.ts';
import { sidesOf } from './deployments/sides.ts';
import { resolveApp } from './launch/app.ts';
import { appRequirements } from './launch/app-requirements.ts';
import { launchSite } from './launch/site-launch.ts';
import { unusedScripts } from './launch/unused-scripts.ts';
import type { Result } from './result.ts';
import { keepsFromAnswering } from './rules/answers.ts';
import { distinctSubjects } from './rules/distinct-subjects.ts';
import { findingsOf } from './rules/findings.ts';
import { rules } from './rules/index.ts';
import { AS_DECLARED } from './rules/policy.ts';
import { withRefused } from './rules/refused-command.ts';
import type { ScriptSubject, Subject } from './rules/rule.ts';
import { suppressed } from './suppress/apply.ts';
import { type Baseline, isAsked, withoutKnown } from './suppress/baseline.ts';
import { LOOKED_FOR, readSurfaces } from './surfaces/surfaces.ts';
import type { Source } from './text/source.ts';
import { textOf } from './value/read.ts';
import { builtIn, string } from './value/value.ts';
import { recorded } from './workspace/recorded.ts';
import type { Workspace } from './workspace/workspace.ts';

export interface LintOptions {
  /** report what pedantic rules find, too */
  readonly pedantic?: boolean;
  /** a config file in place of the one in the root */
  readonly config?: Source;
  /** findings that were there before, not to be reported */
  readonly baseline?: Baseline;
}

/**
 * The whole way: files, facts, deployments, launches, findings; less those that somebody allows.
 * @throws UsageError where the config file is wrong
 */
export async function lint(workspace: Workspace, options: LintOptions = {}): Promise<Result> {
  const config = await findConfig(workspace, options.config, rules);
  const files = recorded(workspace, config?.filesToSearch(workspace));
  const surfaces = await readSurfaces(files);
  const joined = joinDeployments(surfaces.facts, files);
  const deployments = config?.withSettings(joined.deployments) ?? joined.deployments;
  const subjects = await subjectsOf(deployments, files);
  const notes = [...workspace.notes, ...surfaces.notes];
  const pedantic = options.pedantic ?? false;
  const policy = config?.policy ?? AS_DECLARED;
  const said = findingsOf(subjects, rules, pedantic, policy);
  // what is refused to the site of another language is none of our business
  const ours = subjects.length > 0 || files.files.some((path) => path.endsWith('.py'));
  const notRead = ours ? [...surfaces.coverage, ...joined.coverage] : [];
  const found = withRefused(said, notRead, { policy, pedantic });
  const left = await suppressed(found, { rules, pedantic, policy, sources: files.sources, notes });
  return {
    subjects: distinctSubjects(subjects, left),
    known: null,
    ...left,
    ...(options.baseline ? withoutKnown(left.findings, options.baseline, isAsked(rules, pedantic)) : {}),
    notes,
    coverage: {
      filesRead: workspace.filesRead,
      unknown: [...surfaces.coverage, ...joined.coverage],
      lookedFor: LOOKED_FOR,
    },
  };
}

/** Works out what starts on each deployment, and what that can hold. */
export async function subjectsOf(
  deployments: readonly Deployment[],
  workspace: Workspace,
): Promise<readonly Subject[]> {
  const subjects: Subject[] = [];
  for (const whole of deployments) {
    for (const deployment of sidesOf(whole)) {
      const subject = await subjectOf(deployment, workspace);
      subjects.push({ ...subject, scripts: await withScripts(subject) });
    }
  }
  return withRelatives(subjects);
}

async function subjectOf(deployment: Deployment, workspace: Workspace): Promise<Subject> {
  const requirements = appRequirements(deployment, workspace);
  const launch = await launchSite(deployment, requirements, workspace);
  return {
    deployment,
    launch,
    capacity: capacityOf(launch),
    app: await resolveApp(deployment, launch, requirements, workspace),
    workspace,
    siblings: [],
    counterparts: [],
    scripts: [],
  };
}

const NAMED = builtIn('a script that nothing names');

/** What would start if a script that nothing names were the startup command, and what would keep it from answering. */
async function withScripts(subject: Subject): Promise<readonly ScriptSubject[]> {
  const { deployment, launch, workspace } = subject;
  if (launch.kind !== 'default' && launch.kind !== 'elsewhere') return [];
  const found: ScriptSubject[] = [];
  for (const script of unusedScripts(subject)) {
    const named = await subjectOf({ ...deployment, startupCommand: string(script.command, NAMED) }, workspace);
    const { findings } = findingsOf([named], rules.filter(keepsFromAnswering), false);
    const worst = findings.find(({ severity, rule }) => severity === 'error' || rule === 'missing-worker-dependency');
    found.push({ script, subject: named, problem: worst?.message.split('\n')[0] ?? null });
  }
  return found;
}

/** Apps that share a plan share its memory: those of the same plan, each once. One declaration is one app in several environments. */
function withRelatives(subjects: readonly Subject[]): readonly Subject[] {
  const linked = subjects.map((subject) => ({
    ...subject,
    siblings: [] as Subject[],
    counterparts: [] as Subject[],
  }));
  for (const subject of linked) {
    const plan = subject.deployment.plan?.resource ?? null;
    const shared = plan === null ? [subject] : linked.filter((other) => other.deployment.plan?.resource === plan);
    subject.siblings.push(...shared);
    subject.counterparts.push(...counterpartsOf(subject, linked));
  }
  return linked;
}

/** The same app in other environments. A declaration that makes several apps in one of them makes each under a name of its own. */
function counterpartsOf({ deployment: one }: Subject, all: readonly Subject[]): readonly Subject[] {
  const declared = all.filter(({ deployment: other }) => sameDeclaration(one, other));
  const inEnvironments = new Set(declared.map(({ deployment }) => `${deployment.environment} ${deployment.slot}`));
  const isLoop = declared.length > inEnvironments.size;
  return declared.filter(
    ({ deployment: other }) =>
      one.environment !== other.environment && (!isLoop || withoutEnvironment(one) === withoutEnvironment(other)),
  );
}

/** `shop-api-prod` is the `shop-api-` of another environment. */
function withoutEnvironment({ name, environment }: Deployment): string | undefined {
  return textOf(name)
    ?.string.toLowerCase()
    .replaceAll(environment?.toLowerCase() || '\n', '');
}
