import type { Result } from '../result.ts';
import { type ReviewOptions, review } from './review/review.ts';
import { bytes, Room } from './review/room.ts';

/** GitHub drops a step's summary over 1 MiB whole (actions/runner, `FileCommandManager.cs`); some room is left for what always stands. */
const MOST_BYTES = 1024 * 1024 - 64 * 1024;

/** The job's summary, in GitHub's Markdown. */
export function summaryReport(result: Result, options: Omit<ReviewOptions, 'room' | 'closing'>): string {
  return review(result, { ...options, room: new Room(MOST_BYTES, bytes), closing: [] });
}
