import type { ModuleOutline, ValueOutline } from '../../languages/python/outline.ts';

/** Reads a module of the app by its dotted name; null for one that isn't the app's own. */
export type ReadModule = (name: string) => ModuleOutline | null;

/** Classes of apps whose own `run` is for development, and what it is called. */
const CLASSES: Readonly<Record<string, string>> = {
  Flask: "Flask's development server",
  APIFlask: "Flask's development server",
  Dash: "Dash's development server",
  Quart: "Quart's development server",
};

/** Names lead from module to module; in a circle nobody ends. */
const DEEPEST = 5;

/** The server for development that a name's `run` starts: of `app = Flask(…)`, `app = create_app()`, here or where it is imported from. */
export function developmentServerOf(
  name: string,
  outline: ModuleOutline,
  read: ReadModule,
  depth = DEEPEST,
): string | null {
  if (depth === 0) return null;
  const assigned = outline.assignments.findLast((one) => one.name === name);
  if (assigned) return serverOfValue(assigned.value, outline, read, depth - 1);
  return throughImport(name, outline, read, (own, module) => developmentServerOf(own, module, read, depth - 1));
}

function serverOfValue(value: ValueOutline, outline: ModuleOutline, read: ReadModule, depth: number): string | null {
  const callee = value.call?.callee;
  if (!callee) return value.name === null ? null : developmentServerOf(value.name, outline, read, depth);
  const direct = CLASSES[callee.slice(callee.lastIndexOf('.') + 1)];
  return direct ?? serverOfFactory(callee, outline, read, depth);
}

/** Of what a function of the app gives back. */
function serverOfFactory(name: string, outline: ModuleOutline, read: ReadModule, depth: number): string | null {
  if (depth <= 0) return null;
  const inner = outline.functions.find((one) => one.name === name)?.inner();
  if (!inner) return throughImport(name, outline, read, (own, module) => serverOfFactory(own, module, read, depth - 1));
  // what the body doesn't import or assign itself stands in its module
  const whole = {
    ...inner,
    imports: [...outline.imports, ...inner.imports],
    assignments: [...outline.assignments, ...inner.assignments],
    functions: [...outline.functions, ...inner.functions],
  };
  const servers = new Set(inner.returns.map((value) => serverOfValue(value, whole, read, depth - 1)));
  const [only = null] = servers;
  return servers.size === 1 ? only : null;
}

function throughImport(
  name: string,
  outline: ModuleOutline,
  read: ReadModule,
  find: (name: string, module: ModuleOutline) => string | null,
): string | null {
  const imported = outline.imports.findLast(({ bound }) => bound === name);
  const module = imported?.name ? read(imported.module) : null;
  return imported?.name && module ? find(imported.name, module) : null;
}
