import type { Json } from '../plain.ts';

/** Nested deeper than this, a text isn't read. */
const DEEPEST = 100;

/**
 * A text that is no JSON in the strict sense, as ARM's reader takes it: with comments, single quotes, bare names, missing
 * items and missing closing brackets; what follows the first value is ignored.
 * @returns undefined where that reader refuses it, too
 */
export function lenientJson(text: string): Json | undefined {
  try {
    return new Reader(text).value(0);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

class Unreadable extends Error {}

const BLANK = /(?:\s|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\r\n]*)*/y;
const STRING = /"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'/y;
const NUMBER = /-?(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const NAME = /[A-Za-z_$][\w$]*/y;
const WORDS: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', null],
  ['NaN', 'NaN'],
  ['Infinity', 'Infinity'],
]);

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): Json {
    if (depth > DEEPEST) throw new Unreadable();
    this.#take(BLANK);
    if (this.#symbol('{')) return this.#object(depth);
    if (this.#symbol('[')) return this.#array(depth);
    const string = this.#string();
    if (string !== undefined) return string;
    const number = this.#take(NUMBER);
    if (number !== undefined) return numberOf(number);
    const word = WORDS.get(this.#take(NAME) ?? '');
    if (word === undefined) throw new Unreadable();
    return word;
  }

  #object(depth: number): Json {
    const entries: [string, Json][] = [];
    while (!this.#bracket('}')) {
      const key = this.#string() ?? this.#take(NAME);
      this.#take(BLANK);
      if (key === undefined || !this.#symbol(':')) throw new Unreadable();
      entries.push([key, this.value(depth + 1)]);
      if (this.#closes('}')) break;
      if (!this.#symbol(',')) throw new Unreadable();
    }
    return new Map(entries);
  }

  #array(depth: number): Json {
    const items: Json[] = [];
    while (!this.#bracket(']')) {
      if (this.#symbol(',')) {
        items.push(null);
        continue;
      }
      items.push(this.value(depth + 1));
      if (this.#closes(']')) break;
      if (!this.#symbol(',')) throw new Unreadable();
    }
    return items;
  }

  #bracket(bracket: string): boolean {
    this.#take(BLANK);
    return this.#symbol(bracket);
  }

  /** After a value the end of the text closes all. */
  #closes(bracket: string): boolean {
    return this.#bracket(bracket) || this.#at >= this.#text.length;
  }

  #symbol(symbol: string): boolean {
    if (this.#text[this.#at] !== symbol) return false;
    this.#at++;
    return true;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) return undefined;
    this.#at = pattern.lastIndex;
    return match[0];
  }

  #string(): string | undefined {
    STRING.lastIndex = this.#at;
    const match = STRING.exec(this.#text);
    if (!match) return undefined;
    this.#at = STRING.lastIndex;
    return unescaped(match[1] ?? match[2] ?? '');
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(raw: string): string {
  return raw.replace(/\\(u[0-9a-fA-F]{4}|[\s\S])/g, (_, escaped: string) => {
    if (escaped.length > 1) return String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    const letter = ESCAPES[escaped] ?? (/["'\\/]/.test(escaped) ? escaped : undefined);
    if (letter === undefined) throw new Unreadable();
    return letter;
  });
}

function numberOf(text: string): number | bigint {
  const value = Number(text.startsWith('-0x') ? text.slice(1) : text) * (text.startsWith('-0x') ? -1 : 1);
  if (!Number.isInteger(value) || Number.isSafeInteger(value) || !/^-?\d+$/.test(text)) return value;
  return BigInt(text);
}
