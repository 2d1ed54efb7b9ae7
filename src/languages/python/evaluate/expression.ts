import { span } from '../../../text/source.ts';
import { TracedText } from '../../../text/traced.ts';
import { type Origin, written } from '../../../value/value.ts';
import type { Comprehension, Expression, StringPart } from '../syntax.ts';
import { assign } from './assign.ts';
import { LONGEST } from './budget.ts';
import { builtin, OTHER_BUILTINS } from './builtins.ts';
import { apply, callWith, defaultsOf } from './call.ts';
import { formattedOrHole } from './format.ts';
import { itemsOf, orderedItemsOf } from './iterate.ts';
import { attribute, subscript } from './members.ts';
import { binary, compare, unary } from './operators.ts';
import { plain } from './paths.ts';
import type { Run } from './run.ts';
import { Scope } from './scope.ts';
import {
  bool,
  dict,
  firstReason,
  float,
  int,
  keyOf,
  list,
  none,
  type Py,
  PyError,
  str,
  truth,
  unknown,
} from './values.ts';

/** The value of an expression. @throws PyError where Python would raise; Unfinished past the limits */
export function evaluate(run: Run, scope: Scope, node: Expression): Py {
  run.session.budget.step();
  const value = worked(run, scope, node);
  const reason =
    value.kind === 'unknown'
      ? value.reason
      : value.kind === 'str' && !value.text.known
        ? (value.text.holes[0]?.reason ?? '')
        : null;
  if (reason !== null && !isBound(scope, node)) run.session.doubt(reason);
  return value;
}

/** To read a name raises nothing, whatever it holds. */
function isBound(scope: Scope, node: Expression): boolean {
  const held = node.kind === 'name' ? scope.get(node.name) : null;
  return held !== null && held !== 'unset';
}

function worked(run: Run, scope: Scope, node: Expression): Py {
  const at = run.originOf(node);
  switch (node.kind) {
    case 'name':
      return nameValue(run, scope, node.name, at);
    case 'integer':
      return int(node.value, at);
    case 'float':
      return float(node.value, at);
    case 'boolean':
      return bool(node.value, at);
    case 'none':
      return none(at);
    case 'string':
      return node.bytes
        ? unknown('a bytes value is not worked out', at)
        : str(stringText(run, scope, node.parts, at), at);
    case 'tuple':
    case 'list':
      return { kind: node.kind, items: itemList(run, scope, node.items), at };
    case 'set':
      return uniqueItems(itemList(run, scope, node.items), at);
    case 'dict':
      return dictValue(run, scope, node.entries, at);
    case 'comprehension':
      return comprehension(run, scope, node, at);
    case 'unary':
      return unary(node.operator, evaluate(run, scope, node.operand), at);
    case 'binary':
      return binaryValue(
        run,
        scope,
        node.operator,
        evaluate(run, scope, node.left),
        evaluate(run, scope, node.right),
        at,
      );
    case 'logical': {
      const left = evaluate(run, scope, node.left);
      const holds = truth(left);
      if (holds === null) return unknown(reasonOf(left), at);
      return holds === (node.operator === 'or') ? left : evaluate(run, scope, node.right);
    }
    case 'compare':
      return comparison(run, scope, node, at);
    case 'conditional': {
      const test = evaluate(run, scope, node.test);
      const holds = truth(test);
      if (holds === null) return unknown(reasonOf(test), at);
      return evaluate(run, scope, holds ? node.consequent : node.otherwise);
    }
    case 'lambda':
      return {
        kind: 'function',
        name: '<lambda>',
        parameters: node.parameters,
        body: { kind: 'lambda', value: node.body },
        async: false,
        scope,
        defaults: defaultsOf(run, scope, node.parameters),
        run,
        at,
      };
    case 'attribute':
      return attribute(evaluate(run, scope, node.object), node.name, at);
    case 'subscript':
      return subscript(run, scope, evaluate(run, scope, node.object), node.index, at);
    case 'call':
      return callWith(run, scope, evaluate(run, scope, node.callee), node.arguments, at);
    case 'walrus': {
      const value = evaluate(run, scope, node.value);
      scope.set(node.name, value);
      return value;
    }
    case 'starred':
      return evaluate(run, scope, node.value);
    default:
      return unknown('this expression is not worked out', at);
  }
}

function reasonOf(value: Py): string {
  return firstReason([value]) ?? 'it is not known';
}

function nameValue(run: Run, scope: Scope, name: string, at: Origin): Py {
  const found = scope.get(name);
  if (found === 'unset')
    throw new PyError(
      'UnboundLocalError',
      `cannot access local variable '${name}' where it is not associated with a value`,
      at,
    );
  const value = found ?? builtin(name, at);
  if (value) return value;
  if (name === '__file__') return str(run.path, at);
  if (name === '__name__') return str(run.moduleName, at);
  if (OTHER_BUILTINS.has(name) || run.open !== null) return unknown(run.open ?? `${name} is not worked out`, at);
  throw new PyError('NameError', `name '${name}' is not defined`, at);
}

