import type { Expression, Statement } from '../languages/python/syntax.ts';
import { dottedName } from '../languages/python/syntax.ts';
import { type Span, span } from '../text/source.ts';
import { expressionsOf } from './app-code.ts';
import type { AppRun, Ran } from './app-run-model.ts';

/** A dictionary of a module that requests write to, and by whose entries later requests go on: sessions in memory. */
export interface KeptSessions {
  readonly name: string;
  /** where it is made */
  readonly at: Span;
}

/** Names that people give to what belongs to a visitor and has to be there for the next request. */
const OF_A_VISITOR =
  /(session|conversation|chat_?(histor|log|memor|thread)|user_?(state|data|store)|histor(y|ies)|^((active|pending|running)_?)?(carts?|games?|rooms?|players?|tasks?|jobs?|runs?|progress)(_?(store|storage|db|data|map|dict|registry|status|statuses|progress|results?))?$)/i;
const MAKES_ONE = /^(dict|defaultdict|collections\.defaultdict|OrderedDict|collections\.OrderedDict)$/;

/** The same for what a small app keeps instead of a database. */
const STORE =
  /^(todos?|items|users|messages|posts|orders|notes|books|products|employees|students|entries|records|comments|events|db|database|store|storage)(_?(list|store|db|data))?$/i;
/** By which a list or a dictionary gets another entry. */
const ADDS = /^(append|insert|extend|setdefault|update)$/;

export function keptSessions({ ran }: AppRun): readonly KeptSessions[] {
  const made = ran.filter(({ within, when }) => within === 'module' && when === 'import');
  const kept = made.flatMap(collections);
  return [
    ...kept.filter(({ name, in: module }) => ran.some((one) => one.scope.module === module && writes(one, name))),
    ...made.flatMap(socketManager),
  ];
}

function collections({ statement, scope }: Ran) {
  const [target] = statement.kind === 'assign' ? statement.targets : [];
  if (statement.kind !== 'assign' || target?.kind !== 'name') return [];
  const [isOfVisitor, isStore] = [OF_A_VISITOR.test(target.name), STORE.test(target.name)];
  const isKept = isDictionary(statement.value) || (isStore && isList(statement.value));
  if (!isKept || !(isOfVisitor || isStore)) return [];
  return [{ name: target.name, at: span(scope.module.source, statement.from, statement.to), in: scope.module }];
}

/** `class ConnectionManager`, which sends to the WebSockets of its own process: https://fastapi.tiangolo.com/advanced/websockets/ */
function socketManager({ statement, scope }: Ran): readonly KeptSessions[] {
  if (statement.kind !== 'class' || !/(Connection|Socket|Room)s?Manager$/.test(statement.name)) return [];
  const { source } = scope.module;
  if (!/\bWebSocket\b/.test(source.text)) return [];
  return [{ name: statement.name, at: span(source, statement.from, statement.to) }];
}

function isDictionary(value: Expression): boolean {
  if (value.kind === 'dict') return value.entries.length === 0;
  return value.kind === 'call' && MAKES_ONE.test(dottedName(value.callee) ?? '');
}

function isList(value: Expression): boolean {
  return value.kind === 'list' || (value.kind === 'call' && dottedName(value.callee) === 'list');
}

/** `sessions[key] = …` in a function, by a key that isn't written there; `todos.append(…)`. */
function writes({ statement, within, when }: Ran, name: string): boolean {
  if (within !== 'function' || when !== 'later') return false;
  return targetsOf(statement).some((target) => isEntry(target, name)) || adds(statement, name);
}

/** Also `sessions.setdefault(key, []).append(…)`. */
function adds(statement: Statement, name: string): boolean {
  for (const one of expressionsOf(statement)) {
    if (one.kind !== 'call' || one.callee.kind !== 'attribute' || !ADDS.test(one.callee.name)) continue;
    if (one.callee.object.kind === 'name' && one.callee.object.name === name) return true;
  }
  return false;
}

function targetsOf(statement: Statement): readonly Expression[] {
  if (statement.kind === 'assign') return statement.targets;
  return statement.kind === 'update' ? [statement.target] : [];
}

function isEntry(target: Expression, name: string): boolean {
  return (
    target.kind === 'subscript' &&
    target.object.kind === 'name' &&
    target.object.name === name &&
    target.index.kind !== 'string'
  );
}
