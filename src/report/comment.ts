import type { Address } from './review/cells.ts';
import type { Review } from './review/facts.ts';
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

/** What to look at once it is deployed: every number here is worked out, not measured. */
const METRICS = [
  '',
  '<details><summary>What to check after the deployment</summary>',
  '',
  'Every number above is worked out from files, so it is provisional. Watch for a day of normal use:',
  '',
  '- the plan: `CpuPercentage` (below 80 % at its highest), `MemoryPercentage` (below 85 %)',
  '- the site: `HttpResponseTime` (lower than before at the busiest hour), `Http5xx` (none more than before)',
  '',
  '</details>',
];

/** The comment on a pull request. */
export function commentReport(review: Review, { key, address, run }: CommentOptions): string {
  const kept = `This comment is kept up to date${run === null ? '' : ` ([the last run](${run}))`}.`;
  const text = writtenReview(review, {
    address,
    room: new Room(MOST_CHARACTERS, characters),
    closing: [...METRICS, '', `<sub>${kept}</sub>`],
  });
  return `${marker(key)}\n${text}`;
}
