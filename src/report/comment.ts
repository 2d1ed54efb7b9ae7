import { WATCHES } from '../capacity/metrics.ts';
import { block, code } from './markdown.ts';
import type { Address } from './review/cells.ts';
import { isChanged, type Review } from './review/facts.ts';
import { characters, Room } from './review/room.ts';
import { writtenReview } from './review/write.ts';

/** The API takes 65,536 characters (its own error says so); some room is left for what always stands. */
const MOST_CHARACTERS = 54_000;

export interface CommentOptions {
  /** tells comments of several steps on one pull request apart */
  readonly key: string;
  readonly address: Address;
  /** where the run that wrote it can be seen */
  readonly run: string | null;
}

/** What a reader can't see, and by which the comment is found again. */
export function marker(key: string): string {
  return `<!-- gunicorn-plan-lint:${key.replace(/[^A-Za-z0-9./_-]/g, '-')} -->`;
}

/** What to look at once it is deployed: every number here is worked out, not measured. Nothing where there is none. */
const METRICS = [
  '',
  '<details><summary>What to check after the deployment</summary>',
  '',
  'Every number above is worked out from files, so it is provisional. After a busy hour, look at:',
  '',
  ...WATCHES.flatMap(({ of, metrics }) => metrics.map(({ name, look }) => `- ${code(name)} of the ${of}: ${look}`)),
  '',
  ...block(WATCHES.map(({ command }) => command).join('\n'), 'sh'),
  '',
  '</details>',
];

/** The comment on a pull request. */
export function commentReport(review: Review, { key, address, run }: CommentOptions): string {
  const metrics = isChanged(review) || review.findings.length > 0 ? METRICS : [];
  const kept = `This comment is kept up to date${run === null ? '' : ` ([the last run](${run}))`}.`;
  const text = writtenReview(review, {
    address,
    room: new Room(MOST_CHARACTERS, characters),
    closing: [...metrics, '', `<sub>${kept}</sub>`],
  });
  return `${marker(key)}\n${text}`;
}
