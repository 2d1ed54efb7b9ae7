import type { Expression } from '../languages/python/syntax.ts';
import { type Span, span } from '../text/source.ts';
import type { AppRun, Use } from './app-run-model.ts';
import { plainText } from './bindings.ts';
import type { FrameworkSettings } from './framework-settings.ts';
import { constantOf } from './truth.ts';
import { type Placed, writtenAs } from './written-as.ts';

/** A cache (or a count) of a library that each process keeps for itself. */
export interface KeptCache {
  /** as a noun phrase: "Flask-Caching's `SimpleCache`" */
  readonly what: string;
  readonly at: Span;
}

const SIMPLE = /(^|\.)simple(cache)?$/i;
const LOCAL_MEMORY = 'django.core.cache.backends.locmem.LocMemCache';

export function keptCaches(run: AppRun, settings: FrameworkSettings): readonly KeptCache[] {
  const found: KeptCache[] = [];
  const add = (what: string, { expression, scope }: Placed): void => {
    found.push({ what, at: span(scope.module.source, expression.from, expression.to) });
  };
  const simple = (placed: Placed | null | undefined): void => {
    const type = placed && constantOf(placed.expression, placed.scope, run);
    if (placed && typeof type === 'string' && SIMPLE.test(type)) add("Flask-Caching's `SimpleCache`", placed);
  };
  simple(settings.get('CACHE_TYPE'));
  for (const use of run.uses) {
    if (use.when === 'later' || use.when === 'perhaps') continue;
    if (use.name === 'flask_caching.Cache') simple(entry(argument(use, 'config'), 'CACHE_TYPE', run));
    if (use.name === 'flask_limiter.Limiter' && countsInMemory(use, run, settings))
      add("Flask-Limiter's count", { expression: use.call, scope: use.scope });
  }
  const backend = entry(entry(settings.get('CACHES') ?? null, 'default', run), 'BACKEND', run);
  if (backend && constantOf(backend.expression, backend.scope, run) === LOCAL_MEMORY)
    add("Django's `LocMemCache`", backend);
  return found;
}

/** Without a storage it counts in memory. */
function countsInMemory(use: Use, run: AppRun, settings: FrameworkSettings): boolean {
  if (settings.get('RATELIMIT_STORAGE_URI') !== undefined || settings.get('RATELIMIT_STORAGE_URL') !== undefined)
    return false;
  if (use.call.arguments.some(({ name }) => name === '**')) return false;
  const storage = argument(use, 'storage_uri');
  const uri = storage && constantOf(storage.expression, storage.scope, run);
  return storage === null || (typeof uri === 'string' && uri.startsWith('memory://'));
}

function argument({ call, scope }: Use, name: string): Placed | null {
  const given = call.arguments.find((one) => one.name === name);
  return given ? { expression: given.value, scope } : null;
}

/** What a dictionary that is written whole holds for a key. */
function entry(given: Placed | null, key: string, run: AppRun): Placed | null {
  if (!given) return null;
  const { expression, scope } = writtenAs(given, run.imports);
  const found = expression.kind === 'dict' ? expression.entries.findLast((one) => isKey(one.key, key)) : undefined;
  return found ? { expression: found.value, scope } : null;
}

function isKey(key: Expression | null, name: string): boolean {
  return key !== null && plainText(key) === name;
}
