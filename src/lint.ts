import { capacityOf } from './capacity/capacity.ts';
import { findConfig } from './config/find-config.ts';
import type { Deployment } from './deployments/deployment.ts';
import { joinDeployments } from './deployments/deployments.ts';
import { resolveApp } from './launch/app.ts';
import { appRequirements } from './launch/app-requirements.ts';
import { launchSite } from './launch/site-launch.ts';
import type { Result } from './result.ts';
import { findingsOf } from './rules/findings.ts';
import { rules } from './rules/index.ts';
import { AS_DECLARED } from './rules/policy.ts';
import { withRefused } from './rules/refused-command.ts';
import type { Subject } from './rules/rule.ts';
import { suppressed } from './suppress/apply.ts';
import { type Baseline, isAsked, withoutKnown } from './suppress/baseline.ts';
import { LOOKED_FOR, readSurfaces } from './surfaces/surfaces.ts';
import type { Source, Span } from './text/source.ts';
import type { Condition } from './value/condition.ts';
import { sides } from './value/read.ts';
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
  const found = withRefused(findingsOf(subjects, rules, pedantic, policy), [...surfaces.coverage, ...joined.coverage], {
    policy,
    pedantic,
  });
  const left = await suppressed(found, { rules, pedantic, policy, sources: files.sources, notes });
  return {
    subjects,
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
      const requirements = appRequirements(deployment, workspace);
      const launch = await launchSite(deployment, requirements, workspace);
      subjects.push({
        deployment,
        launch,
        capacity: capacityOf(launch),
        app: await resolveApp(deployment, launch, requirements, workspace),
        workspace,
        siblings: [],
        counterparts: [],
      });
    }
  }
  return withRelatives(subjects);
}

/** A startup command that hangs on an unknown condition makes a conditional deployment of each side. */
function sidesOf(deployment: Deployment): readonly Deployment[] {
  const command = deployment.startupCommand;
  if (command?.kind !== 'choice') return [deployment];
  return sides(command).map(({ when, value }) => ({
    ...deployment,
    // where nothing writes a command to a site that is declared elsewhere, it has the one that is set there
    startupCommand: value.kind === 'null' && !deployment.declared ? undefined : value,
    condition:
      when === null
        ? deployment.condition
        : bothOf(deployment.condition, when, command.origin.kind === 'written' ? command.origin.span : null),
  }));
}

function bothOf(condition: Condition | null, when: string, span: Span | null): Condition {
  if (condition === null || condition.when === when) return { when, span };
  return { when: `${condition.when} and ${when}`, span: condition.span ?? span };
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
    subject.counterparts.push(...linked.filter((other) => isCounterpart(subject, other)));
  }
  return linked;
}

function isCounterpart({ deployment: one }: Subject, { deployment: other }: Subject): boolean {
  return (
    one.environment !== other.environment &&
    one.span.source.path === other.span.source.path &&
    one.span.start === other.span.start
  );
}
