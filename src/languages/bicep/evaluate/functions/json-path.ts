import { array, type Value } from '../../../../value/value.ts';
import { type Call, origin, Refusal } from './built-in.ts';
import { type Operand, parsePath, type Step, type Test } from './json-path-parser.ts';

/** Values that a path leads to; more are refused. */
const MOST = 10_000;

/**
 * The parts of a loaded file that a JSONPath names, as the compiler's library takes it: one part alone is itself, several
 * are an array, none is refused.
 */
export function jsonPath(value: Value, path: string, call: Call): Value {
  const steps = parsePath(path);
  if (!steps) throw new Refusal(`the path \`${path}\` is not understood`);
  const [first, ...others] = follow([value], steps, value);
  if (!first) throw new Refusal(`there is nothing at \`${path}\``);
  if (others.length > 0) return array([first, ...others], origin(call));
  return first.origin.kind === 'written'
    ? { ...first, origin: { ...first.origin, through: [...first.origin.through, call.span] } }
    : first;
}

function follow(values: readonly Value[], steps: readonly Step[], root: Value): readonly Value[] {
  let found = values;
  for (const step of steps) {
    const next = found.flatMap((value) => (step.deep ? within(value) : [value]));
    found = next.flatMap((value) => stepped(value, step, root));
    if (found.length > MOST) throw new Refusal('the path leads to too many values');
  }
  return found;
}

/** The value and all that is in it. */
function within(value: Value, depth = 0): readonly Value[] {
  if (depth > 100) return [value];
  return [value, ...children(value).flatMap((child) => within(child, depth + 1))];
}

function children(value: Value): readonly Value[] {
  if (value.kind === 'array') return value.items;
  return value.kind === 'object' ? [...value.properties.values()].map((property) => property.value) : [];
}

function stepped(value: Value, step: Step, root: Value): readonly Value[] {
  switch (step.kind) {
    case 'names':
      if (value.kind !== 'object') return [];
      return step.names.flatMap((name) => value.properties.get(name)?.value ?? []);
    case 'indexes':
      if (value.kind !== 'array') return [];
      return step.indexes.flatMap((index) => value.items[index] ?? []);
    case 'slice':
      return value.kind === 'array' ? sliced(value.items, step) : [];
    case 'all':
      return children(value);
    case 'filter':
      return children(value).filter((child) =>
        step.anyOf.some((tests) => tests.every((test) => holds(test, child, root))),
      );
  }
}

function sliced(items: readonly Value[], { from, to, by }: Extract<Step, { kind: 'slice' }>): readonly Value[] {
  const size = items.length;
  const bounded = (at: number) =>
    Math.min(Math.max(at < 0 ? at + size : at, by > 0 ? 0 : -1), by > 0 ? size : size - 1);
  const start = bounded(from ?? (by > 0 ? 0 : size - 1));
  const end = to === null ? (by > 0 ? size : -1) : bounded(to);
  const taken: Value[] = [];
  for (let at = start; by > 0 ? at < end : at > end; at += by) {
    const item = items[at];
    if (item) taken.push(item);
  }
  return taken;
}

function holds({ left, comparison }: Test, child: Value, root: Value): boolean {
  const lefts = operands(left, child, root);
  if (!comparison) return lefts.length > 0;
  const rights = operands(comparison.right, child, root);
  return lefts.some((one) => rights.some((other) => compared(comparison.operator, one, other)));
}

type Plain = string | number | bigint | boolean | null;

function operands(operand: Operand, child: Value, root: Value): readonly Plain[] {
  if (operand.kind === 'literal') return [operand.value];
  return follow([operand.from === '@' ? child : root], operand.steps, root).flatMap((value): readonly Plain[] => {
    switch (value.kind) {
      case 'string':
        return [value.text.string];
      case 'number':
      case 'boolean':
        return [value.value];
      case 'null':
        return [null];
      // only that it exists counts
      default:
        return [Number.NaN];
    }
  });
}

function compared(operator: string, left: Plain, right: Plain): boolean {
  const same = typeof left === typeof right || (isNumber(left) && isNumber(right));
  switch (operator) {
    case '==':
    case '===':
      return same && left === right;
    case '!=':
    case '!==':
      return !(same && left === right);
    default:
      break;
  }
  if (!same || left === null || right === null) return false;
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    default:
      return left >= right;
  }
}

function isNumber(value: Plain): boolean {
  return typeof value === 'number' || typeof value === 'bigint';
}
