import type { Result } from '../../result.ts';
import type { Span } from '../../text/source.ts';
import type { Changes } from '../changes.ts';
import { coveragePhrase, unknowns } from '../coverage.ts';
import { type Shown, shownOf } from '../hidden.ts';
import { code, prose } from '../markdown.ts';
import { count } from '../phrase.ts';
import { chart } from './chart.ts';
import { changesTable, deploymentsTable } from './deployments.ts';
import { findingSection } from './finding.ts';
import { originsSection } from './origins.ts';
import type { Room } from './room.ts';
import { verdict } from './verdict.ts';

export interface ReviewOptions {
  /** what is different from before; null where there is nothing to compare with */
  readonly changes: Changes | null;
  /** why there is nothing to compare with; null to say nothing of it */
  readonly noBase: string | null;
  /** where a place can be seen; null: nowhere */
  link(at: Span): string | null;
  readonly room: Room;
  /** the last lines, which always have to be there */
  readonly closing: readonly string[];
}

const MOST_LINES = 20;

/** All that a reviewer gets to read, in GitHub's Markdown: the job's summary, and the comment on the pull request. */
export function review(result: Result, options: ReviewOptions): string {
  const { changes, room } = options;
  const shown = shownOf(result);
  const head = [`### gunicorn-plan-lint`, '', verdict(result, changes), ''];
  const close = [...options.closing, ''];
  const body = result.subjects.length === 0 ? lookedFor(result) : [...deploymentsTable(result, changes, shown, room)];
  const findings = room.take(
    result.findings,
    (finding) => findingSection(finding, shown, options),
    (left) => `\nand ${count(left, 'more finding')}, in the report.`,
  );
  return [
    ...head,
    ...body,
    ...findings,
    ...room.whole(chart(changes, shown)),
    ...(changes ? changesTable(changes, shown, room) : []),
    ...(result.subjects.length > 0 ? originsSection(result.subjects, shown, options.link, room) : []),
    ...coverage(result, shown, options),
    ...close,
  ].join('\n');
}

function lookedFor({ coverage: { lookedFor: what, filesRead } }: Result): readonly string[] {
  return ['Looked for:', '', ...what.map((place) => `- ${prose(place)}`), '', `${count(filesRead, 'file')} read.`];
}

function coverage(result: Result, shown: Shown, { noBase, room }: ReviewOptions): readonly string[] {
  const groups = unknowns(result, shown);
  const lines = [
    ...groups.slice(0, MOST_LINES).map(({ reason, count: times, place }) => {
      return `- unknown: ${times > 1 ? `${times} × ` : ''}${prose(reason)}${place === null ? '' : ` (${code(place)})`}`;
    }),
    ...result.notes.slice(0, MOST_LINES).map(({ file, line, message }) => {
      return `- not read: ${code(line === undefined ? file : `${file}:${line}`)} ${prose(message)}`;
    }),
  ];
  const more = Math.max(groups.length - MOST_LINES, 0) + Math.max(result.notes.length - MOST_LINES, 0);
  const sentences = [
    ...(result.subjects.length > 0 ? [`${coveragePhrase(result, groups)}.`] : []),
    ...(result.hidden > 0 ? [`${result.hidden} more with \`pedantic: true\`.`] : []),
    ...(noBase === null ? [] : [`Not compared with before: ${prose(noBase)}.`]),
  ];
  return [
    '',
    sentences.join(' '),
    ...(lines.length > 0 ? ['', ...room.whole(lines)] : []),
    ...(more > 0 ? [`- and ${count(more, 'more line')}, in the report`] : []),
  ];
}
