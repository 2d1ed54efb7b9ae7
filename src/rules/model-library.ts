import type { App } from '../launch/app.ts';
import { appCode } from '../python/app-code.ts';

/** Packages that are there to load a model, by what is imported, and how one is asked for. */
const MODELS: Readonly<Record<string, readonly string[]>> = {
  torch: ['torch'],
  tensorflow: ['tensorflow', 'tensorflow-cpu'],
  transformers: ['transformers'],
  sentence_transformers: ['sentence-transformers'],
  spacy: ['spacy'],
  ultralytics: ['ultralytics'],
  easyocr: ['easyocr'],
  whisper: ['openai-whisper'],
  diffusers: ['diffusers'],
};

/** A library that the app loads a model with, by what is imported; null where it has none. */
export function modelLibrary(app: App): string | null {
  const code = appCode(app.entryPoint);
  // what an app imports without asking for it, or for what brings it along, it does without
  const asked = Object.values(MODELS)
    .flat()
    .some((name) => app.packages?.has(name));
  const uses = (module: string, names: readonly string[]): boolean =>
    code
      ? (app.packages === null || asked) &&
        [...code.libraries].some((name) => name === module || name.startsWith(`${module}.`))
      : names.some((name) => app.packages?.has(name));
  return Object.entries(MODELS).find(([module, names]) => uses(module, names))?.[0] ?? null;
}
