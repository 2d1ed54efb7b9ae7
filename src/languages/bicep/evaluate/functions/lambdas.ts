import { knownString } from '../../../../value/read.ts';
import { array, number, object, type Property, type Unknown, unknown, type Value } from '../../../../value/value.ts';
import type { Expression } from '../../syntax.ts';
import { eachSide, type Side } from '../choice.ts';
import { evaluate } from '../expression.ts';
import { lazyProperty, PropertyList } from '../lazy.ts';
import { viaContainer } from '../reference.ts';
import { armName, bound, extend } from '../scope.ts';
import { type BuiltIn, type Call, onSides, origin, Refusal, unclear } from './built-in.ts';
import { madeArray } from './collections.ts';

type Lambda = (...values: readonly Value[]) => Value;

/** The lambda that stands at an argument. */
function lambdaAt(call: Call, at: number): Lambda | undefined {
  let expression: Expression | undefined = call.arguments[at];
  while (expression?.kind === 'parenthesis') expression = expression.inner;
  if (expression?.kind === 'call' && call.scope.dialect === 'arm') return armLambda(expression, call);
  if (expression?.kind !== 'lambda') return undefined;
  const { parameters, body } = expression;
  return (...values) => {
    const names = new Map(
      parameters.flatMap((name, index) => {
        const value = values[index];
        return value ? [[name.text, bound(value)] as const] : [];
      }),
    );
    return evaluate(body, extend(call.scope, names));
  };
}

/** `lambda('x', …)`: its variables are read by `lambdaVariables('x')`. */
function armLambda(expression: Extract<Expression, { kind: 'call' }>, call: Call): Lambda | undefined {
  const body = expression.arguments.at(-1);
  if (expression.name.text.toLowerCase() !== 'lambda' || !body) return undefined;
  const parameters = expression.arguments.slice(0, -1).map((name) => knownString(evaluate(name, call.scope)) ?? '');
  return (...values) => {
    const names = new Map(
      parameters.flatMap((name, index) => {
        const value = values[index];
        return value ? [[armName('lambdaVariables', name), bound(value)] as const] : [];
      }),
    );
    return evaluate(body, extend(call.scope, names));
  };
}

/** A function of an array (or object) and lambdas. */
function over(
  kind: 'array' | 'object',
  run: (subject: readonly Value[], call: Call, open: Unknown | undefined) => Value,
): BuiltIn {
  return (call) => {
    const [subject] = call.arguments;
    if (!subject) return unclear(call, []);
    return onSides(call, [evaluate(subject, call.scope)], ([side]) => {
      if (side?.kind === 'unknown') return unclear(call, [side]);
      if (side?.kind !== kind) throw new Refusal(`needs an ${kind}`);
      if (side.kind === 'object') return run([side], call, side.open);
      return run(
        side.items.map((item) => viaContainer(side, item)),
        call,
        side.open,
      );
    });
  };
}

function needed(call: Call, at: number): Lambda {
  const lambda = lambdaAt(call, at);
  if (!lambda) throw new Refusal('needs a lambda');
  return lambda;
}

function counter(call: Call, at: number): Value {
  return number(at, origin(call));
}

const map = over('array', (items, call, open) => {
  const lambda = needed(call, 1);
  return madeArray(
    items.map((item, at) => lambda(item, counter(call, at))),
    call,
    open,
  );
});

/** Items that may or may not be kept leave the array open. */
const filter = over('array', (items, call, open) => {
  const lambda = needed(call, 1);
  const kept: Value[] = [];
  let unclearFrom = open;
  for (const [at, item] of items.entries()) {
    const result = lambda(item, counter(call, at));
    if (result.kind === 'boolean') {
      if (result.value) kept.push(item);
    } else unclearFrom ??= unclear(call, [result]);
  }
  return madeArray(kept, call, unclearFrom);
});

