import type { Source } from '../text/source.ts';

/**
 * Where a line of what was checked stands in the commit that a reader is shown.
 * @returns null where that commit doesn't have the line
 */
export type ShownLine = (source: Source, line: number) => number | null;

export const asChecked: ShownLine = (_, line) => line;
