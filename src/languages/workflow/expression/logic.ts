import { falsy } from '@actions/expressions/result';
import { boolean, builtIn, type Option, type Origin, string, unknown, type Value } from '../../../value/value.ts';
import { type Assumptions, assumption, CHOICE, holdsWhere, NO_ASSUMPTIONS } from './assumptions.ts';
import { choose, settled } from './choose.ts';
import { toData } from './convert.ts';

/** Whether a value counts as true in a condition; null where that can't be known. */
export function truth(value: Value, assumed: Assumptions = NO_ASSUMPTIONS): boolean | null {
  switch (value.kind) {
    case 'unknown':
      return value.key === undefined ? null : holdsWhere(assumed, value.key);
    case 'choice': {
      const told = holdsAsWhole(value, assumed);
      if (told !== null) return told;
      const truths = new Set(value.options.map((option) => truth(option.value, assumed)));
      const [only] = truths;
      return truths.size === 1 ? (only ?? null) : null;
    }
    case 'string':
      // a part that can't be known may be empty
      return value.text.known ? value.text.length > 0 : hasKnownCharacter(value) || null;
    case 'array':
    case 'object':
      return true;
    default: {
      const data = toData(value);
      return data === null ? null : !falsy(data);
    }
  }
}

/** Of a condition that joins several. */
function holdsAsWhole(value: Choice, assumed: Assumptions): boolean | null {
  const key = assumed.size === 0 ? undefined : keyOf(value);
  return key === undefined ? null : holdsWhere(assumed, key);
}

/** What holds wherever a value counts as true, or as false. */
export function whereTruthIs(taken: boolean, value: Value): Assumptions {
  const key = value.kind === 'unknown' || value.kind === 'choice' ? keyOf(value) : undefined;
  const whole = key === undefined ? NO_ASSUMPTIONS : assumption(key, taken);
  if (value.kind !== 'choice') return whole;
  const sides = value.options.filter((option) => truth(option.value) !== !taken);
  const [first = NO_ASSUMPTIONS, ...others] = sides.map(
    (option) => new Map([...(option.assumes ?? []), ...whereTruthIs(taken, option.value)]),
  );
  const shared = [...first].filter(([one, holds]) => others.every((other) => other.get(one) === holds));
  return new Map([...whole, ...shared]);
}

function hasKnownCharacter(value: Extract<Value, { kind: 'string' }>): boolean {
  return value.text.pieces.some((piece) => !piece.unknown && piece.text !== '');
}

/** Left of `&&`: the right side where it is true, itself where it is false. */
export function and(left: Value, when: string, right: () => Value, origin: Origin, assumed?: Assumptions): Value {
  const holds = truth(left, assumed);
  if (holds !== null) return holds ? right() : left;
  if (left.kind === 'choice')
    return overSides(
      left,
      (side, assumes) => and(side, when, () => settled(right(), assumes), origin, assumed),
      origin,
    );
  return fork(left, when, right, () => falseOf(left), origin);
}

/** Left of `||`: itself where it is true, the right side where it is false. */
export function or(left: Value, when: string, right: () => Value, origin: Origin, assumed?: Assumptions): Value {
  const holds = truth(left, assumed);
  if (holds !== null) return holds ? left : right();
  if (left.kind === 'choice')
    return overSides(left, (side, assumes) => or(side, when, () => settled(right(), assumes), origin, assumed), origin);
  const otherwise = isSetOnGitHub(left) || isAskedByHand(left) ? right() : null;
  if (otherwise && (truth(otherwise) === true || (isAskedByHand(left) && isSetOnGitHub(otherwise)))) return otherwise;
  const taken = left.kind === 'unknown' && left.type === 'boolean' ? boolean(true, left.origin) : left;
  return fork(left, when, () => taken, right, origin);
}

/** `vars.SIZE || 'B1'`: what nobody sets as far as the repository tells has its default, as a variable of a shell has. */
function isSetOnGitHub(value: Value): boolean {
  return value.kind === 'unknown' && /^(vars|secrets)\./.test(value.key ?? '');
}

/** Ends the key of an input that nobody has to give. */
export const LEFT_OUT = '?';

/** `inputs.name || vars.NAME`: who starts a workflow by hand leaves out what has another value to fall back to. */
function isAskedByHand(value: Value): boolean {
  return value.kind === 'unknown' && value.key?.endsWith(LEFT_OUT) === true && value.key.includes(':inputs.');
}

export function not(operand: Value, origin: Origin): Value {
  const holds = truth(operand);
  if (holds !== null) return boolean(!holds, origin);
  const key = keyOf(operand);
  const reason = operand.kind === 'unknown' ? operand.reason : 'it is not known';
  return { ...unknown(reason, origin, key === undefined ? undefined : `!${key}`), type: 'boolean' };
}

type Choice = Extract<Value, { kind: 'choice' }>;

function overSides(
  value: Choice,
  compute: (side: Value, assumes: Assumptions | undefined) => Value,
  origin: Origin,
): Value {
  return choose(
    value.options.map((option) => ({ ...option, value: compute(option.value, option.assumes) })),
    origin,
  );
}

/** Both ways of a condition that can't be known. */
function fork(left: Value, when: string, yes: () => Value, no: () => Value, origin: Origin): Value {
  const key = keyOf(left);
  const side = (holds: boolean, value: () => Value): Option => {
    const assumes = key === undefined ? undefined : assumption(key, holds);
    const option = { when: holds ? when : negated(when), value: settled(value(), assumes) };
    return assumes ? { ...option, assumes } : option;
  };
  return choose([side(true, yes), side(false, no)], origin);
}

/** `!(a == b)` as a person would write it. */
export function negated(when: string): string {
  if (/^!\(.*\)$/.test(when)) return when.slice(2, -1);
  const comparison = /^([^=!<>&|()]+) (==|!=) ([^=!<>&|()]+)$/.exec(when);
  if (comparison) return `${comparison[1]} ${comparison[2] === '==' ? '!=' : '=='} ${comparison[3]}`;
  if (/^![\w.'-]+$/.test(when)) return when.slice(1);
  return /^[\w.'-]+$/.test(when) ? `!${when}` : `!(${when})`;
}

function falseOf(value: Value): Value {
  const unset = builtIn('GitHub');
  return value.kind === 'unknown' && value.type === 'boolean' ? boolean(false, value.origin) : string('', unset);
}

/** A text that is the same for equal values; undefined where there is none. */
export function keyOf(value: Value): string | undefined {
  if (value.kind === 'unknown') return value.key;
  if (value.kind === 'choice') return keyOfChoice(value);
  if (value.kind !== 'string') {
    const data = toData(value);
    return data === null ? undefined : `(${data.coerceString()})`;
  }
  const parts = value.text.pieces.map((piece) =>
    piece.unknown ? piece.unknown.key : JSON.stringify(piece.text.toLowerCase()),
  );
  return parts.includes(undefined) ? undefined : `'${parts.join('+')}'`;
}

/** `{a==b?true|!a==b?c==d}` */
function keyOfChoice({ options }: Choice): string | undefined {
  const keys = options.map(({ assumes, value }) => {
    const key = keyOf(value);
    const when = [...(assumes ?? [])].map(([condition, holds]) => `${holds ? '' : '!'}${condition}`).join('&');
    return when === '' || key === undefined ? undefined : `${when}?${key}`;
  });
  return keys.includes(undefined) ? undefined : `${CHOICE}${keys.join('|')}}`;
}
