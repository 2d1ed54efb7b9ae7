import { isAgain } from '../deployments/distinct.ts';
import { sameLaunch } from '../launch/same-launch.ts';
import type { Allowed } from './findings.ts';
import type { Finding, Subject } from './rule.ts';

interface Judged {
  readonly findings: readonly Finding[];
  readonly allowed: readonly Allowed[];
}

/**
 * A site that is deployed twice, with app settings that nothing of its launch and no finding hangs on (another
 * database, another model), is shown once: as it is deployed without a condition, if it is.
 */
export function distinctSubjects(subjects: readonly Subject[], judged: Judged): readonly Subject[] {
  const all = [...judged.findings, ...judged.allowed.map(({ finding }) => finding)];
  const kept: Subject[] = [];
  for (const subject of subjects) {
    const at = kept.findIndex((other) => sameSubject(subject, other, all));
    if (at < 0) kept.push(subject);
    else if (subject.deployment.condition === null) kept[at] = subject;
  }
  return kept;
}

function sameSubject(subject: Subject, other: Subject, findings: readonly Finding[]): boolean {
  return (
    isAgain(other.deployment, subject.deployment) &&
    sameLaunch(other.launch, subject.launch) &&
    other.siblings.length === subject.siblings.length &&
    findings.every((finding) => finding.subjects.includes(other) === finding.subjects.includes(subject))
  );
}
