import type { EntryPoint } from '../python/entry-point.ts';

/** An app that the server is told to load, and can't. */
export type UnloadableApp = Extract<EntryPoint, { kind: 'missing-module' | 'missing-attribute' | 'not-callable' }>;

export function isUnloadable(entry: EntryPoint | null): entry is UnloadableApp {
  return entry?.kind === 'missing-module' || entry?.kind === 'missing-attribute' || entry?.kind === 'not-callable';
}
