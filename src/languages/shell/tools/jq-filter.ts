import { TracedText } from '../../../text/traced.ts';
import { boolean, builtIn, nothing, number, string, type Value } from '../../../value/value.ts';
import { FUNCTIONS, isTrue, items, member, NotFollowed, sameValue, textOfValue } from './jq-values.ts';

/** What a filter makes of a value: none, one or several. */
export type JqFilter = (input: Value) => readonly Value[];

const JQ = builtIn('jq');
const DEEPEST = 30;
const LONGEST = 2_000;
/** Of more values than these, a filter is not followed: each `,` may double them. */
const MOST_VALUES = 5_000;

/**
 * A filter of jq, as far as scripts read settings by it: paths, `//`, comparisons, `select(…)`, `map(…)`, `to_entries`,
 * `keys`, `join(…)`, `length` and texts with `\(…)` in them.
 * https://jqlang.org/manual/
 * @param named what `--arg` has given, by name
 * @throws NotFollowed
 */
export function jqFilter(written: TracedText, named: ReadonlyMap<string, TracedText>): JqFilter {
  if (written.length > LONGEST) throw new NotFollowed();
  const reader = new Reader(written, named);
  const filter = reader.pipe();
  if (!reader.ended) throw new NotFollowed();
  return filter;
}

class Reader {
  readonly #text: TracedText;
  readonly #string: string;
  readonly #named: ReadonlyMap<string, TracedText>;
  #at = 0;
  #depth = 0;

  constructor(text: TracedText, named: ReadonlyMap<string, TracedText>) {
    this.#text = text;
    this.#string = text.string;
    this.#named = named;
  }

  get ended(): boolean {
    return this.#string.slice(this.#at).trim() === '';
  }

  pipe(): JqFilter {
    if (++this.#depth > DEEPEST) throw new NotFollowed();
    const steps = this.#list('|', () => this.#list(',', () => this.#otherwise()));
    this.#depth--;
    const parts = steps.map(
      (branches): JqFilter =>
        (input) =>
          branches.flatMap((branch) => branch(input)),
    );
    return (input) => parts.reduce<readonly Value[]>((values, part) => bounded(values.flatMap(part)), [input]);
  }

  #list<T>(sign: string, read: () => T): readonly T[] {
    const all = [read()];
    while (this.#takes(sign)) all.push(read());
    return all;
  }

  /** `.workers // 2` */
  #otherwise(): JqFilter {
    const first = this.#compared();
    if (!this.#takes('//')) return first;
    const other = this.#otherwise();
    return (input) => {
      const some = first(input).filter(isTrue);
      return some.length > 0 ? some : other(input);
    };
  }

  #compared(): JqFilter {
    const left = this.#path();
    const isEqual = this.#takes('==');
    if (!isEqual && !this.#takes('!=')) return left;
    const right = this.#path();
    return (input) =>
      left(input).flatMap((one) => right(input).map((other) => boolean(sameValue(one, other) === isEqual, JQ)));
  }

  /** A term, and what is asked of it: `.name`, `."a name"`, `["name"]`, `[0]`, `[]`. */
  #path(): JqFilter {
    const term = this.#term();
    const steps: JqFilter[] = [];
    for (let step = this.#step(); step; step = this.#step()) steps.push(step);
    return (input) => steps.reduce<readonly Value[]>((values, step) => bounded(values.flatMap(step)), term(input));
  }

  #step(): JqFilter | null {
    const [dotted, name] = this.#match(/\.([A-Za-z_]\w*)/y) ?? [];
    if (dotted !== undefined) return member(name ?? '');
    const [quoted, key] = this.#match(/\.("(?:[^"\\]|\\.)*")/y) ?? [];
    if (quoted !== undefined) {
      if (key === undefined || key.includes('\\')) throw new NotFollowed();
      return member(key.slice(1, -1));
    }
    if (this.#match(/\?/y)) return (input) => [input];
    if (this.#match(/\.?\[\s*\]/y)) return items;
    if (!this.#match(/\.?\[/y)) return null;
    const index = this.pipe();
    if (!this.#takes(']')) throw new NotFollowed();
    return (input) => index(input).flatMap((one) => at(input, one));
  }

  #term(): JqFilter {
    this.#match(/\s+/y);
    if (this.#match(/\.(?![A-Za-z_"[])/y) || this.#string[this.#at] === '.') return (input) => [input];
    const [digits] = this.#match(/\d+/y) ?? [];
    if (digits !== undefined) return () => [number(Number(digits), JQ)];
    const start = this.#at;
    if (this.#match(/"(?:[^"\\]|\\.)*"/y)) return this.#interpolated(start + 1, this.#at - 1);
    const [variable, name] = this.#match(/\$(\w+)/y) ?? [];
    if (variable !== undefined) {
      const given = this.#named.get(name ?? '');
      if (!given) throw new NotFollowed();
      return () => [string(given, JQ)];
    }
    if (this.#takes('(')) return this.#inBrackets();
    const [called = ''] = this.#match(/[a-z_]+/y) ?? [];
    const made = FUNCTIONS.get(called);
    if (!made) throw new NotFollowed();
    return made(this.#takes('(') ? this.#inBrackets() : null);
  }

  #inBrackets(): JqFilter {
    const inner = this.pipe();
    if (!this.#takes(')')) throw new NotFollowed();
    return inner;
  }

  /** `"\(.key)=\(.value)"` */
  #interpolated(start: number, end: number): JqFilter {
    const parts: (TracedText | JqFilter)[] = [];
    for (let from = start; from < end; ) {
      const open = this.#string.indexOf('\\(', from);
      const plain = open < 0 || open > end ? end : open;
      if (/\\/.test(this.#string.slice(from, plain))) throw new NotFollowed();
      parts.push(this.#text.slice(from, plain));
      if (plain === end) break;
      const inner = new Reader(this.#text.slice(0, end), this.#named);
      inner.#at = open + 2;
      parts.push(inner.#inBrackets());
      from = inner.#at;
    }
    return (input) =>
      parts
        .reduce<readonly TracedText[]>(
          (texts, part) => {
            const all = part instanceof TracedText ? [part] : part(input).map(textOfValue);
            return bounded(texts.flatMap((text) => all.map((one) => text.concat(one))));
          },
          [TracedText.empty],
        )
        .map((text) => string(text, JQ));
  }

  #takes(sign: string): boolean {
    this.#match(/\s+/y);
    if (!this.#string.startsWith(sign, this.#at)) return false;
    // `|=` is no pipe, and `//=` sets what is empty
    if (/^(\||\/\/)$/.test(sign) && this.#string[this.#at + sign.length] === '=') return false;
    this.#at += sign.length;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#string);
    if (match) this.#at += match[0].length;
    return match;
  }
}

function bounded<T>(values: readonly T[]): readonly T[] {
  if (values.length > MOST_VALUES) throw new NotFollowed();
  return values;
}

/** `.[$name]`, `.[0]` */
function at(input: Value, index: Value): readonly Value[] {
  if (index.kind === 'string' && index.text.known) return member(index.text.string)(input);
  if (index.kind !== 'number' || input.kind !== 'array') throw new NotFollowed();
  return [input.items[Number(index.value)] ?? nothing(JQ)];
}
