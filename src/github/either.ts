import type { Objects } from './git.ts';

/** The objects of a checkout, and for those that it doesn't have, GitHub's: these are loaded when they are first needed. */
export function either(git: Objects | null, api: () => Promise<Objects> | null): Objects {
  async function first<T>(ask: (source: Objects) => Promise<T | null>): Promise<T | null> {
    const own = git ? await ask(git) : null;
    if (own !== null) return own;
    const other = await api();
    return other ? ask(other) : null;
  }
  return {
    parents: (commit) => first((source) => source.parents(commit)),
    mergeBase: (one, other) => first((source) => source.mergeBase(one, other)),
    tree: (commit) => first((source) => source.tree(commit)),
    async blobs(names) {
      const found = new Map(await git?.blobs(names));
      const missing = names.filter((name) => !found.has(name));
      const other = missing.length > 0 ? await api() : null;
      for (const [name, bytes] of (await other?.blobs(missing)) ?? []) found.set(name, bytes);
      return found;
    },
  };
}
