import { literalPattern } from '../../text/literal-pattern.ts';
import { span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { knownString } from '../../value/read.ts';
import {
  boolean,
  builtIn,
  object,
  type Property,
  spanOf,
  string,
  unknown,
  type Value,
  written,
} from '../../value/value.ts';
import { LEFT_OUT } from './expression/logic.ts';

/** One way in which a workflow starts: what `github` and `inputs` then are. */
export interface Start {
  /** null: any */
  readonly event: string | null;
  /** a branch; `pull` and `tag` of any name; null where it can't be known */
  readonly ref: Ref | null;
  /** the branch that a pull request is to be merged into */
  readonly base: Value | null;
  readonly inputs: ReadonlyMap<string, Property>;
}

export type Ref = { readonly kind: 'branch'; readonly name: Value | null } | { readonly kind: 'pull' | 'tag' };

/** Starts of one workflow that are followed. */
export const MOST_STARTS = 8;
const MOST_OPTIONS = 8;
const CHAINED = 'workflow_run';

/** A start of which nothing is known: what is the same at every start is found with it at once. */
export function anyStart(on: Value | undefined): Start {
  const declared = eventsOf(on).flatMap(({ name, value }) => (name === 'workflow_dispatch' ? inputsOf(value) : []));
  const inputs = declared.map((each): [string, Property] => [
    each.key,
    { ...each, value: chosenByHand(each.key, each.value) },
  ]);
  return { event: null, ref: null, base: null, inputs: new Map(inputs) };
}

/**
 * The ways in which a workflow starts by itself; none for one that only others call. Where its pushes name their
 * branches, it is started by hand or by the clock from those.
 */
export function startsOf(on: Value | undefined): readonly Start[] {
  const events = eventsOf(on);
  const pushed = events.find(({ name }) => name === 'push');
  const named = pushed
    ? refs(pushed.value).filter((ref) => ref?.kind === 'branch' && knownString(ref.name ?? undefined) !== undefined)
    : [];
  const elsewhere = named.length > 0 ? named : [null];
  // of several starts that do the same, the one behind another workflow has its place among the runs
  const chained = events.toSorted((one, other) => Number(other.name === CHAINED) - Number(one.name === CHAINED));
  return chained.flatMap(({ name, value }) => startsBy(name, value, elsewhere));
}

function startsBy(name: string, value: Value | null, elsewhere: readonly (Ref | null)[]): readonly Start[] {
  switch (name) {
    case 'workflow_call':
      return [];
    case 'workflow_dispatch':
      return dispatches(value).flatMap((each) => elsewhere.map((ref) => ({ ...each, ref })));
    case 'push':
      return refs(value).map((ref) => start('push', { ref }));
    case 'pull_request':
    case 'pull_request_target': {
      const ref: Ref | null = name === 'pull_request' ? { kind: 'pull' } : null;
      return refs(value).map((base) => start(name, { ref, base: base?.kind === 'branch' ? base.name : null }));
    }
    case 'release':
      return [start(name, { ref: { kind: 'tag' } })];
    default:
      return elsewhere.slice(0, 1).map((ref) => start(name, { ref }));
  }
}

function start(event: string, parts: Partial<Start> = {}): Start {
  return { event, ref: null, base: null, inputs: new Map(), ...parts };
}

interface Event {
  readonly name: string;
  readonly value: Value | null;
}

function eventsOf(on: Value | undefined): readonly Event[] {
  if (on === undefined) return [];
  if (on.kind === 'object') return [...on.properties.values()].map(({ key, value }) => ({ name: key, value }));
  const items = on.kind === 'array' ? on.items : [on];
  return items.flatMap((item) => {
    const name = knownString(item);
    return name === undefined ? [] : [{ name, value: null }];
  });
}

/** A ref for each branch that is named; null where any other may start it. */
function refs(event: Value | null): readonly (Ref | null)[] {
  if (event?.kind !== 'object') return [null];
  const named = event.properties.get('branches')?.value;
  const tags: readonly Ref[] = event.properties.has('tags') ? [{ kind: 'tag' }] : [];
  if (named === undefined) return tags.length > 0 ? tags : [null];
  const items = named.kind === 'array' ? named.items : [named];
  const branches = items.map((item): Ref => {
    const name = knownString(item);
    return { kind: 'branch', name: name === undefined ? null : branchName(name, item) };
  });
  const open = branches.filter((branch) => branch.kind === 'branch' && branch.name === null);
  return [...branches.filter((branch) => !open.includes(branch)), ...open.slice(0, 1), ...tags];
}

/** `release/*`: what stands before the first sign of a pattern; null where that tells nothing. */
function branchName(written: string, item: Value): Value | null {
  const at = written.search(/[*?+[\]!]/);
  if (at < 0) return item;
  if (at === 0 || written[at] === '?' || written[at] === '+') return null;
  const reason = '`github.ref_name` is known only when the workflow runs';
  const hole = TracedText.hole({ reason, key: `github.ref_name ${written}` }, null);
  return string(TracedText.of(written.slice(0, at), spanOf(item)).concat(hole), item.origin);
}

/** A start by hand: one for each option of an input with options; else with the defaults, but for boxes to tick. */
function dispatches(event: Value | null): readonly Start[] {
  let ways: ReadonlyMap<string, Property>[] = [new Map()];
  for (const { key, span: place, value } of inputsOf(event)) {
    const values = dispatchValues(value, key);
    const given = (way: ReadonlyMap<string, Property>, each: Value): ReadonlyMap<string, Property> =>
      new Map(way).set(key, { key, span: place, value: each });
    const next = ways.flatMap((way) => values.map((each) => given(way, each)));
    const chosen = values.length > 1 ? chosenAtFirst(values, value) : undefined;
    if (next.length <= MOST_STARTS) ways = next;
    // too many for each with each: who starts it finds this one chosen
    else ways = ways.map((way) => (chosen ? given(way, chosen) : withUnknown(way, key, value)));
  }
  return ways.map((inputs) => start('workflow_dispatch', { inputs }));
}

/** Of the options of an input that of its default, else the first. */
function chosenAtFirst(options: readonly Value[], declared: Value): Value | undefined {
  const fallback = declared.kind === 'object' ? knownString(declared.properties.get('default')?.value) : undefined;
  return options.find((option) => fallback !== undefined && knownString(option) === fallback) ?? options[0];
}

function withUnknown(way: ReadonlyMap<string, Property>, key: string, value: Value): ReadonlyMap<string, Property> {
  return new Map(way).set(key, { key, span: null, value: chosenByHand(key, value) });
}

function dispatchValues(declared: Value, name: string): readonly Value[] {
  const properties = declared.kind === 'object' ? declared.properties : new Map<string, Property>();
  const options = properties.get('options')?.value;
  const fallback = properties.get('default')?.value;
  if (knownString(properties.get('type')?.value) === 'choice' && options?.kind === 'array') {
    const { items } = options;
    if (items.length > 0 && items.length <= MOST_OPTIONS) return items;
  }
  const isUnset = fallback === undefined || fallback.kind === 'null';
  const untouched = isUnset ? unset(declared, name) : asType(declared, fallback);
  // what is done where a box is ticked is done on a condition
  if (untouched.kind === 'boolean') return [chosenByHand(name, declared)];
  return isUnset ? [untouched] : [untouched, ...typedValues(name, declared, untouched)];
}

/** What somebody types in the place of a default: the texts with which the workflow compares it, and any other where it asks for that. */
function typedValues(name: string, declared: Value, fallback: Value): readonly Value[] {
  const source = spanOf(declared)?.source;
  if (!source) return [];
  const input = `\\binputs(?:\\.${literalPattern(name)}(?![\\w-])|\\['${literalPattern(name)}'\\])`;
  const comparison = new RegExp(
    `${input}\\s*([!=]=)\\s*'([^'\\n]*)'|'([^'\\n]*)'\\s*([!=]=)\\s*(?:github\\.event\\.)?${input}`,
    'gi',
  );
  const values = [...source.text.matchAll(comparison)].flatMap((match): readonly (readonly [string, Value])[] => {
    const [whole, first, behind, before, second] = match;
    const text = behind ?? before ?? '';
    if (!isAsked(source.text, match.index)) return [];
    if ((first ?? second) !== '==') return [['any', chosenByHand(name, declared)]];
    const start = match.index + (behind === undefined ? 1 : whole.length - text.length - 1);
    return [[`'${text}'`, string(text, written(span(source, start, start + text.length)))]];
  });
  return [...new Map(values).values()].filter((value) => knownString(value) !== knownString(fallback));
}

/** It stands neither in a comment nor in a name or a text that is printed. */
function isAsked(text: string, index: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
  return !/(?:^|\s)#|^\s*(?:-\s+)?(?:name|description|run-name)\s*:|\b(?:echo|printf)\s/.test(line);
}

/** An input without a default: a boolean is false, all else is empty unless somebody gives it. */
function unset(declared: Value, name: string): Value {
  const properties = declared.kind === 'object' ? declared.properties : new Map<string, Property>();
  if (knownString(properties.get('type')?.value) === 'boolean') return boolean(false, builtIn("GitHub's default"));
  const required = properties.get('required')?.value;
  const isRequired = required?.kind === 'boolean' && required.value;
  return chosenByHand(name, declared, isRequired ? '' : LEFT_OUT);
}

function chosenByHand(name: string, declared: Value, end = ''): Value {
  const place = spanOf(declared);
  return {
    ...unknown(
      `\`inputs.${name}\` is given by whoever starts the workflow`,
      place ? { kind: 'written', span: span(place.source, place.start, place.end), through: [] } : declared.origin,
      `${place?.source.path ?? ''}:inputs.${name.toLowerCase()}${end}`,
    ),
    type: 'string',
  };
}

/** A default written as text for a boolean input is that boolean. */
function asType(declared: Value, value: Value): Value {
  const type = declared.kind === 'object' ? knownString(declared.properties.get('type')?.value) : undefined;
  const text = knownString(value);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return boolean(text === 'true', value.origin);
  if (type !== 'boolean' && value.kind === 'boolean') return string(String(value.value), value.origin);
  return value;
}

/** The inputs that an event or an action declares. */
export function inputsOf(event: Value | null | undefined): readonly Property[] {
  const inputs = event?.kind === 'object' ? event.properties.get('inputs')?.value : undefined;
  return inputs?.kind === 'object' ? [...inputs.properties.values()] : [];
}

/** Inputs as the context `inputs`. */
export function inputsContext(inputs: ReadonlyMap<string, Property>): Value {
  return object(inputs.values(), builtIn('GitHub'));
}
