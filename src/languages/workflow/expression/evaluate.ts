import {
  type Binary,
  type ContextAccess,
  type Expr,
  type ExprVisitor,
  type FunctionCall,
  type Grouping,
  type IndexAccess,
  type Literal,
  type Logical,
  Star,
  type Unary,
} from '@actions/expressions/ast';
import { type Token, TokenType } from '@actions/expressions/lexer';
import type { TracedText } from '../../../text/traced.ts';
import { property, unknownReason } from '../../../value/read.ts';
import { boolean, builtIn, nothing, type Origin, unknown, type Value, written } from '../../../value/value.ts';
import { bounded, onEachSide, settled } from './choose.ts';
import { compare } from './compare.ts';
import type { Contexts } from './contexts.ts';
import { fromData } from './convert.ts';
import { callFunction } from './functions.ts';
import { and, not, or, truth } from './logic.ts';
import { parseExpression } from './parse.ts';
import { printed } from './print.ts';
import { coerced } from './text.ts';

/** What an expression (without its `${{ }}`) comes to, as far as that can be known. Never throws. */
export function evaluateExpression(text: TracedText, contexts: Contexts): Value {
  const span = text.spanOf();
  const origin: Origin = span ? written(span) : builtIn('GitHub');
  if (!text.known) return unknown(text.holes[0]?.reason ?? 'it is not known', origin);
  const parsed = parseExpression(text.string);
  if (parsed.kind === 'error') return unknown(`the expression can't be read: ${parsed.message}`, origin);
  const value = parsed.tree.accept(new Evaluation(text, contexts, origin));
  return value.kind === 'unknown' && value.key === undefined ? { ...value, origin } : value;
}

class Evaluation implements ExprVisitor<Value> {
  readonly #text: TracedText;
  readonly #contexts: Contexts;
  readonly #origin: Origin;

  constructor(text: TracedText, contexts: Contexts, origin: Origin) {
    this.#text = text;
    this.#contexts = contexts;
    this.#origin = origin;
  }

  visitLiteral({ literal, token }: Literal): Value {
    return fromData(literal, this.#originOf(token));
  }

  visitGrouping({ group }: Grouping): Value {
    return group.accept(this);
  }

  visitUnary({ expr }: Unary): Value {
    return onEachSide([expr.accept(this)], this.#origin, ([operand]) =>
      operand ? this.#assumed(not(operand, this.#origin)) : nothing(this.#origin),
    );
  }

  visitBinary({ left, operator, right }: Binary): Value {
    return onEachSide([left.accept(this), right.accept(this)], this.#origin, ([one, other]) =>
      one && other ? this.#assumed(compare(one, operator, other, this.#origin)) : nothing(this.#origin),
    );
  }

  visitLogical({ operator, args }: Logical): Value {
    const [first, ...rest] = args;
    if (!first) return nothing(this.#origin);
    let value = first.accept(this);
    let when = printed(first);
    for (const arg of rest) {
      const join = operator.type === TokenType.AND ? and : or;
      value = bounded(join(value, when, () => arg.accept(this), this.#origin, this.#contexts.assumed));
      when = `${when} ${operator.lexeme} ${printed(arg)}`;
    }
    return value;
  }

  visitContextAccess({ name }: ContextAccess): Value {
    const context = this.#contexts.named.get(name.lexeme.toLowerCase());
    if (context === undefined) return nothing(this.#originOf(name));
    if (typeof context === 'function')
      return unknown(`what \`${name.lexeme}\` holds is known only when the workflow runs`, this.#originOf(name));
    return context;
  }

  visitIndexAccess(access: IndexAccess): Value {
    if (access.index instanceof Star) return this.#filtered(access.expr.accept(this));
    const index = access.index.accept(this);
    const context = contextName(access.expr);
    const looked = context === null ? undefined : this.#contexts.named.get(context);
    if (typeof looked === 'function') {
      return onEachSide([index], this.#origin, ([name]) =>
        name?.kind === 'string' && name.text.known
          ? this.#assumed(looked(name.text.string))
          : unknown(`which member of \`${context}\` is meant is not known`, this.#origin),
      );
    }
    return onEachSide([access.expr.accept(this), index], this.#origin, ([holder, at]) =>
      holder && at ? this.#assumed(member(holder, at, this.#origin)) : nothing(this.#origin),
    );
  }

  visitFunctionCall({ functionName, args }: FunctionCall): Value {
    return callFunction(
      functionName.lexeme,
      args.map((arg) => ({ value: arg.accept(this), when: printed(arg) })),
      this.#origin,
    );
  }

  /** A value under what holds here. */
  #assumed(value: Value): Value {
    const { assumed } = this.#contexts;
    if (value.kind !== 'unknown' || value.type !== 'boolean') return settled(value, assumed);
    const holds = truth(value, assumed);
    return holds === null ? value : boolean(holds, value.origin);
  }

  /** `.*`: the items of an array, or the values of an object. */
  #filtered(value: Value): Value {
    if (value.kind === 'array') return value;
    if (value.kind === 'object') {
      const items = [...value.properties.values()].map((each) => each.value);
      return { kind: 'array', items, origin: this.#origin, ...(value.open ? { open: value.open } : {}) };
    }
    if (value.kind === 'unknown' || value.kind === 'choice')
      return unknown(unknownReason(value) ?? 'it is not known', this.#origin);
    return { kind: 'array', items: [], origin: this.#origin };
  }

  #originOf(token: Token): Origin {
    const { line, column } = token.range.start;
    const lines = this.#text.string.split('\n', line);
    const start = lines.reduce((sum, text) => sum + text.length + 1, column);
    const span = this.#text.spanOf(start, start + token.lexeme.length);
    return span ? written(span) : this.#origin;
  }
}

function member(holder: Value, at: Value, origin: Origin): Value {
  if (holder.kind === 'unknown') {
    const name = coerced(at);
    const { key, ...rest } = holder;
    return key === undefined || name === null ? { ...rest } : { ...rest, key: `${key}.${name.toLowerCase()}` };
  }
  if (at.kind === 'unknown') return unknown(at.reason, origin);
  if (holder.kind === 'array') {
    const index = Number(coerced(at) ?? Number.NaN);
    if (Number.isInteger(index) && index >= 0) return holder.items[index] ?? holder.open ?? nothing(origin);
    return holder.open ?? collected(holder.items, at, origin);
  }
  if (holder.kind !== 'object') return nothing(origin);
  const name = coerced(at);
  if (name === null) return unknown('which property is meant is not known', origin);
  const found = property(holder, name);
  if (found === undefined) return nothing(origin);
  return found === holder.open && found.kind === 'unknown' && found.key !== undefined
    ? { ...found, key: `${found.key}.${name.toLowerCase()}` }
    : found;
}

/** A property of each item, as `needs.*.result` asks for. */
function collected(items: readonly Value[], at: Value, origin: Origin): Value {
  const found = items.flatMap((item) => {
    const value = member(item, at, origin);
    return value.kind === 'null' ? [] : [value];
  });
  return { kind: 'array', items: found, origin };
}

function contextName(expr: Expr): string | null {
  return 'name' in expr && !('functionName' in expr) ? (expr as ContextAccess).name.lexeme.toLowerCase() : null;
}
