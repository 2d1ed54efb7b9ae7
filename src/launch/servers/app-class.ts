import type { ModuleOutline, ValueOutline } from '../../languages/python/outline.ts';

/** Reads a module of the app by its dotted name; null for one that isn't the app's own. */
export type ReadModule = (name: string) => ModuleOutline | null;

/** A framework whose apps have a `run` of their own, which is for development. */
export type Runnable = 'Flask' | 'Dash' | 'Quart';

const CLASSES: Readonly<Record<string, Runnable>> = {
  Flask: 'Flask',
  APIFlask: 'Flask',
  Dash: 'Dash',
  Quart: 'Quart',
};

/** Names lead from module to module; in a circle nobody ends. */
const DEEPEST = 5;

/** The framework whose server for development a name's `run` starts: of `app = Flask(…)`, `app = create_app()`, here or where it is imported from. */
export function runnableOf(name: string, outline: ModuleOutline, read: ReadModule, depth = DEEPEST): Runnable | null {
  if (depth === 0) return null;
  const assigned = outline.assignments.findLast((one) => one.name === name);
  if (assigned) return ofValue(assigned.value, outline, read, depth - 1);
  return throughImport(name, outline, read, (own, module) => runnableOf(own, module, read, depth - 1));
}

function ofValue(value: ValueOutline, outline: ModuleOutline, read: ReadModule, depth: number): Runnable | null {
  const callee = value.call?.callee;
  if (!callee) return value.name === null ? null : runnableOf(value.name, outline, read, depth);
  const direct = CLASSES[callee.slice(callee.lastIndexOf('.') + 1)];
  return direct ?? ofFactory(callee, outline, read, depth);
}

/** Of what a function of the app gives back. */
function ofFactory(name: string, outline: ModuleOutline, read: ReadModule, depth: number): Runnable | null {
  if (depth <= 0) return null;
  const inner = outline.functions.find((one) => one.name === name)?.inner();
  if (!inner) return throughImport(name, outline, read, (own, module) => ofFactory(own, module, read, depth - 1));
  // what the body doesn't import or assign itself stands in its module
  const whole = {
    ...inner,
    imports: [...outline.imports, ...inner.imports],
    assignments: [...outline.assignments, ...inner.assignments],
    functions: [...outline.functions, ...inner.functions],
  };
  const found = new Set(inner.returns.map((value) => ofValue(value, whole, read, depth - 1)));
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

function throughImport(
  name: string,
  outline: ModuleOutline,
  read: ReadModule,
  find: (name: string, module: ModuleOutline) => Runnable | null,
): Runnable | null {
  const imported = outline.imports.findLast(({ bound }) => bound === name);
  const module = imported?.name ? read(imported.module) : null;
  return imported?.name && module ? find(imported.name, module) : null;
}
