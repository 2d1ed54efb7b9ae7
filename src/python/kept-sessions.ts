import type { Expression, Statement } from '../languages/python/syntax.ts';
import { dottedName } from '../languages/python/syntax.ts';
import { type Span, span } from '../text/source.ts';
import type { AppRun, Ran } from './app-run-model.ts';

/** A dictionary of a module that requests write to, and by whose entries later requests go on: sessions in memory. */
export interface KeptSessions {
  readonly name: string;
  /** where it is made */
  readonly at: Span;
}

/** Names that people give to what belongs to a visitor and has to be there for the next request. */
const OF_A_VISITOR =
  /(session|conversation|chat_?(histor|log|memor)|user_?(state|data|store)|histor(y|ies)|^(carts?|games?|rooms?|players?|tasks?|jobs?|runs?|progress)$)/i;
const MAKES_ONE = /^(dict|defaultdict|collections\.defaultdict|OrderedDict|collections\.OrderedDict)$/;

export function keptSessions({ ran }: AppRun): readonly KeptSessions[] {
  const made = ran.filter(({ within, when }) => within === 'module' && when === 'import').flatMap(dictionaries);
  return made.filter(({ name, in: module }) => ran.some((one) => one.scope.module === module && writes(one, name)));
}

function dictionaries({ statement, scope }: Ran) {
  const [target] = statement.kind === 'assign' ? statement.targets : [];
  if (statement.kind !== 'assign' || target?.kind !== 'name' || !OF_A_VISITOR.test(target.name)) return [];
  if (!isDictionary(statement.value)) return [];
  return [{ name: target.name, at: span(scope.module.source, statement.from, statement.to), in: scope.module }];
}

function isDictionary(value: Expression): boolean {
  if (value.kind === 'dict') return value.entries.length === 0;
  return value.kind === 'call' && MAKES_ONE.test(dottedName(value.callee) ?? '');
}

/** `sessions[key] = …` in a function, by a key that isn't written there. */
function writes({ statement, within, when }: Ran, name: string): boolean {
  return within === 'function' && when === 'later' && targetsOf(statement).some((target) => isEntry(target, name));
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
