import type { Source } from '../text/source.ts';

/** Characters of a file to put in place of others: an edit as its file writes it. */
export interface Replacement {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Writes what a value has to hold in the way of the place; null where that can't be said there. */
export type Writer = (source: Source, start: number, end: number, text: string) => Replacement | null;
