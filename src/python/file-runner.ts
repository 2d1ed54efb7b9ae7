import type { Bindings } from './bindings.ts';

/** Programs that run a file of the app instead of loading an object from it. */
const RUNNERS = ['streamlit', 'chainlit'] as const;

export type FileRunner = (typeof RUNNERS)[number];

/** The program that a file is written for; null where it imports none of them. */
export function fileRunner({ bindings, stars }: Bindings): FileRunner | null {
  const imported = new Set(
    [
      ...bindings.flatMap(({ value }) =>
        value.kind === 'import' || (value.kind === 'from' && value.level === 0) ? value.module : [],
      ),
      ...stars.map(({ module }) => module),
    ].map((module) => module.split('.')[0]),
  );
  return RUNNERS.find((name) => imported.has(name)) ?? null;
}
