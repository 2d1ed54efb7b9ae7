import type { Dialect } from '../world.ts';

/** What arithmetic asks of the shell around it. */
export interface ArithmeticScope {
  readonly dialect: Dialect;
  /** the text of a variable, or of an item of an array; null where it is unset; a reason where it can't be known */
  read(name: string, index: string | null): string | null | { readonly reason: string };
  store(name: string, index: string | null, value: Amount): void;
  /** ends the evaluation with an error */
  fail(message: string): never;
}

/** A number, or why it can't be known. */
export type Amount = bigint | { readonly reason: string };

const OPERATORS = /^(?:<<=|>>=|\*\*|\+\+|--|&&|\|\||<<|>>|<=|>=|==|!=|[-+*/%&|^]=|[-+*/%<>=!~&|^?:(),])/;
/** By how tightly they bind; dash has neither `**` nor the comma. */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];
const DEEPEST = 200;

/** Evaluates an arithmetic text as the shell does, once its expansions are done: 64-bit integers, C's operators. */
export function evaluateArithmetic(text: string, scope: ArithmeticScope, depth = 0): Amount {
  const reader = new Reader(text, scope, depth);
  return reader.whole();
}

type Token =
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'name'; readonly name: string; readonly index: string | null }
  | { readonly kind: 'operator'; readonly text: string }
  | { readonly kind: 'end' };

class Reader {
  readonly #scope: ArithmeticScope;
  readonly #text: string;
  readonly #bash: boolean;
  readonly #outer: number;
  #at = 0;
  #depth = 0;
  #token: Token = { kind: 'end' };
  /** in the side of `&&`, `||` or `?:` that doesn't count: nothing is stored */
  #skipped = 0;

  constructor(text: string, scope: ArithmeticScope, outer: number) {
    this.#text = text;
    this.#scope = scope;
    this.#bash = scope.dialect === 'bash';
    this.#outer = outer;
  }

  whole(): Amount {
    this.#advance();
    if (this.#ended() && this.#bash) return 0n;
    const value = this.#comma();
    if (!this.#ended()) this.#fail('expecting EOF');
    return value;
  }

  #ended(): boolean {
    return this.#token.kind === 'end';
  }

  #fail(message: string): never {
    return this.#scope.fail(`arithmetic expression: ${message}: "${this.#text.slice(0, 80)}"`);
  }

