import type { Result } from '../result.ts';
import type { Severity } from '../rules/rule.ts';
import { placeName } from '../text/source.ts';
import type { Value } from '../value/value.ts';
import { cleanOneLine } from './clean.ts';
import type { Shown } from './hidden.ts';
import { count } from './phrase.ts';

/** How many findings there are of each severity. */
export function tally(result: Result): Readonly<Record<Severity, number>> {
  const tallied = { error: 0, warning: 0, note: 0 };
  for (const { severity } of result.findings) tallied[severity]++;
  return tallied;
}

/** `1 error, 2 warnings`; `no findings`. */
export function tallyPhrase(result: Result): string {
  const { error, warning, note } = tally(result);
  const parts = [
    ...(error > 0 ? [count(error, 'error')] : []),
    ...(warning > 0 ? [count(warning, 'warning')] : []),
    ...(note > 0 ? [count(note, 'note')] : []),
  ];
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}

/** `2 allowed by comments`, `3 known by baseline.json`: findings that are not reported because somebody wrote so. */
export function leftOutPhrases({ allowed, known }: Result): readonly string[] {
  const by = (kind: 'comment' | 'config') => allowed.filter((one) => one.by.kind === kind).length;
  const [comments, config] = [by('comment'), by('config')];
  return [
    ...(comments > 0 ? [`${comments} allowed by ${comments === 1 ? 'a comment' : 'comments'}`] : []),
    ...(config > 0 ? [`${config} allowed by the config file`] : []),
    ...(known && known.count > 0 ? [`${known.count} known by ${cleanOneLine(known.file)}`] : []),
    ...(known && known.gone.length > 0 ? [mendedPhrase(known)] : []),
  ];
}

function mendedPhrase({ file, gone }: NonNullable<Result['known']>): string {
  const [are, them] = gone.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return `${count(gone.length, 'finding')} of ${cleanOneLine(file)} ${are} mended: --update-baseline removes ${them}`;
}

/** Something that isn't known, with how often it is so and where first. */
export interface UnknownGroup {
  readonly reason: string;
  readonly count: number;
  /** `path:line` of the first; null where it stands nowhere */
  readonly place: string | null;
}

/** What isn't known in a run, counted by reason, most often first: of the files' coverage, and of the launches and their plans. */
export function unknowns(result: Result, shown: Shown): readonly UnknownGroup[] {
  const groups = new Map<string, { count: number; place: string | null }>();
  const add = (reason: string, place: string | null) => {
    const known = groups.get(reason);
    groups.set(reason, { count: (known?.count ?? 0) + 1, place: known?.place ?? place });
  };
  for (const { what, why, span } of result.coverage.unknown) {
    add(cleanOneLine(shown.words(`${what}: ${why}`)), span && placeName(span));
  }
  for (const { deployment, launch } of result.subjects) {
    const parts: readonly (Value | undefined)[] = [...launch.unknowns, deployment.name, deployment.plan?.sku];
    const reasons = new Map<string, string | null>();
    for (const part of parts) {
      if (part?.kind !== 'unknown') continue;
      const place = part.origin.kind === 'written' ? placeName(part.origin.span) : null;
      reasons.set(cleanOneLine(shown.words(part.reason)), place);
    }
    for (const [reason, place] of reasons) add(reason, place);
  }
  return [...groups]
    .map(([reason, group]) => ({ reason, ...group }))
    .sort((left, right) => right.count - left.count || (left.reason < right.reason ? -1 : 1));
}

/** `4 files read, 2 deployments, 1 thing unknown`. */
export function coveragePhrase(result: Result, groups: readonly UnknownGroup[]): string {
  const things = groups.reduce((sum, group) => sum + group.count, 0);
  return [
    `${count(result.coverage.filesRead, 'file')} read`,
    count(result.subjects.length, 'deployment'),
    ...(things > 0 ? [`${count(things, 'thing')} unknown`] : []),
  ].join(', ');
}
