import { capacityOf } from './capacity/capacity.ts';
import type { Deployment } from './deployments/deployment.ts';
import { joinDeployments } from './deployments/deployments.ts';
import { appRequirements, resolveApp } from './launch/app.ts';
import { launchSite } from './launch/site-launch.ts';
import type { Result } from './result.ts';
import { findingsOf } from './rules/findings.ts';
import { rules } from './rules/index.ts';
import type { Subject } from './rules/rule.ts';
import { LOOKED_FOR, readSurfaces } from './surfaces/surfaces.ts';
import { sides } from './value/read.ts';
import type { Workspace } from './workspace/workspace.ts';

export interface LintOptions {
  /** report what pedantic rules find, too */
  readonly pedantic?: boolean;
}

/** The whole way: files, facts, deployments, launches, findings. */
export async function lint(workspace: Workspace, options: LintOptions = {}): Promise<Result> {
  const surfaces = await readSurfaces(workspace);
  const { deployments, coverage } = joinDeployments(surfaces.facts, workspace);
  const subjects = await subjectsOf(deployments, workspace);
  const { findings, hidden } = findingsOf(subjects, rules, options.pedantic ?? false);
  return {
    subjects,
    findings,
    hidden,
    notes: [...workspace.notes, ...surfaces.notes],
    coverage: { filesRead: workspace.filesRead, unknown: [...surfaces.coverage, ...coverage], lookedFor: LOOKED_FOR },
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
      });
    }
  }
  return withSiblings(subjects);
}

/** A startup command that hangs on an unknown condition makes a conditional deployment of each side. */
function sidesOf(deployment: Deployment): readonly Deployment[] {
  const command = deployment.startupCommand;
  if (command?.kind !== 'choice') return [deployment];
  return sides(command).map(({ when, value }) => ({
    ...deployment,
    startupCommand: value,
    condition:
      when === null
        ? deployment.condition
        : { when, span: command.origin.kind === 'written' ? command.origin.span : null },
  }));
}

/** Apps that share a plan share its memory: those of the same plan, each once. */
function withSiblings(subjects: readonly Subject[]): readonly Subject[] {
  const linked = subjects.map((subject) => ({ ...subject, siblings: [] as Subject[] }));
  for (const subject of linked) {
    const plan = subject.deployment.plan?.resource ?? null;
    const shared = plan === null ? [subject] : linked.filter((other) => other.deployment.plan?.resource === plan);
    subject.siblings.push(...shared);
  }
  return linked;
}
