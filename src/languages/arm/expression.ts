import type { Span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import type { Expression, SyntaxError as ParseError } from '../bicep/syntax.ts';
import { type Token, tokensOf } from './expression-tokens.ts';
import { StringPlaces } from './string-places.ts';

export interface ReadExpression {
  readonly expression: Expression;
  readonly errors: readonly ParseError[];
}

/** https://learn.microsoft.com/azure/azure-resource-manager/templates/best-practices#template-limits */
const LONGEST = 24_576;
/** Calls and brackets in one another; real templates stay below 30. */
const DEEPEST = 150;

/**
 * A string of a template: an expression where it stands in brackets (`[concat('a', 'b')]`), else itself. `[[…]` is the
 * text `[…]`; a text that only starts or only ends with a bracket is just a text.
 * @param text the string's characters, its JSON escapes resolved
 * @param place the whole string in its file
 */
export function readArmExpression(text: TracedText, place: Span): ReadExpression {
  const { string } = text;
  if (!string.startsWith('[') || !string.endsWith(']') || string.length < 2) return plain(text, place);
  if (string.startsWith('[[')) return plain(text.slice(1), place);
  if (string.length > LONGEST) return broken(`an expression is longer than ${LONGEST} characters`, place);
  return new Reader(text, place).read();
}

function plain(text: TracedText, span: Span): ReadExpression {
  return { expression: { kind: 'string', span, parts: text.length === 0 ? [] : [text] }, errors: [] };
}

function broken(message: string, span: Span): ReadExpression {
  return { expression: { kind: 'missing', span }, errors: [{ message, span }] };
}

/** Thrown where the grammar is left; caught in {@link Reader.read}. */
class Refusal {
  readonly message: string;
  readonly token: Token;

  constructor(message: string, token: Token) {
    this.message = message;
    this.token = token;
  }
}

class Reader {
  readonly #places: StringPlaces;
  readonly #place: Span;
  readonly #string: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(text: TracedText, place: Span) {
    this.#places = new StringPlaces(text, place);
    this.#place = place;
    this.#string = text.string;
    this.#tokens = tokensOf(text.string, 1, text.string.length - 1);
  }

  read(): ReadExpression {
    try {
      const expression = this.#expression();
      if (this.#next.kind !== 'end') throw new Refusal('the expression should end here', this.#next);
      return { expression, errors: [] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { start, end } = error.token;
      const at = error.token.kind === 'end' ? this.#place : this.#places.span(start, end);
      return { expression: { kind: 'missing', span: this.#place }, errors: [{ message: error.message, span: at }] };
    }
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', start: 0, end: 0, text: '' };
  }

  #take(): Token {
    const token = this.#next;
    this.#at++;
    return token;
  }

  #accept(symbol: string): boolean {
    if (this.#next.kind !== 'symbol' || this.#next.text !== symbol) return false;
    this.#at++;
    return true;
  }

  #expect(symbol: string): Token {
    const token = this.#next;
    if (!this.#accept(symbol)) throw this.#refusal(`\`${symbol}\` is expected here`);
    return token;
  }

  #refusal(message: string): Refusal {
    const token = this.#next;
    if (token.kind !== 'broken') return new Refusal(message, token);
    return new Refusal(token.text === "'" ? 'the string does not end' : `\`${token.text}\` can't stand here`, token);
  }

  #expression(): Expression {
    if (++this.#depth > DEEPEST) throw new Refusal('the expression is nested too deeply', this.#next);
    const { start } = this.#next;
    let read = this.#primary();
    for (let links = 0; ; links++) {
      if (links > DEEPEST) throw new Refusal('the expression is nested too deeply', this.#next);
      if (this.#accept('.')) {
        if (this.#next.kind !== 'name') throw this.#refusal('the name of a property is expected here');
        const name = this.#take();
        const span = this.#places.span(start, name.end);
        const spelt = { text: name.text, span: this.#places.span(name.start, name.end) };
        read = { kind: 'member', span, target: read, name: spelt, safe: false };
      } else if (this.#accept('[')) {
        const index = this.#expression();
        const { end } = this.#expect(']');
        const span = this.#places.span(start, end);
        read = { kind: 'index', span, target: read, index, safe: false, fromEnd: false };
      } else break;
    }
    this.#depth--;
    return read;
  }

  #primary(): Expression {
    const token = this.#next;
    switch (token.kind) {
      case 'string':
        this.#at++;
        return this.#text(token);
      case 'number':
        this.#at++;
        return { kind: 'number', span: this.#spanOf(token), value: numberOf(token.text) };
      case 'name':
        return this.#call();
      default:
        throw this.#refusal('a function, a text or a number is expected here');
    }
  }

  #spanOf({ start, end }: Token): Span {
    return this.#places.span(start, end);
  }

  /** `name(…)` or `namespace.name(…)`. */
  #call(): Expression {
    const first = this.#take();
    let name = first;
    const dotted = this.#accept('.');
    if (dotted) {
      if (this.#next.kind !== 'name') throw this.#refusal('the name of a function is expected here');
      name = this.#take();
    }
    this.#expect('(');
    const given: Expression[] = [];
    if (!this.#accept(')')) {
      do given.push(this.#expression());
      while (this.#accept(','));
      this.#expect(')');
    }
    const end = this.#tokens[this.#at - 1]?.end ?? name.end;
    return {
      kind: 'call',
      span: this.#places.span(first.start, end),
      target: dotted ? { kind: 'identifier', span: this.#spanOf(first), name: first.text } : null,
      name: { text: name.text, span: this.#spanOf(name) },
      arguments: given,
    };
  }

  /** A text in single quotes, in which two of them are one. */
  #text(token: Token): Expression {
    const [from, to] = [token.start + 1, token.end - 1];
    const texts: TracedText[] = [];
    let start = from;
    for (let quote = this.#string.indexOf("''", start); quote >= 0 && quote < to; ) {
      texts.push(this.#places.slice(start, quote + 1));
      start = quote + 2;
      quote = this.#string.indexOf("''", start);
    }
    if (start < to) texts.push(this.#places.slice(start, to));
    const text = TracedText.join(texts);
    return { kind: 'string', span: this.#spanOf(token), parts: text.length === 0 ? [] : [text] };
  }
}

/** 64-bit integers stay whole. */
function numberOf(text: string): number | bigint {
  const value = Number(text);
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^[+-]?\d+$/.test(text)
    ? BigInt(text.replace('+', ''))
    : value;
}
