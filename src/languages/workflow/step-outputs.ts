import { builtIn, object, type Property, string, type Value } from '../../value/value.ts';
import { setOn } from './conditional.ts';
import type { RunCondition } from './run-types.ts';

const GITHUB = builtIn('GitHub');

/** `steps.<id>` of a step that was skipped. */
export const SKIPPED = object(results('skipped'), GITHUB);

/** `steps.<id>` of a step: where it was skipped, it has no outputs. */
export function stepContext(own: readonly RunCondition[], outputs: Value): Value {
  const told = own.every(({ assumes }) => assumes && assumes.met.size > 0 && assumes.unmet.size > 0);
  const on = (written: ReadonlyMap<string, Property>, skipped: ReadonlyMap<string, Property>) =>
    told ? setOn(own, [], written, skipped) : written;
  const given = outputs.kind === 'object' ? { ...outputs, properties: on(outputs.properties, new Map()) } : outputs;
  const result = on(SUCCESS.properties, SKIPPED.properties);
  return object([...result.values(), { key: 'outputs', span: null, value: given }], GITHUB);
}

const SUCCESS = object(results('success'), GITHUB);

function results(result: string): readonly Property[] {
  return ['outcome', 'conclusion'].map((key) => ({ key, span: null, value: string(result, GITHUB) }));
}
