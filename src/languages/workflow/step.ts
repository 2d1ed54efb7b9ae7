import type { Span } from '../../text/source.ts';
import { builtIn, object, type Property, unknown, type Value } from '../../value/value.ts';
import { textValue } from './contexts.ts';
import type { Contexts } from './expression/contexts.ts';
import type { JobState } from './job-state.ts';
import type { RunCondition } from './run-types.ts';

type Properties = ReadonlyMap<string, Property>;

/** A step as it is about to run. */
export interface RunningStep {
  readonly at: number;
  readonly properties: Properties;
  /** the variables of its job before it, without its own */
  readonly before: Properties;
  readonly environment: Properties;
  readonly contexts: Contexts;
  readonly conditions: readonly RunCondition[];
  /** of the side that is followed, where its script depends on a condition */
  readonly side?: readonly RunCondition[];
  readonly span: Span;
}

export function values(variables: Properties): ReadonlyMap<string, Value> {
  return new Map([...variables].map(([name, { value }]) => [name, value]));
}

/** The outputs of something that isn't followed: the same name in the same step is the same value. */
export function unknownOutputs(
  { at, properties }: RunningStep,
  { job }: JobState,
  reason: string,
  kind = 'outputs',
): Value {
  const place = properties.get('uses')?.value ?? properties.get('run')?.value;
  const origin = place?.origin ?? builtIn('GitHub');
  const key = `${job.workflow}#${at}.${kind}`;
  return object([], origin, { ...unknown(reason, origin, key), type: 'string' });
}

/** What a step gives an action, by name in lower case: an action gets texts. */
export function texts(inputs: Properties): Properties {
  return new Map(
    [...inputs].map(([name, property]) => [name.toLowerCase(), { ...property, value: textValue(property.value) }]),
  );
}
