import type { EntryPoint } from '../python/entry-point.ts';

const KINDS = ['missing-module', 'missing-attribute', 'module-instead', 'not-callable', 'outside-package'] as const;

/** An app that the server is told to load, and can't. */
export type UnloadableApp = Extract<EntryPoint, { kind: (typeof KINDS)[number] }>;

export function isUnloadable(entry: EntryPoint | null): entry is UnloadableApp {
  return KINDS.some((kind) => kind === entry?.kind);
}
