import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { type CompileCache, compileCache } from './compile-cache.ts';

/** Made by the build: names what is in `dist/`, so that nothing compiled from other code is ever taken for it. */
declare const DIGEST: string;
/** Made by the build: the files of `dist/`, each with the modules that stand in it. */
declare const PACKS: Readonly<Record<string, readonly string[]>>;

interface Module {
  exports: unknown;
}

/** A module as the body of a function. */
type Body = (exports: unknown, require: (id: string) => unknown, module: Module) => void;

/**
 * Loads a module of `dist/`, and what that asks for. Most of the time of a short run is V8's compiling, so what it has
 * compiled is kept for the next run, in the user's own cache folder. From version 22.8 on Node can do the same
 * (`module.enableCompileCache()`), but for modules that its own loaders load, a file for each; Node 20 can't, and two ways would
 * be one more to go wrong.
 * @param cached false: where there is no next run
 */
export function start(name: string, cached: boolean): void {
  const cache = cached && !process.env['NODE_DISABLE_COMPILE_CACHE'] ? compileCache(DIGEST) : null;
  const packOf = new Map(Object.entries(PACKS).flatMap(([pack, names]) => names.map((own) => [own, pack])));
  const scripts = new Map<string, Script>();
  const packs = new Map<string, Readonly<Record<string, Body>>>();
  const modules = new Map<string, Module>();
  let complete = true;

  function bodies(pack: string): Readonly<Record<string, Body>> {
    const known = packs.get(pack);
    if (known) return known;
    const path = join(__dirname, pack);
    const cachedData = cache?.get(pack);
    // The build writes ASCII only.
    const script = new Script(readFileSync(path, 'latin1'), {
      filename: path,
      ...(cachedData ? { cachedData } : {}),
    });
    if (!cachedData || script.cachedDataRejected) complete = false;
    const loaded: Readonly<Record<string, Body>> = script.runInThisContext();
    scripts.set(pack, script);
    packs.set(pack, loaded);
    return loaded;
  }

  function wanted(id: string): unknown {
    const pack = packOf.get(id);
    if (pack === undefined) return require(id);
    const known = modules.get(id);
    if (known) return known.exports;
    const module: Module = { exports: {} };
    modules.set(id, module);
    bodies(pack)[id]?.(module.exports, wanted, module);
    return module.exports;
  }

  wanted(name);
  if (cache) process.on('exit', () => keep(cache, complete, scripts));
}

/** At the end, when it is known what a run compiles. */
function keep(cache: CompileCache, complete: boolean, scripts: ReadonlyMap<string, Script>): void {
  if (!complete) cache.put(new Map([...scripts].map(([pack, script]) => [pack, script.createCachedData()])));
}
