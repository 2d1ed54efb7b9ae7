/** One step of a JSONPath (https://goessner.net/articles/JsonPath). */
export type Step = {
  /** `..`: taken from the value and from all that is in it */
  readonly deep: boolean;
} & (
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | null; readonly to: number | null; readonly by: number }
  | { readonly kind: 'all' }
  /** tests joined by `||`, of tests joined by `&&` */
  | { readonly kind: 'filter'; readonly anyOf: readonly (readonly Test[])[] }
);

export interface Test {
  readonly left: Operand;
  /** without one: there is such a value */
  readonly comparison: { readonly operator: string; readonly right: Operand } | null;
}

export type Operand =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'path'; readonly from: '@' | '$'; readonly steps: readonly Step[] };

/** The steps of a path, with or without `$` in front; null for what isn't one. */
export function parsePath(path: string): readonly Step[] | null {
  const reader = new Reader(path.trim());
  reader.accept(/\$/y);
  const steps = reader.steps(true);
  return steps && reader.atEnd ? steps : null;
}

const NAME = /[^\s.[\]()?*'"=!<>&|,]+/y;
const QUOTED = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/y;
const OPERATOR = /===|!==|==|!=|<=|>=|<|>/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const DEEPEST = 10;

class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  accept(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  /** @param bare whether the first step may be a name without a dot */
  steps(bare: boolean): readonly Step[] | null {
    const steps: Step[] = [];
    let first = bare;
    while (!this.atEnd) {
      const dots = this.accept(/\.\.?/y)?.[0] ?? '';
      const deep = dots === '..';
      if (this.accept(/\[/y)) {
        const step = this.#bracket();
        if (!step) return null;
        steps.push({ ...step, deep });
      } else if (dots === '' && !first) break;
      else if (this.accept(/\*/y)) steps.push({ kind: 'all', deep });
      else {
        const name = this.accept(NAME)?.[0];
        if (name === undefined) return null;
        steps.push({ kind: 'names', names: [name], deep });
      }
      first = false;
    }
    return steps;
  }

  #bracket(): Step | null {
    const step = this.#inBrackets();
    this.#blanks();
    return this.accept(/\]/y) ? step : null;
  }

  #inBrackets(): Step | null {
    this.#blanks();
    if (this.accept(/\*/y)) return { kind: 'all', deep: false };
    if (this.accept(/\?\s*\(/y)) return this.#filter();
    const slice = this.accept(/(-?\d+)?\s*:\s*(-?\d+)?(?:\s*:\s*(-?\d+)?)?/y);
    if (slice) {
      const [, from, to, by] = slice;
      const step = Number(by ?? 1);
      return step === 0 ? null : { kind: 'slice', from: whole(from), to: whole(to), by: step, deep: false };
    }
    const names = this.#list(() => quotedText(this.accept(QUOTED)));
    if (names.length > 0) return { kind: 'names', names, deep: false };
    const indexes = this.#list(() => whole(this.accept(/\d+/y)?.[0]));
    return indexes.length > 0 ? { kind: 'indexes', indexes, deep: false } : null;
  }

  #list<T>(read: () => T | null): readonly T[] {
    const items: T[] = [];
    for (;;) {
      this.#blanks();
      const item = read();
      if (item === null) return items;
      items.push(item);
      this.#blanks();
      if (!this.accept(/,/y)) return items;
    }
  }

  #filter(): Step | null {
    const anyOf: Test[][] = [[]];
    for (;;) {
      const test = this.#test();
      if (!test) return null;
      anyOf.at(-1)?.push(test);
      this.#blanks();
      if (this.accept(/\|\|/y)) anyOf.push([]);
      else if (!this.accept(/&&/y)) break;
    }
    return this.accept(/\)/y) ? { kind: 'filter', anyOf, deep: false } : null;
  }

  #test(): Test | null {
    const left = this.#operand();
    if (!left) return null;
    this.#blanks();
    const operator = this.accept(OPERATOR)?.[0];
    if (operator === undefined) return { left, comparison: null };
    const right = this.#operand();
    return right && { left, comparison: { operator, right } };
  }

  #operand(): Operand | null {
    this.#blanks();
    const from = this.accept(/[@$]/y)?.[0];
    if (from !== undefined) {
      if (this.#depth++ > DEEPEST) return null;
      const steps = this.steps(false);
      return steps && { kind: 'path', from: from === '@' ? '@' : '$', steps };
    }
    const text = quotedText(this.accept(QUOTED));
    if (text !== null) return { kind: 'literal', value: text };
    const number = this.accept(NUMBER)?.[0];
    if (number !== undefined) return { kind: 'literal', value: Number(number) };
    const word = this.accept(/true|false|null/y)?.[0];
    if (word === undefined) return null;
    return { kind: 'literal', value: word === 'null' ? null : word === 'true' };
  }

  #blanks(): void {
    this.accept(/\s*/y);
  }
}

function quotedText(match: RegExpExecArray | null): string | null {
  return match ? (match[1] ?? match[2] ?? '').replace(/\\(.)/gs, '$1') : null;
}

function whole(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