  #advance(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
    const rest = this.#text.slice(this.#at, this.#at + 200);
    if (rest === '') {
      this.#token = { kind: 'end' };
      return;
    }
    const number = this.#number(rest);
    if (number) {
      this.#take(number.length, { kind: 'number', value: number.value });
      return;
    }
    const [name] = /^[A-Za-z_]\w*/.exec(rest) ?? [];
    if (name !== undefined) {
      const index = this.#bash ? (/^\w+\[([^\]]*)\]/.exec(rest)?.[1] ?? null) : null;
      this.#take(name.length + (index === null ? 0 : index.length + 2), { kind: 'name', name, index });
      return;
    }
    const operator = OPERATORS.exec(rest)?.[0] ?? this.#fail('expecting primary');
    const known = this.#bash || !/^(\+\+|--|\*\*|,)$/.test(operator);
    const text = known ? operator : operator.length === 2 ? operator.charAt(0) : this.#fail('expecting EOF');
    this.#take(text.length, { kind: 'operator', text });
  }

  #take(length: number, token: Token): void {
    this.#at += length;
    this.#token = token;
  }

  #number(rest: string): { readonly value: bigint; readonly length: number } | null {
    if (!/^\d/.test(rest)) return null;
    const based = this.#bash ? /^(\d{1,2})#([0-9a-zA-Z]+)/.exec(rest) : null;
    if (based) {
      const [whole, base = '10', digits = ''] = based;
      const value = Number.parseInt(digits, Number(base));
      return Number(base) > 36 || Number.isNaN(value)
        ? this.#fail('invalid number')
        : { value: BigInt(value), length: whole.length };
    }
    const [digits = '0'] = /^(?:0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)/.exec(rest) ?? [];
    if (this.#bash && /^\w/.test(rest.slice(digits.length))) return this.#fail('value too great for base');
    const literal = /^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits;
    return { value: saturated(BigInt(literal), this.#bash), length: digits.length };
  }

  #operator(...texts: readonly string[]): string | null {
    const token = this.#token;
    if (token.kind !== 'operator' || !texts.includes(token.text)) return null;
    this.#advance();
    return token.text;
  }

  #comma(): Amount {
    let value = this.#assignment();
    while (this.#operator(',')) value = this.#assignment();
    return value;
  }

  #assignment(): Amount {
    if (++this.#depth > DEEPEST) this.#fail('nested too deeply');
    try {
      const token = this.#token;
      if (token.kind !== 'name') return this.#ternary();
      const [at, rest] = [this.#at, this.#text.slice(this.#at)];
      const operator = /^\s*(<<=|>>=|[-+*/%&|^]?=(?!=))/.exec(rest);
      if (!operator) return this.#ternary();
      this.#at = at + operator[0].length;
      this.#advance();
      const kind = (operator[1] ?? '=').slice(0, -1);
      const read = (): Amount => (kind === '' ? 0n : this.#variable(token.name, token.index));
      // bash reads the variable first, dash last
      const first = this.#bash ? read() : null;
      const right = this.#assignment();
      const old = first ?? read();
      const unknown = typeof right === 'bigint' ? old : right;
      const isKnown = typeof right === 'bigint' && typeof old === 'bigint';
      const value = isKnown ? (kind === '' ? right : this.#compute(kind, old, right)) : unknown;
      if (this.#skipped === 0) this.#scope.store(token.name, token.index, value);
      return value;
    } finally {
      this.#depth--;
    }
  }

  #ternary(): Amount {
    const test = this.#level(0);
    if (!this.#operator('?')) return test;
    const holds = test !== 0n;
    const first = this.#skipping(!holds, () => this.#comma());
    if (!this.#operator(':')) this.#fail("expecting ':'");
    const second = this.#skipping(holds, () => this.#ternary());
    if (typeof test !== 'bigint') return test;
    return holds ? first : second;
  }

  #skipping(skip: boolean, action: () => Amount): Amount {
    if (skip) this.#skipped++;
    const value = action();
    if (skip) this.#skipped--;
    return value;
  }

  #level(at: number): Amount {
    const operators = LEVELS[at];
    if (!operators) return this.#power();
    let left = this.#level(at + 1);
    for (let operator = this.#operator(...operators); operator; operator = this.#operator(...operators)) {
      const decided =
        (operator === '&&' && left === 0n) || (operator === '||' && typeof left === 'bigint' && left !== 0n);
      const right = this.#skipping(decided, () => this.#level(at + 1));
      if (typeof left !== 'bigint') continue;
      if (decided) left = operator === '&&' ? 0n : 1n;
      else left = typeof right === 'bigint' ? this.#compute(operator, left, right) : right;
    }
    return left;
  }

  #power(): Amount {
    const base = this.#unary();
    if (!this.#operator('**')) return base;
    const exponent = this.#power();
    if (typeof base !== 'bigint') return base;
    return typeof exponent === 'bigint' ? this.#compute('**', base, exponent) : exponent;
  }

  #unary(): Amount {
    if (++this.#depth > DEEPEST) this.#fail('nested too deeply');
    try {
      const operator = this.#operator('++', '--', '-', '+', '!', '~');
      if (operator === null) return this.#primary();
      const token = this.#token;
      if (operator.length === 2 && token.kind === 'name') {
        this.#advance();
        return this.#changed(token.name, token.index, operator, true);
      }
      const value = this.#unary();
      if (typeof value !== 'bigint') return value;
      if (operator === '!') return value === 0n ? 1n : 0n;
      if (operator === '~') return ~value;
      return operator === '-' ? BigInt.asIntN(64, -value) : value;
    } finally {
      this.#depth--;
    }
  }

  #primary(): Amount {
    const token = this.#token;
    switch (token.kind) {
      case 'number':
        this.#advance();
        return token.value;
      case 'name': {
        this.#advance();
        const operator = this.#bash ? this.#operator('++', '--') : null;
        return operator
          ? this.#changed(token.name, token.index, operator, false)
          : this.#variable(token.name, token.index);
      }
      case 'operator': {
        if (token.text !== '(') return this.#fail('expecting primary');
        this.#advance();
        const value = this.#comma();
        if (!this.#operator(')')) this.#fail("expecting ')'");
        return value;
      }
      case 'end':
        return this.#fail('expecting primary');
    }
  }

  #changed(name: string, index: string | null, operator: string, before: boolean): Amount {
    const value = this.#variable(name, index);
    const next = typeof value === 'bigint' ? BigInt.asIntN(64, operator === '++' ? value + 1n : value - 1n) : value;
    if (this.#skipped === 0) this.#scope.store(name, index, next);
    return before ? next : value;
  }

  /** A variable's number; in bash its text is an expression of its own. */
  #variable(name: string, index: string | null): Amount {
    if (this.#skipped > 0) return 1n;
    const text = this.#scope.read(name, index);
    if (text === null) return 0n;
    if (typeof text !== 'string') return text;
    const trimmed = text.trim();
    if (trimmed === '') return 0n;
    if (/^[1-9]\d{0,17}$|^0$/.test(trimmed)) return BigInt(trimmed);
    if (this.#bash)
      return this.#outer > 20
        ? this.#fail('expression recursion level exceeded')
        : evaluateArithmetic(trimmed, this.#scope, this.#outer + 1);
    const [, sign = '', digits = ''] =
      /^([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)$/.exec(trimmed) ?? this.#scope.fail(`Illegal number: ${text}`);
    const value = saturated(BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits), false);
    return sign === '-' ? -value : value;
  }

  #compute(operator: string, one: bigint, other: bigint): bigint {
    const truth = (value: boolean): bigint => (value ? 1n : 0n);
    switch (operator) {
      case '+':
        return BigInt.asIntN(64, one + other);
      case '-':
        return BigInt.asIntN(64, one - other);
      case '*':
        return BigInt.asIntN(64, one * other);
      case '/':
      case '%':
        if (other === 0n) return this.#skipped > 0 ? 0n : this.#fail('division by zero');
        return BigInt.asIntN(64, operator === '/' ? one / other : one % other);
      case '**':
        return this.#raised(one, other);
      case '<<':
        return BigInt.asIntN(64, one << (other & 63n));
      case '>>':
        return one >> (other & 63n);
      case '&':
        return one & other;
      case '|':
        return one | other;
      case '^':
        return one ^ other;
      case '<':
        return truth(one < other);
      case '<=':
        return truth(one <= other);
      case '>':
        return truth(one > other);
      case '>=':
        return truth(one >= other);
      case '==':
        return truth(one === other);
      case '!=':
        return truth(one !== other);
      case '&&':
        return truth(one !== 0n && other !== 0n);
      default:
        return truth(one !== 0n || other !== 0n);
    }
  }

  #raised(base: bigint, exponent: bigint): bigint {
    if (exponent < 0n) return this.#fail('exponent less than 0');
    let result = 1n;
    let square = base;
    for (let left = exponent; left > 0n; left >>= 1n) {
      if (left & 1n) result = BigInt.asIntN(64, result * square);
      square = BigInt.asIntN(64, square * square);
    }
    return result;
  }
}

const LARGEST = 2n ** 63n - 1n;

/** dash reads a number that is too large as the largest; bash lets it wrap. */
function saturated(value: bigint, wraps: boolean): bigint {
  if (value <= LARGEST) return value;
  return wraps ? BigInt.asIntN(64, value) : LARGEST;
}