function itemList(run: Run, scope: Scope, nodes: readonly Expression[]): Py[] {
  return nodes.flatMap((node) => {
    const value = evaluate(run, scope, node);
    if (node.kind !== 'starred') return [value];
    const items = itemsOf(value, value.at);
    return 'reason' in items ? [unknown(items.reason, value.at)] : [...items];
  });
}

function uniqueItems(items: readonly Py[], at: Origin): Py {
  const reason = firstReason(items);
  if (reason !== null) return unknown(reason, at);
  return { kind: 'set', items: [...new Map(items.map((item) => [keyOf(item), item])).values()], at };
}

function dictValue(run: Run, scope: Scope, nodes: Extract<Expression, { kind: 'dict' }>['entries'], at: Origin): Py {
  const entries: (readonly [Py, Py])[] = [];
  for (const { key, value } of nodes) {
    const name = key ? evaluate(run, scope, key) : null;
    const one = evaluate(run, scope, value);
    if (name && firstReason([name]) === null) entries.push([name, one]);
    else if (!name && one.kind === 'dict') entries.push(...one.entries.values());
    else return unknown(firstReason(name ? [name] : [one]) ?? 'a part of the dictionary is not known', at);
  }
  return dict(entries, at);
}

function stringText(run: Run, scope: Scope, parts: readonly StringPart[], at: Origin): TracedText {
  const texts = parts.map((part) => {
    const place = span(run.source, part.from, part.to);
    if (part.kind === 'text') return part.exact ? TracedText.at(place) : TracedText.of(part.text, place);
    const value = plain(evaluate(run, scope, part.value));
    const specification = stringText(run, scope, part.format, at);
    const conversion = part.conversion ?? (part.selfDocumented && specification.length === 0 ? 'r' : null);
    const text = formattedOrHole(value, specification, conversion, written(place));
    return part.selfDocumented ? TracedText.of(selfText(run, part), place).concat(text) : text;
  });
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  run.session.budget.spend(length);
  return length > LONGEST ? TracedText.hole({ reason: 'the text is very long' }, null) : TracedText.join(texts);
}

/** `{value=}` writes all that stands before its `=`, and the `=` with the blanks after it. */
function selfText({ source }: Run, part: StringPart & { readonly kind: 'field' }): string {
  const inside = source.text.slice(part.from + 1, part.to);
  const value = part.value.to - part.from - 1;
  return inside.slice(0, value + (/^[\s)]*=\s*/.exec(inside.slice(value))?.[0].length ?? 0));
}

function binaryValue(run: Run, scope: Scope, operator: string, left: Py, right: Py, at: Origin): Py {
  const join = operator === '/' && left.kind === 'module' ? left.get('__truediv__', at) : null;
  if (join) return apply(run, scope, join, [right], at);
  const result = binary(operator, left, operator === '%' && left.kind === 'str' ? plain(right) : right, at);
  if (result.kind === 'str' || 'items' in result)
    run.session.budget.spend(result.kind === 'str' ? result.text.length : result.items.length);
  return result;
}

function comparison(run: Run, scope: Scope, node: Extract<Expression, { kind: 'compare' }>, at: Origin): Py {
  let left = evaluate(run, scope, node.first);
  for (const { operator, right } of node.rest) {
    const other = evaluate(run, scope, right);
    const member = other.kind === 'module' && /in$/.test(operator) ? other.get('__contains__', at) : null;
    const found = member ? truth(apply(run, scope, member, [left], at)) : null;
    const holds = member
      ? found === null
        ? null
        : found === (operator === 'in')
      : compare(operator, plain(left), plain(other), at);
    if (holds === null) return unknown(firstReason([left, other]) ?? 'it is not known', at);
    if (!holds) return bool(false, at);
    left = other;
  }
  return bool(true, at);
}

function comprehension(run: Run, scope: Scope, node: Comprehension, at: Origin): Py {
  const inner = new Scope('call', scope);
  const found: (readonly [Py, Py])[] = [];
  const go = (clause: number): string | null => {
    const current = node.clauses[clause];
    if (!current) {
      const element = evaluate(run, inner, node.element);
      found.push([element, node.value ? evaluate(run, inner, node.value) : element]);
      run.session.budget.spend(1);
      return null;
    }
    if (current.kind === 'if') {
      const test = evaluate(run, inner, current.test);
      const holds = truth(test);
      if (holds === null) return reasonOf(test);
      return holds ? go(clause + 1) : null;
    }
    const items = orderedItemsOf(evaluate(run, clause === 0 ? scope : inner, current.iterable), at);
    if ('reason' in items) return items.reason;
    for (const item of items) {
      assign(run, inner, current.target, item);
      const reason = go(clause + 1);
      if (reason !== null) return reason;
    }
    return null;
  };
  const reason = go(0);
  if (reason !== null) return unknown(reason, at);
  if (node.form === 'dict') {
    const lost = firstReason(found.map(([key]) => key));
    return lost === null ? dict(found, at) : unknown(lost, at);
  }
  const items = found.map(([item]) => item);
  return node.form === 'set' ? uniqueItems(items, at) : list(items, at);
}
