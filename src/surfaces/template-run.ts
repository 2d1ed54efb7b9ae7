import type { Span } from '../text/source.ts';
import type { Condition } from '../value/condition.ts';
import type { Property } from '../value/value.ts';
import type { Order } from './order.ts';

/** A parameter that is given by value, over those of the files before it. */
export interface InlineParameter extends Property {
  /** how many of the files are given before it; all where it isn't set */
  readonly follows?: number;
}

/** A template of which the name is known in part, or not at all. */
export interface SoughtTemplate {
  /** with a hole (as of `TracedText`) for each part that isn't known */
  readonly name: string;
  readonly reason: string;
}

/**
 * One deployment of a template: by a step of a workflow, by a command of a script, by azd, or by nothing but a parameter
 * file that stands beside it. Its values are an environment of the template.
 */
export interface TemplateRun {
  /** the template, as a path in the workspace; null where only the parameter file tells (`using` of a .bicepparam) */
  readonly template: string | null;
  /** set where nothing tells which template it is */
  readonly sought?: SoughtTemplate;
  /** how its template was found, where it isn't named as it lies in the repository */
  readonly joined?: string;
  /** parameter files, as paths in the workspace, in the order they are given: later ones win */
  readonly parameterFiles: readonly string[];
  /** files of the repository that a step has changed before, so that they are not deployed or given as they are */
  readonly rewritten?: readonly string[];
  /** parameters that are given by value */
  readonly inline: ReadonlyMap<string, InlineParameter>;
  /** values for azd's `${NAME}` in a parameter file, and for `readEnvironmentVariable` */
  readonly variables: ReadonlyMap<string, Property>;
  /** set where further parameters are given that can't be known: why */
  readonly open: string | null;
  readonly environment: string | null;
  /** the step or command that deploys it; null for a parameter file that nothing deploys */
  readonly span: Span | null;
  readonly condition: Condition | null;
  /** set where its place among the other writers of the same run is known */
  readonly order: Order | null;
  /** azd deploys it */
  readonly byAzd?: boolean;
}
