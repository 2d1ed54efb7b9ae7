import { code, prose, sentence } from '../markdown.ts';
import { count } from '../phrase.ts';
import { type Address, placeLink, short } from './cells.ts';
import { memoryChart, requestsChart } from './chart.ts';
import { changesTable, deploymentsTable, originsTables } from './deployments.ts';
import type { Review } from './facts.ts';
import { findingSection } from './finding.ts';
import type { Room } from './room.ts';
import { current, verdict } from './verdict.ts';

export interface WriteOptions {
  readonly address: Address;
  readonly room: Room;
  /** the last lines, which always have to be there */
  readonly closing: readonly string[];
}

const MOST_LINES = 20;
/** Of the room, what findings leave for the tables. */
const TABLES_SHARE = 1 / 3;

/** A review in GitHub's Markdown: the job's summary, and the comment on the pull request. */
export function writtenReview(review: Review, { address, room, closing }: WriteOptions): string {
  const some = current(review).length > 0;
  const findings = room.keeping(TABLES_SHARE, () =>
    room.take(
      review.findings,
      (finding) => findingSection(finding, address),
      (left) => `\nand ${count(left, 'more finding')}, in the report.`,
    ),
  );
  return [
    '### gunicorn-plan-lint',
    '',
    verdict(review),
    '',
    ...(review.deployments.length > 0 ? deploymentsTable(review, room) : []),
    ...(some ? [] : room.whole(lookedFor(review))),
    ...findings,
    ...room.whole(memoryChart(review)),
    ...room.whole(requestsChart(review)),
    ...changesTable(review, room),
    ...originsTables(review, address, room),
    ...coverage(review, some, room),
    ...closing,
    '',
  ].join('\n');
}

function lookedFor({ deployments, lookedFor: what, filesRead }: Review): readonly string[] {
  const gap = deployments.length > 0 ? [''] : [];
  return [
    ...gap,
    'Looked for:',
    '',
    ...what.map((place) => `- ${prose(place)}`),
    '',
    `${count(filesRead, 'file')} read.`,
  ];
}

function coverage({ unknowns, notes, noBase, hidden, filesRead, ...review }: Review, some: boolean, room: Room) {
  const things = unknowns.reduce((sum, group) => sum + group.count, 0);
  const lines = [
    ...unknowns.slice(0, MOST_LINES).map(({ reason, count: times, place }) => {
      return `- unknown: ${times > 1 ? `${times} × ` : ''}${sentence(reason)}${place === null ? '' : ` (${code(place)})`}`;
    }),
    ...notes.slice(0, MOST_LINES).map(({ place, message }) => {
      return `- not read: ${placeLink(place, () => null)} ${sentence(message)}`;
    }),
  ];
  const more = Math.max(unknowns.length - MOST_LINES, 0) + Math.max(notes.length - MOST_LINES, 0);
  const read = [
    `${count(filesRead, 'file')} read`,
    count(current({ ...review, unknowns, notes, noBase, hidden, filesRead }).length, 'deployment'),
    ...(things > 0 ? [`${count(things, 'thing')} unknown`] : []),
  ];
  const sentences = [
    ...(some ? [`${read.join(', ')}.`] : []),
    ...(hidden > 0 ? [`${count(hidden, 'more finding')} with \`pedantic: true\`.`] : []),
    ...(noBase ? [`Not compared with before: ${sentence(short(noBase))}.`] : []),
  ];
  return [
    '',
    sentences.join(' '),
    ...(lines.length > 0 ? ['', ...room.whole(lines)] : []),
    ...(more > 0 ? [`- and ${count(more, 'more line')}, in the report`] : []),
  ];
}
