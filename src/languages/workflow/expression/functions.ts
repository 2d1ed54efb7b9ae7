import { wellKnownFunctions } from '@actions/expressions/funcs';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { TracedText } from '../../../text/traced.ts';
import { unknownReason } from '../../../value/read.ts';
import { boolean, type Origin, string, unknown, type Value } from '../../../value/value.ts';
import { onEachSide } from './choose.ts';
import { fromData, toData } from './convert.ts';
import { and, keyOf, negated, or } from './logic.ts';
import { asText } from './text.ts';

/** An argument, and how it is shown where it is a condition. */
export interface Argument {
  readonly value: Value;
  readonly when: string;
}

/**
 * A function of GitHub's expressions. A run is followed as it goes well: what comes before is taken to have succeeded.
 * https://docs.github.com/actions/reference/workflows-and-actions/expressions#functions
 */
export function callFunction(written: string, args: readonly Argument[], origin: Origin): Value {
  const name = written.toLowerCase();
  switch (name) {
    case 'always':
    case 'success':
      return boolean(true, origin);
    case 'failure':
    case 'cancelled':
      return boolean(false, origin);
    case 'hashfiles':
      return { ...unknown('the hash of files is known only when the workflow runs', origin), type: 'string' };
    case 'case':
      return caseOf(args, origin);
    default:
      return onEachSide(
        args.map((arg) => arg.value),
        origin,
        (values) => plain(name, values, origin),
      );
  }
}

function plain(name: string, values: readonly Value[], origin: Origin): Value {
  if (name === 'format') return format(values, origin);
  if (name === 'join') return join(values, origin);
  const definition: FunctionDefinition | undefined = Object.hasOwn(wellKnownFunctions, name)
    ? wellKnownFunctions[name]
    : undefined;
  if (!definition) return unknown(`the function \`${name}\` is not known`, origin);
  const args = values.map(toData);
  if (args.includes(null)) {
    const reason = values.map(unknownReason).find((each) => each !== undefined) ?? 'it is not known';
    const keys = values.map(keyOf);
    const key = keys.includes(undefined) ? undefined : `${name}(${keys.join(',')})`;
    const holder = { ...unknown(reason, origin, key) };
    return name === 'tojson'
      ? { ...holder, type: 'string' }
      : name === 'fromjson'
        ? holder
        : { ...holder, type: 'boolean' };
  }
  try {
    return fromData(definition.call(...args.flatMap((arg) => (arg === null ? [] : [arg]))), origin);
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return unknown(`\`${name}\` fails: ${why.split('\n')[0]}`, origin);
  }
}

/** `case(condition, value, condition, value, …, otherwise)` */
function caseOf(args: readonly Argument[], origin: Origin): Value {
  const [condition, value, ...rest] = args;
  if (!condition) return unknown('`case` needs arguments', origin);
  if (!value) return condition.value;
  const wrapped: Value = { kind: 'array', items: [value.value], origin };
  const chosen = or(
    and(condition.value, condition.when, () => wrapped, origin),
    negated(condition.when),
    () => caseOf(rest, origin),
    origin,
  );
  return onEachSide([chosen], origin, ([side]) =>
    side === wrapped ? value.value : (side ?? unknown('`case` needs arguments', origin)),
  );
}

/** `format('{0}-web', x)`, each character with its place. */
function format([pattern, ...args]: readonly Value[], origin: Origin): Value {
  const text = pattern && asText(pattern);
  if (!text?.known) return unknown(text?.holes[0]?.reason ?? '`format` needs a text', origin);
  const parts: TracedText[] = [];
  let from = 0;
  for (const match of text.string.matchAll(/\{\{|\}\}|\{(\d+)[^}]*\}|[{}]/g)) {
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
    const arg = match[1] === undefined ? undefined : args[Number(match[1])];
    if (match[0] === '{{' || match[0] === '}}') parts.push(text.slice(match.index, match.index + 1));
    else if (arg) parts.push(asText(arg));
    else
      return unknown(`the format string ${JSON.stringify(text.string)} asks for an argument that isn't given`, origin);
  }
  return joined([...parts, text.slice(from)], origin);
}

/** Characters of a text that is put together: `format` in `format` doubles it each time. */
const LONGEST = 50_000;

function joined(parts: readonly TracedText[], origin: Origin): Value {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length > LONGEST) return { ...unknown(`the text is longer than ${LONGEST} characters`, origin), type: 'string' };
  return string(TracedText.join(parts), origin);
}

function join([list, separator]: readonly Value[], origin: Origin): Value {
  if (!list) return unknown('`join` needs arguments', origin);
  if (list.kind === 'unknown' || (list.kind === 'array' && list.open))
    return { ...unknown(unknownReason(list) ?? 'the list is not known', origin), type: 'string' };
  const between = separator ? asText(separator) : TracedText.of(',');
  if (list.kind !== 'array') return string(asText(list), origin);
  return joined(
    list.items.flatMap((item, at) => (at === 0 ? [asText(item)] : [between, asText(item)])),
    origin,
  );
}
