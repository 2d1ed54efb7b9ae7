import type { AppSettings } from './facts.ts';

/** Why settings may be missing of several lists that hold together: the first reason of each kind. */
export function gapsOf(lists: readonly AppSettings[]): Required<Pick<AppSettings, 'open' | 'unlisted'>> {
  const [open = null] = lists.flatMap((each) => each.open ?? []);
  const [unlisted = null] = lists.flatMap((each) => each.unlisted ?? []);
  return { open, unlisted };
}
