/** A token of ARM's expression language, as a range of the expression's text. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'symbol' | 'end' | 'broken';
  readonly start: number;
  readonly end: number;
  /** a name, a number or a symbol as it is written; of a string nothing */
  readonly text: string;
}

const BLANK = /[\s\u00a0]*/y;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const NUMBER = /[+-]?\d+(\.\d+)?([eE][+-]?\d+)?/y;
const STRING = /'[^']*(?:''[^']*)*'/y;
const SYMBOL = /[()[\],.]/y;

/** Cuts an expression (what stands between the outer brackets) into tokens; the last is `end` or `broken`. */
export function tokensOf(text: string, start: number, end: number): readonly Token[] {
  const tokens: Token[] = [];
  let at = start;
  while (true) {
    at = matchEnd(BLANK, text, at) ?? at;
    if (at >= end) {
      tokens.push({ kind: 'end', start: end, end, text: '' });
      return tokens;
    }
    const token = tokenAt(text, at, end);
    tokens.push(token);
    if (token.kind === 'broken') return tokens;
    at = token.end;
  }
}

const KINDS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['name', NAME],
  ['number', NUMBER],
  ['string', STRING],
  ['symbol', SYMBOL],
];

function tokenAt(text: string, at: number, end: number): Token {
  for (const [kind, pattern] of KINDS) {
    const to = matchEnd(pattern, text, at);
    if (to !== null && to <= end)
      return { kind, start: at, end: to, text: kind === 'string' ? '' : text.slice(at, to) };
  }
  return { kind: 'broken', start: at, end, text: text.slice(at, at + 1) };
}

function matchEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
