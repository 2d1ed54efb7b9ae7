import { knownString } from '../../../../value/read.ts';
import { boolean, nothing, object, type Property, type Value } from '../../../../value/value.ts';
import { eachSide } from '../choice.ts';
import { evaluate } from '../expression.ts';
import { coalesced, conditional, logical, negated, operation, type Strict } from '../operators.ts';
import { failure, ownProperty, viaReference } from '../reference.ts';
import { armName, INNERMOST_LOOP, resolved } from '../scope.ts';
import { type BuiltIn, type Call, origin, strict, unclear } from './built-in.ts';
import { madeArray } from './collections.ts';

/** What ARM's expression language writes as functions where Bicep has operators, names and literals. */

function argument(call: Call, at: number): Value {
  const expression = call.arguments[at];
  return expression ? evaluate(expression, call.scope) : failure(`${call.name}() needs more arguments`, call.span);
}

/** `parameters('x')`, `variables('x')`: names are bound in the scope behind their kind, in lower case. */
function named(kind: 'parameter' | 'variable'): BuiltIn {
  return (call) =>
    eachSide([argument(call, 0)], origin(call), ([name]) => {
      const known = name && knownString(name);
      if (known === undefined) return unclear(call, name ? [name] : []);
      const binding = resolved(call.scope.lookup(armName(call.name, known)));
      if (binding?.kind === 'value') return viaReference(binding.value(), call.span);
      return failure(`there is no ${kind} \`${known}\``, call.span);
    });
}

const copyIndex: BuiltIn = (call) => {
  const values = call.arguments.map((one) => evaluate(one, call.scope));
  return eachSide(values, origin(call), (sides) => {
    const [first, second] = sides;
    const name = first && knownString(first);
    const binding = resolved(call.scope.lookup(name === undefined ? INNERMOST_LOOP : armName(call.name, name)));
    if (binding?.kind !== 'value') return failure('copyIndex() stands in no loop', call.span);
    const offset = name === undefined ? first : second;
    return offset ? operation('+', binding.value(), offset, call.span) : binding.value();
  });
};

const either: BuiltIn = (call) => {
  const [condition] = call.arguments;
  if (!condition) return unclear(call, []);
  return conditional(condition, [() => argument(call, 1), () => argument(call, 2)], call.span, call.scope);
};

function folded(operator: '&&' | '||'): BuiltIn {
  return (call) =>
    call.arguments
      .slice(1)
      .reduce<Value>(
        (left, right) => logical(operator, left, () => evaluate(right, call.scope), call.span),
        argument(call, 0),
      );
}

const coalesce: BuiltIn = (call) => {
  const from = (at: number): Value =>
    at >= call.arguments.length - 1 ? argument(call, at) : coalesced(argument(call, at), () => from(at + 1), call.span);
  return from(0);
};

function operator(sign: Strict): BuiltIn {
  return (call) => operation(sign, argument(call, 0), argument(call, 1), call.span);
}

const createObject: BuiltIn = strict((values, call) => {
  const properties: Property[] = [];
  for (let at = 0; at + 1 < values.length; at += 2) {
    const [key, value] = [values[at], values[at + 1]];
    const name = key && knownString(key);
    if (name === undefined) return unclear(call, values, 'object');
    if (value) properties.push({ key: name, span: call.arguments[at]?.span ?? null, value });
  }
  return object(properties, origin(call));
});

/** Arguments may depend on conditions, which stay inside of the array. */
const createArray: BuiltIn = (call) =>
  madeArray(
    call.arguments.map((one) => evaluate(one, call.scope)),
    call,
  );

/** `tryGet(x, 'a', 0, …)`: null as soon as there is nothing. */
const tryGet: BuiltIn = strict((values, call) => {
  const [target, ...steps] = values;
  let found: Value = target ?? nothing(origin(call));
  for (const step of steps) {
    if (found.kind === 'unknown' || found.kind === 'choice') return unclear(call, values);
    if (step.kind === 'number') {
      if (found.kind !== 'array') return nothing(origin(call));
      if (found.open) return unclear(call, values);
      found = found.items[Number(step.value)] ?? nothing(origin(call));
      continue;
    }
    const name = knownString(step);
    if (name === undefined) return unclear(call, values);
    if (found.kind !== 'object') return nothing(origin(call));
    const next: Value | undefined = ownProperty(found, name);
    if (!next && found.open) return unclear(call, values);
    found = next ?? nothing(origin(call));
  }
  return found;
});

function fromEnd(missing: 'null' | 'refused'): BuiltIn {
  return strict((values, call) => {
    const [list, position] = values;
    if (list?.kind !== 'array' || list.open || position?.kind !== 'number') {
      const none = missing === 'null' && (list?.kind === 'null' || list?.kind === 'string' || list?.kind === 'object');
      return none ? nothing(origin(call)) : unclear(call, values);
    }
    const item = list.items[list.items.length - Number(position.value)];
    if (item) return item;
    return missing === 'null' ? nothing(origin(call)) : failure('there is no such item', call.span);
  });
}

const lambdaVariables: BuiltIn = (call) => {
  const name = knownString(argument(call, 0));
  const binding = name === undefined ? undefined : resolved(call.scope.lookup(armName(call.name, name)));
  if (binding?.kind === 'value') return binding.value();
  return failure(`there is no lambda variable \`${name ?? '?'}\``, call.span);
};

export const armFunctions: ReadonlyMap<string, BuiltIn> = new Map([
  ['parameters', named('parameter')],
  ['variables', named('variable')],
  ['copyIndex', copyIndex],
  ['lambdaVariables', lambdaVariables],
  ['if', either],
  ['and', folded('&&')],
  ['or', folded('||')],
  ['not', (call) => negated('!', argument(call, 0), call.span)],
  ['coalesce', coalesce],
  ['equals', operator('==')],
  ['less', operator('<')],
  ['lessOrEquals', operator('<=')],
  ['greater', operator('>')],
  ['greaterOrEquals', operator('>=')],
  ['add', operator('+')],
  ['sub', operator('-')],
  ['mul', operator('*')],
  ['div', operator('/')],
  ['mod', operator('%')],
  ['true', (call) => boolean(true, origin(call))],
  ['false', (call) => boolean(false, origin(call))],
  ['null', (call) => nothing(origin(call))],
  ['createObject', createObject],
  ['createArray', createArray],
  ['tryGet', tryGet],
  ['tryIndexFromEnd', fromEnd('null')],
  ['indexFromEnd', fromEnd('refused')],
]);
