import type { Address } from './review/cells.ts';
import type { Review } from './review/facts.ts';
import { bytes, Room } from './review/room.ts';
import { writtenReview } from './review/write.ts';

/** GitHub drops a step's summary over 1 MiB whole (actions/runner, `FileCommandManager.cs`); some room is left for what always stands. */
const MOST_BYTES = 1024 * 1024 - 64 * 1024;

/** The job's summary, in GitHub's Markdown. */
export function summaryReport(review: Review, address: Address): string {
  return writtenReview(review, { address, room: new Room(MOST_BYTES, bytes), closing: [] });
}
