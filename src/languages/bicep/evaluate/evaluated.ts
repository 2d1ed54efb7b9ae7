import type { Span } from '../../../text/source.ts';
import type { Condition } from '../../../value/condition.ts';
import type { Property, Value } from '../../../value/value.ts';
import type { Note } from '../../../workspace/workspace.ts';

/** The parameters that one deployment gives to a template. */
export interface GivenParameters {
  /** by name, without regard to case; the origin leads to the parameter file, the workflow or the module call */
  readonly values: ReadonlyMap<string, Property>;
  /** set where further parameters may be given that can't be known: why */
  readonly open: string | null;
}

/** A template with one set of parameters, evaluated: what it would deploy. */
export interface EvaluatedTemplate {
  readonly parameters: ReadonlyMap<string, Value>;
  readonly variables: ReadonlyMap<string, Value>;
  readonly outputs: ReadonlyMap<string, Value>;
  /** all resources, those of nested declarations and of modules whose file is in the repository included, in the order of the files */
  readonly resources: readonly EvaluatedResource[];
  /** modules that no file of the repository holds */
  readonly externalModules: readonly ExternalModule[];
  /** mistakes of the template's files, and what went past a limit */
  readonly notes: readonly Note[];
}

/** One resource that a template declares (one of each iteration of a loop). Conditions known to be false leave none. */
export interface EvaluatedResource {
  /** the full type without the version, as written: 'Microsoft.Web/sites/slots' */
  readonly type: string;
  readonly apiVersion: string | null;
  /** the last segment of the name where `parent` is set, else the whole name as the template gives it */
  readonly name: Value;
  /** everything in its body: an object (open where it can't all be known) */
  readonly body: Value;
  readonly existing: boolean;
  readonly condition: Condition | null;
  /** the declaration's name (its symbol in Bicep, its `name` or `type` in ARM JSON): where a finding about it as a whole stands */
  readonly span: Span;
  /** a unique object: `target` of every value that is its id, its name or itself */
  readonly identity: object;
  /** identity of the resource that it is a child of: nested in it, or by `parent` */
  readonly parent: object | null;
  /** the symbols of the modules that lead to it from the template, and its own */
  readonly symbols: readonly string[];
}

/** A module from a registry (or of a path that isn't in the repository), with the parameters it is given. */
export interface ExternalModule {
  /** as written: 'br/public:avm/res/web/site:0.19.0' */
  readonly reference: Value;
  readonly name: Value;
  /** its `params`: an object */
  readonly parameters: Value;
  readonly condition: Condition | null;
  readonly span: Span;
  /** a unique object: `target` of every output of the module that is read */
  readonly identity: object;
  /** the symbols of the modules that lead to it from the template, and its own */
  readonly symbols: readonly string[];
}
