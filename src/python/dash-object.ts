import { attributeCandidates } from './entry-candidates.ts';
import type { EntryPoint } from './entry-point.ts';
import { isModule } from './imports.ts';
import type { Requirement, Requirements } from './requirement.ts';
import { admits } from './version.ts';

/** The first Dash whose object is a WSGI app itself: https://github.com/plotly/dash/pull/3323 */
const CALLABLE_DASH = '3.1';

/** Versions that tell whether only older ones are asked for. */
const OLDER = ['3.0.99', '2.99', '1.99', '0.99'];
const NEWER = [`${CALLABLE_DASH}.0`, '3.99', '9999'];

/** A `dash.Dash` that was found is none that a server can call, where the app asks for a Dash that can't be called yet. */
export function withoutCall(entry: EntryPoint, requirements: Requirements | null): EntryPoint {
  if (entry.kind !== 'found' || entry.framework !== 'dash' || entry.interface !== null) return entry;
  const asked = requirements?.packages.find(({ name }) => name === 'dash');
  if (!asked || !isOlder(asked)) return entry;
  const { module, attribute, file, imports } = entry;
  const loaded = imports.load(module);
  const run = { imports, steps: 0, depth: 0 };
  const candidates = isModule(loaded) ? attributeCandidates(loaded, 'server', run) : [];
  return { kind: 'not-callable', module, attribute, file, callableFrom: CALLABLE_DASH, candidates };
}

function isOlder({ version, specifier }: Requirement): boolean {
  if (version !== null) return admits(`<${CALLABLE_DASH}`, version) === true;
  return NEWER.every((one) => admits(specifier, one) === false) && OLDER.some((one) => admits(specifier, one) === true);
}
