import type { Source, Span } from '../../../text/source.ts';
import type { Value } from '../../../value/value.ts';
import type { Note, Workspace } from '../../../workspace/workspace.ts';
import { parseBicep } from '../parser.ts';
import type { TemplateSyntax } from './declarations.ts';
import type { Library } from './imports.ts';

/** What one evaluation of a template (with one set of parameters) shares among all its files. */
export interface EvaluationContext {
  readonly workspace: Workspace;
  /** the syntax of a template in the workspace, read once; null where there is none or it isn't a template */
  readonly template: (path: string) => TemplateSyntax | null;
  /** reads a YAML file; null where none was asked for, so that the package isn't loaded */
  readonly yaml: ((source: Source) => Value) | null;
  /** environment variables for `readEnvironmentVariable`; what isn't here is unknown */
  readonly environment: ReadonlyMap<string, Value>;
  /** names of properties whose values may be shown even inside of a `@secure()` object, in lower case */
  readonly plainNames: ReadonlySet<string>;
  /** show what `@secure()` hides: only to compare with the compiler, whose tests hold no secrets */
  readonly showSecrets: boolean;
  readonly budget: Budget;
  /** the files that others import names from, by path */
  readonly libraries: Map<string, Library>;
  /** takes a mistake of the files, at its place */
  readonly note: (message: string, place: Span) => void;
}

/** Work done so far: an evaluation ends in unknowns instead of running for ever. */
export interface Budget {
  steps: number;
  depth: number;
  instances: number;
  /** the limits that were noted */
  readonly exceeded: Set<'steps' | 'depth'>;
}

/** Expressions evaluated for one set of parameters. */
export const STEP_LIMIT = 2_000_000;
/** Expressions inside of each other, through variables, functions and modules. */
export const DEPTH_LIMIT = 400;
/** Modules and resources made for one set of parameters. */
export const INSTANCE_LIMIT = 5_000;
/** Items of one array; `range` is limited to as many by ARM itself. */
export const ITEM_LIMIT = 10_000;
/** Characters of one string. */
export const TEXT_LIMIT = 1_000_000;
/**
 * Parts of a value that are looked at in one go: values share their parts, so that a small template can make one with more parts
 * than there are atoms.
 */
export const VISIT_LIMIT = 200_000;
/** How deep into a value is looked. */
export const VALUE_DEPTH = 100;
/** Options of one choice. */
export const OPTION_LIMIT = 8;
/** Notes of one evaluation. */
export const NOTE_LIMIT = 100;
/** References that an origin remembers. */
export const THROUGH_LIMIT = 32;

/** Counts the parts of a value that are looked at. */
export class Visits {
  #left = VISIT_LIMIT;

  /** One more; false past the limit. */
  take(): boolean {
    return this.#left-- > 0;
  }
}

export function newBudget(): Budget {
  return { steps: 0, depth: 0, instances: 0, exceeded: new Set() };
}

export interface ContextOptions {
  /** reads an ARM JSON template into statements; null where the file is none. Without it, .json modules are external */
  readonly readArm?: (source: Source) => TemplateSyntax | null;
  readonly yaml?: (source: Source) => Value;
  readonly environment?: ReadonlyMap<string, Value>;
  readonly plainNames?: ReadonlySet<string>;
  readonly showSecrets?: boolean;
}

/** A context for the templates of a workspace; each file is parsed once for all evaluations that share it. */
export function newContext(workspace: Workspace, options: ContextOptions = {}): EvaluationContext {
  const read = new Map<string, TemplateSyntax | null>();
  return {
    workspace,
    template(path) {
      const known = read.get(path);
      if (known !== undefined) return known;
      const source = workspace.has(path) ? workspace.read(path) : null;
      const syntax = source && templateSyntax(source, options);
      read.set(path, syntax);
      return syntax;
    },
    yaml: options.yaml ?? null,
    environment: options.environment ?? new Map(),
    plainNames: options.plainNames ?? new Set(),
    showSecrets: options.showSecrets ?? false,
    budget: newBudget(),
    libraries: new Map(),
    note: () => {},
  };
}

/** The context for one evaluation: with a budget of its own, and a list for its notes, each of which is kept once. */
export function forOneEvaluation(context: EvaluationContext): {
  readonly context: EvaluationContext;
  readonly notes: Note[];
} {
  const notes = new Map<string, Note>();
  const list: Note[] = [];
  const note = (message: string, place: Span): void => {
    const id = `${place.source.path}:${place.start}:${message}`;
    if (notes.has(id) || notes.size >= NOTE_LIMIT) return;
    const made = { file: place.source.path, ...place.source.position(place.start), message };
    notes.set(id, made);
    list.push(made);
  };
  return { context: { ...context, budget: newBudget(), libraries: new Map(), note }, notes: list };
}

function templateSyntax(source: Source, options: ContextOptions): TemplateSyntax | null {
  const path = source.path.toLowerCase();
  if (path.endsWith('.bicep')) return { source, dialect: 'bicep', ...parseBicep(source, 'bicep') };
  if (path.endsWith('.bicepparam')) return { source, dialect: 'bicep', ...parseBicep(source, 'bicepparam') };
  return options.readArm?.(source) ?? null;
}
