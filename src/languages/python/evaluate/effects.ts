import type { Expression, Statement } from '../syntax.ts';

/** What statements may do, as far as their text tells: for those that may run or not. */
export interface Effects {
  /** names that they bind, or whose object they change */
  readonly names: ReadonlySet<string>;
  /** names that they bind: in a function, its own */
  readonly bound: ReadonlySet<string>;
  /** names that functions called from here could set, and they themselves, by `global` */
  readonly calls: boolean;
  /** they write environment variables */
  readonly environment: boolean;
  /** they may set any name (`globals()`, `exec`, `setattr`, `from x import *`) */
  readonly anything: boolean;
  readonly returns: boolean;
  /** a function with these makes a generator */
  readonly yields: boolean;
  /** `break` or `continue` of a loop around them */
  readonly leavesLoop: boolean;
  /** names in `global` and `nonlocal` statements, those of functions inside included */
  readonly borrowed: ReadonlySet<string>;
}

const CHANGES = /^(append|extend|insert|update|setdefault|pop|popitem|remove|discard|clear|sort|reverse|add)$/;
const SETS_ANYTHING = /^(globals|locals|vars|exec|eval|setattr|delattr|__import__)$/;

/** Reads what a block may do; bodies of functions that it defines count for their `global` names alone. */
export function effectsOf(statements: readonly Statement[]): Effects {
  const collected = new Collector();
  collected.block(statements, false);
  return collected;
}

class Collector implements Effects {
  readonly names = new Set<string>();
  readonly bound = new Set<string>();
  readonly borrowed = new Set<string>();
  calls = false;
  environment = false;
  anything = false;
  returns = false;
  yields = false;
  leavesLoop = false;

  block(statements: readonly Statement[], inLoop: boolean): void {
    for (const statement of statements) this.#statement(statement, inLoop);
  }

  #statement(node: Statement, inLoop: boolean): void {
    switch (node.kind) {
      case 'assign':
        for (const target of node.targets) this.#target(target);
        this.#expression(node.value);
        return;
      case 'update':
        this.#target(node.target);
        this.#expression(node.value);
        return;
      case 'delete':
        for (const target of node.targets) this.#target(target);
        return;
      case 'expression':
        this.#expression(node.value);
        return;
      case 'if':
        this.#expression(node.test);
        this.block(node.body, inLoop);
        this.block(node.otherwise, inLoop);
        return;
      case 'while':
        this.#expression(node.test);
        this.block(node.body, true);
        this.block(node.otherwise, inLoop);
        return;
      case 'for':
        this.#target(node.target);
        this.#expression(node.iterable);
        this.block(node.body, true);
        this.block(node.otherwise, inLoop);
        return;
      case 'try':
        this.block(node.body, inLoop);
        for (const handler of node.handlers) {
          if (handler.name !== null) this.#bind(handler.name);
          this.block(handler.body, inLoop);
        }
        this.block(node.otherwise, inLoop);
        this.block(node.finally, inLoop);
        return;
      case 'with':
        for (const item of node.items) {
          this.#expression(item.value);
          if (item.name !== null) this.#bind(item.name);
        }
        this.block(node.body, inLoop);
        return;
      case 'match':
        this.#expression(node.subject);
        for (const arm of node.arms) {
          for (const name of arm.captures) this.#bind(name);
          this.block(arm.body, inLoop);
        }
        return;
      case 'function':
      case 'class': {
        this.#bind(node.name);
        const inner = effectsOf(node.body());
        for (const name of inner.borrowed) this.borrowed.add(name);
        if (node.kind === 'class') this.calls ||= inner.calls;
        return;
      }
      case 'import':
        for (const one of node.names) this.#bind(one.alias ?? one.name.split('.')[0] ?? one.name);
        return;
      case 'from':
        if (node.names === '*') this.anything = true;
        else for (const one of node.names) this.#bind(one.alias ?? one.name);
        return;
      case 'scope':
        for (const name of node.names) this.borrowed.add(name);
        return;
      case 'return':
        this.returns = true;
        if (node.value) this.#expression(node.value);
        return;
      case 'break':
      case 'continue':
        this.leavesLoop ||= !inLoop;
        return;
      case 'assert':
        this.#expression(node.test);
        return;
      default:
        return;
    }
  }

  #bind(name: string): void {
    this.names.add(name);
    this.bound.add(name);
  }

  #target(target: Expression): void {
    switch (target.kind) {
      case 'name':
        this.#bind(target.name);
        return;
      case 'tuple':
      case 'list':
        for (const item of target.items) this.#target(item);
        return;
      case 'starred':
        this.#target(target.value);
        return;
      case 'subscript':
      case 'attribute':
        this.#changed(target.object);
        this.#expression(target.object);
        if (target.kind === 'subscript') this.#expression(target.index);
        return;
      default:
        return;
    }
  }

  /** An object that is changed in place: the name that leads to it, or the environment. */
  #changed(object: Expression): void {
    let inner = object;
    while (inner.kind === 'attribute' || inner.kind === 'subscript') {
      if (inner.kind === 'attribute' && inner.name === 'environ') {
        this.environment = true;
        return;
      }
      inner = inner.object;
    }
    if (inner.kind !== 'name') return;
    if (inner.name === 'environ') this.environment = true;
    this.names.add(inner.name);
  }

  #expression(node: Expression): void {
    switch (node.kind) {
      case 'call':
        this.calls = true;
        if (node.callee.kind === 'attribute' && CHANGES.test(node.callee.name)) this.#changed(node.callee.object);
        if (node.callee.kind === 'name' && SETS_ANYTHING.test(node.callee.name)) this.anything = true;
        if (node.callee.kind === 'name' && node.callee.name === 'load_dotenv') this.environment = true;
        this.#expression(node.callee);
        for (const argument of node.arguments) this.#expression(argument.value);
        return;
      case 'yield':
        this.yields = true;
        return;
      case 'walrus':
        this.#bind(node.name);
        this.#expression(node.value);
        return;
      case 'binary':
      case 'logical':
        this.#expression(node.left);
        this.#expression(node.right);
        return;
      case 'unary':
        this.#expression(node.operand);
        return;
      case 'compare':
        this.#expression(node.first);
        for (const { right } of node.rest) this.#expression(right);
        return;
      case 'conditional':
        for (const part of [node.test, node.consequent, node.otherwise]) this.#expression(part);
        return;
      case 'attribute':
        this.#expression(node.object);
        return;
      case 'subscript':
        this.#expression(node.object);
        this.#expression(node.index);
        return;
      case 'tuple':
      case 'list':
      case 'set':
        for (const item of node.items) this.#expression(item);
        return;
      case 'dict':
        for (const { value } of node.entries) this.#expression(value);
        return;
      case 'comprehension':
        this.#expression(node.element);
        if (node.value) this.#expression(node.value);
        for (const clause of node.clauses) this.#expression(clause.kind === 'if' ? clause.test : clause.iterable);
        return;
      case 'starred':
        this.#expression(node.value);
        return;
      case 'string':
        for (const part of node.parts) if (part.kind === 'field') this.#expression(part.value);
        return;
      default:
        return;
    }
  }
}
