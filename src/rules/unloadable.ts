import type { EntryPoint } from '../python/entry-point.ts';
import type { Subject } from './rule.ts';

const KINDS = ['missing-module', 'missing-attribute', 'module-instead', 'not-callable', 'outside-package'] as const;

/** An app that the server is told to load, and can't. */
export type UnloadableApp = Extract<EntryPoint, { kind: (typeof KINDS)[number] }>;

/** Null also where it might be deployed from the folder above, and then stand in the package that it imports from. */
export function unloadableApp({ app: { entryPoint }, deployment }: Subject): UnloadableApp | null {
  if (!isUnloadable(entryPoint)) return null;
  return entryPoint.kind === 'outside-package' && !deployment.root.whole ? null : entryPoint;
}

export function isUnloadable(entry: EntryPoint | null): entry is UnloadableApp {
  return KINDS.some((kind) => kind === entry?.kind);
}
