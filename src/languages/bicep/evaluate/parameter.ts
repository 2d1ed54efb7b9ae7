import { Source } from '../../../text/source.ts';
import { knownString, textOf } from '../../../value/read.ts';
import { nothing, type Property, type Unknown, unknown, type Value, written } from '../../../value/value.ts';
import type { Statement } from '../syntax.ts';
import { eachSide, type Side } from './choice.ts';
import { evaluate } from './expression.ts';
import { jsonValue, placed, readJson } from './json.ts';
import { failure } from './reference.ts';
import type { Scope } from './scope.ts';
import { hidden } from './secrets.ts';
import { type BaseType, isType, type TypeFacts, type TypeLookup, typeFacts } from './types.ts';

export type ParameterStatement = Extract<Statement, { kind: 'param' }>;

export interface ParameterSource {
  /** what the deployment, or the module around it, gives; undefined where it gives nothing */
  readonly given: Property | undefined;
  /** set where it may give something that can't be known: why */
  readonly open: string | null;
  /** who should give a value, for the reason: 'no parameter file sets it' */
  readonly lacking: string;
}

/** The value of a parameter: as it is given, else its default, else null where its type allows, else unknown. */
export function parameterValue(
  statement: ParameterStatement,
  source: ParameterSource,
  scope: Scope,
  types: TypeLookup,
): Value {
  const name = statement.name.text;
  const { type } = statement;
  if (type?.kind === 'name' && scope.dialect === 'bicep' && !isType(type.name, types)) {
    const message = `BCP302: \`${type.name}\` is no type`;
    scope.context.note(message, statement.name.span);
    return failure(message, statement.name.span);
  }
  const facts = typeFacts(type, statement.decorators, types);
  const key = `${scope.instance}param.${name}`.toLowerCase();
  const value = shown(statement, source, facts, key, scope);
  return facts.secure ? hidden(value, name, key, scope.context) : value;
}

function shown(
  statement: ParameterStatement,
  { given, open, lacking }: ParameterSource,
  facts: TypeFacts,
  key: string,
  scope: Scope,
): Value {
  const place = statement.name.span;
  const type = facts.base === null ? {} : { type: VALUE_KINDS[facts.base] };
  const own = (): Value => {
    if (open !== null) return { ...unknown(open, written(place), key), ...type };
    if (statement.value) return ofType(evaluate(statement.value, scope), statement, facts, scope);
    if (facts.nullable) return nothing(written(place));
    return {
      ...unknown(`parameter \`${statement.name.text}\` has no default and ${lacking}`, written(place), key),
      ...type,
    };
  };
  if (!given) return own();
  // ARM takes a null for a parameter that has a default as no value: `sku: isProd ? 'P1v3' : null`
  const value = statement.value
    ? eachSide([given.value], given.value.origin, ([side]) => (side && side.kind !== 'null' ? side : own()))
    : given.value;
  return typed(value, statement, facts, scope);
}

const VALUE_KINDS = {
  string: 'string',
  int: 'number',
  bool: 'boolean',
  object: 'object',
  array: 'array',
} as const satisfies Record<BaseType, NonNullable<Unknown['type']>>;

/** A given value of the parameter's type; a text is read as the command line does, for any other type. */
function typed(value: Value, statement: ParameterStatement, facts: TypeFacts, scope: Scope): Value {
  const { base } = facts;
  if (base === null) return value;
  const wanted = VALUE_KINDS[base];
  return eachSide([value], value.origin, ([side]) => {
    if (!side || side.kind === wanted || side.kind === 'unknown') return side ?? value;
    if (side.kind === 'null' && facts.nullable) return side;
    const read = side.kind === 'string' ? fromText(side, wanted) : undefined;
    if (read) return read;
    const message = `parameter \`${statement.name.text}\` is of type ${base} and is given ${given(side)}`;
    const place = side.origin.kind === 'written' ? side.origin.span : statement.name.span;
    scope.context.note(message, place);
    return failure(message, place);
  });
}

/** A default of Bicep's own, which the compiler refuses where it is of another type. */
function ofType(value: Value, { name }: ParameterStatement, { base, nullable }: TypeFacts, scope: Scope): Value {
  if (base === null || scope.dialect !== 'bicep') return value;
  return eachSide([value], value.origin, ([side]) => {
    if (!side || side.kind === VALUE_KINDS[base] || side.kind === 'unknown') return side ?? value;
    if (side.kind === 'null' && nullable) return side;
    const message = `BCP033: parameter \`${name.text}\` is of type ${base}, and its default is ${given(side)}`;
    const place = side.origin.kind === 'written' ? side.origin.span : name.span;
    scope.context.note(message, place);
    return failure(message, place);
  });
}

function given(side: Side): string {
  switch (side.kind) {
    case 'null':
      return 'null';
    case 'array':
    case 'object':
      return `an ${side.kind}`;
    default:
      return `a ${side.kind}`;
  }
}

/** `--parameters count=3`: the text of a number, a boolean, an array or an object. */
function fromText(side: Side, wanted: Value['kind']): Value | undefined {
  const text = knownString(side);
  if (text === undefined || side.origin.kind !== 'written') return undefined;
  const json = wanted === 'boolean' ? text.trim().toLowerCase() : text;
  const { root, errorAt } = readJson(json);
  if (!root || errorAt !== null) return undefined;
  const value = jsonValue(root, new Source('', json));
  return value.kind === wanted
    ? placed(value, json === text ? (textOf(side) ?? null) : null, side.origin.span)
    : undefined;
}
