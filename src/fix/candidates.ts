import type { Result } from '../result.ts';
import { appName } from '../rules/findings.ts';
import type { Edit, Finding, Subject } from '../rules/rule.ts';
import type { Span } from '../text/source.ts';
import { replacementOf } from './replacement.ts';
import { overlap, placesOf } from './uses.ts';
import type { Replacement } from './writer.ts';

/** A finding and the characters that mend it. */
export interface Candidate {
  readonly finding: Finding;
  readonly replacement: Replacement;
}

/** A finding that has an edit which is not made, and why. */
export interface Left {
  readonly finding: Finding;
  readonly why: string;
  /** it would be made with the level `unsafe` */
  readonly unsafe: boolean;
}

export type Level = 'safe' | 'unsafe';

/** The edits that may be made, in the order of the findings, and those that may not. */
export async function candidatesOf(
  { findings, subjects }: Result,
  level: Level,
): Promise<{ readonly candidates: readonly Candidate[]; readonly left: readonly Left[] }> {
  const candidates: Candidate[] = [];
  const left: Left[] = [];
  const placesBySubject = new Map<Subject, readonly Span[]>();
  const places = (subject: Subject): readonly Span[] => {
    const known = placesBySubject.get(subject) ?? placesOf(subject);
    placesBySubject.set(subject, known);
    return known;
  };
  for (const finding of findings) {
    const edit = finding.fix?.edit ?? null;
    if (edit === null) continue;
    const leave = (why: string, unsafe = false) => left.push({ finding, why, unsafe });
    const other = finding.subjects.length === 0 ? undefined : otherUser(edit, finding, subjects, places);
    const replacement = other ? null : await replacementOf(edit);
    if (other) leave(`${nameOf(other)} uses the same value, and nothing is wrong with it there`);
    else if (!replacement) leave('it cannot be written in this place');
    else if (level === 'safe' && !edit.safe) leave('it needs a second look', true);
    else candidates.push({ finding, replacement });
  }
  return { candidates, left };
}

/** A deployment that the value is used by but the finding doesn't hold for: what mends one could break the other. */
function otherUser(
  edit: Edit,
  finding: Finding,
  subjects: readonly Subject[],
  places: (subject: Subject) => readonly Span[],
): Subject | undefined {
  return subjects.find(
    (subject) => !finding.subjects.includes(subject) && places(subject).some((place) => overlap(place, edit.at)),
  );
}

function nameOf(subject: Subject): string {
  const { environment } = subject.deployment;
  return environment === null ? appName(subject) : `${appName(subject)} in ${environment}`;
}
