import { spanOf, type Value } from '../value/value.ts';
import type { GunicornError } from './refused.ts';

/** Settings that may be `None` as far as they are checked, and that gunicorn then takes for texts (gunicorn/config.py, gunicorn/glogging.py). */
const TEXTS: Readonly<Record<string, string>> = { worker_class: 'endswith', loglevel: 'lower' };

/** What gunicorn ends with where such a setting is `None`, as of `worker_class = os.getenv("WORKER_CLASS")`; null where none is. */
export function refusedNone(settings: ReadonlyMap<string, Value>): GunicornError | null {
  for (const [name, method] of Object.entries(TEXTS)) {
    const value = settings.get(name);
    if (value?.kind === 'null')
      return {
        message: `\`${name}\` is None: AttributeError: 'NoneType' object has no attribute '${method}'`,
        about: name,
        span: spanOf(value),
      };
  }
  return null;
}