const reduce: BuiltIn = (call) => {
  const [subject, initial] = call.arguments;
  if (!subject || !initial) return unclear(call, []);
  return onSides(call, [evaluate(subject, call.scope)], ([side]) => {
    if (side?.kind !== 'array' || side.open) return unclear(call, side ? [side] : []);
    const lambda = needed(call, 2);
    let result = evaluate(initial, call.scope);
    for (const [at, item] of side.items.entries()) result = lambda(result, viaContainer(side, item), counter(call, at));
    return result;
  });
};

const sort = over('array', (items, call, open) => {
  const before = needed(call, 1);
  if (open) return unclear(call, [open], 'array');
  let cause: Value | undefined;
  const less = (left: Value, right: Value): boolean => {
    const result = before(left, right);
    if (result.kind !== 'boolean') cause ??= result;
    return result.kind === 'boolean' && result.value;
  };
  const ordered = merged(items, less);
  return cause ? unclear(call, [cause], 'array') : madeArray(ordered, call);
});

/**
 * Sorted by halves; equal ones stay in their order, also where the lambda says of both that they go before the other, as `<=`
 * does.
 */
function merged(items: readonly Value[], less: (left: Value, right: Value) => boolean): readonly Value[] {
  if (items.length < 2) return items;
  const middle = items.length >> 1;
  const [lower, upper] = [merged(items.slice(0, middle), less), merged(items.slice(middle), less)];
  const all: Value[] = [];
  let [at, other] = [0, 0];
  while (at < lower.length || other < upper.length) {
    const [left, right] = [lower[at], upper[other]];
    const takeRight = left === undefined || (right !== undefined && !less(left, right) && less(right, left));
    const next = takeRight ? right : left;
    if (next) all.push(next);
    if (takeRight) other++;
    else at++;
  }
  return all;
}

const toObject = over('array', (items, call, open) => {
  const [key, value] = [needed(call, 1), lambdaAt(call, 2)];
  const list = new PropertyList();
  let unclearFrom = open;
  for (const item of items) {
    const name = knownString(key(item));
    if (name === undefined) {
      unclearFrom ??= unclear(call, [key(item)], 'object');
      continue;
    }
    if (list.get(name)) throw new Refusal(`\`${name}\` is a key twice`);
    list.set(
      lazyProperty(
        name,
        call.span,
        () => (value ? value(item) : item),
        () => item,
      ),
    );
  }
  return object(list.values(), origin(call), unclearFrom);
});

const groupBy = over('array', (items, call, open) => {
  const [key, value] = [needed(call, 1), lambdaAt(call, 2)];
  const groups = new Map<string, { readonly name: string; readonly items: Value[] }>();
  if (open) return unclear(call, [open], 'object');
  for (const item of items) {
    const name = knownString(key(item));
    if (name === undefined) return unclear(call, [key(item)], 'object');
    const group = groups.get(name.toLowerCase()) ?? { name, items: [] };
    group.items.push(value ? value(item) : item);
    groups.set(name.toLowerCase(), group);
  }
  const properties: Property[] = [...groups.values()].map((group) => ({
    key: group.name,
    span: call.span,
    value: array(group.items, origin(call)),
  }));
  return object(properties, origin(call));
});

const mapValues = over('object', ([subject], call) => {
  const lambda = needed(call, 1);
  return subject ? eachSide([subject], origin(call), ([side]) => valuesMapped(side, lambda, call)) : unclear(call, []);
});

function valuesMapped(side: Side | undefined, lambda: Lambda, call: Call): Value {
  if (side?.kind !== 'object') return unclear(call, side ? [side] : []);
  const properties = [...side.properties.values()].map((property) =>
    lazyProperty(
      property.key,
      property.span,
      () => lambda(viaContainer(side, property.value)),
      () => unknown(`${property.key} refers to itself`, origin(call)),
    ),
  );
  return object(properties, origin(call), side.open);
}

export const lambdaFunctions: ReadonlyMap<string, BuiltIn> = new Map([
  ['map', map],
  ['filter', filter],
  ['reduce', reduce],
  ['sort', sort],
  ['toObject', toObject],
  ['groupBy', groupBy],
  ['mapValues', mapValues],
]);
