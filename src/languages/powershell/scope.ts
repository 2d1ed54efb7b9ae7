import type { Span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import type { Value } from '../../value/value.ts';
import { afterBlock, onEither } from './tables.ts';
import { afterSuccess, asksWhatStands, type Known } from './truth.ts';
import { FALSE, quotedText, TRUE, type Variables, type Word } from './words.ts';

/** Characters of a variable's text; a longer one comes of a text that is put into itself again and again. */
const LONGEST_TEXT = 100_000;

/** The variables of a script, by name in lower case, as it goes along. */
export class Scope implements Known {
  /** a file of the repository is there */
  readonly has: (path: string) => boolean;
  variables = new Map<string, Word>();
  defaults = new Set<string>();
  /** those of the environment that the script itself sets: what they are called, by name in lower case */
  readonly exported = new Map<string, string>();
  /** those that functions set for the whole script */
  readonly shared = new Map<string, Word>();
  /** how they are written, by name in lower case */
  readonly names = new Map<string, string>();
  /** those that tell whether something stands already */
  readonly standing = new Set<string>();

  /** those that hold what somebody has answered */
  readonly answered = new Set<string>();

  constructor(
    environment: ReadonlyMap<string, Value>,
    folder: string | null,
    has: (path: string) => boolean = () => false,
  ) {
    this.has = has;
    this.variables.set('true', TRUE).set('false', FALSE);
    this.variables.set('null', { kind: 'text', text: TracedText.empty, quoted: false });
    // paths are seen from the folder in which the script then stands
    this.variables.set('pwd', quotedText(TracedText.of('.')));
    if (folder !== null) this.variables.set('psscriptroot', quotedText(TracedText.of(folder)));
    for (const name of ['temp', 'tmp', 'tmpdir']) this.variables.set(`env:${name}`, quotedText(TracedText.of('/tmp')));
    for (const [name, value] of environment) {
      const known = environmentText(value);
      if (known) this.variables.set(`env:${name.toLowerCase()}`, quotedText(known));
    }
  }

  /** A variable as it is written, or an entry of one. */
  shown(name: string): string {
    const [variable = '', ...path] = name.split('.');
    return [`$${this.names.get(variable) ?? variable}`, ...path].join('.');
  }

  set(written: string, word: Word): void {
    const name = written.replace(/^(script|global):/, '');
    const isTooLong = word.kind === 'text' && word.text.length > LONGEST_TEXT;
    const kept = isTooLong ? quotedText(later(`$${name}`, null, null)) : word;
    if (name !== written) this.shared.set(name, kept);
    if (name.startsWith('env:')) this.shared.set(name, kept);
    this.variables.set(name, kept);
    this.standing.delete(name);
    this.answered.delete(name);
  }

  /**
   * Runs a block that may run or not: what it assigns holds in it, and is not known after it.
   * @param before what variables hold where it begins
   */
  maybe(before: Variables, place: Span | null, run: () => void): void {
    const after = this.variables;
    this.variables = new Map(before);
    run();
    const unknown = (name: string): Word => quotedText(later(this.shown(name), null, place));
    const merged = afterBlock(before, this.variables, unknown);
    for (const [name, word] of after) {
      const old = before.get(name);
      if (old !== word) merged.set(name, onEither(old, word, merged.get(name), unknown(name)));
    }
    this.variables = merged;
  }

  /**
   * After a block of which it is known whether it runs where parameters have their defaults: what variables hold then. A
   * caller may give something else, so that what hangs on them is not sure.
   */
  assume(variables: Variables, before: Variables, inside: Variables): void {
    this.variables = new Map(variables);
    for (const [name, word] of inside) if (before.get(name) !== word) this.defaults.add(name);
  }

  /**
   * After a block that only takes the place of what was there, or fills in what wasn't: what a variable held before is as
   * good as something of which nothing is known.
   * @param only the variable; without one, all
   */
  keep(before: Variables, only?: string): void {
    for (const [name, old] of before) {
      const now = this.variables.get(name);
      const wasEmpty = old.kind === 'text' && old.text.length === 0;
      if (wasEmpty || now === old || (only !== undefined && name !== only)) continue;
      if (now?.kind === 'text' && !now.text.known) this.variables.set(name, old);
    }
  }

  /** A question to whoever runs the script, who answers so that it goes on. */
  goesOn(condition: string): boolean {
    const names = [...condition.matchAll(/\$(\w+)/g)].map(([, name = '']) => name.toLowerCase());
    return names.length > 0 && names.every((name) => this.answered.has(name));
  }

  /**
   * A condition that only tells whether something stands already: what is done then holds from there on.
   * @param last the command before it
   */
  isStanding(condition: string, last: string): boolean {
    if (asksWhatStands(condition)) return true;
    if (afterSuccess(condition) !== null) return asksWhatStands(last);
    const names = [...condition.matchAll(/\$(\w+)/g)].map(([, name = '']) => name.toLowerCase());
    const asked = names.filter((name) => !/^(null|true|false)$/.test(name));
    return asked.length > 0 && asked.every((name) => this.standing.has(name));
  }
}

/**
 * What a variable holds that is given its value while the script runs: the same until it is given another.
 * @param place where that is
 */
export function later(shown: string, span: Span | null, place: Span | null = span, suffix = ''): TracedText {
  const key = place ? `${place.source.path}:${place.start}:${shown}${suffix}` : undefined;
  const reason = `\`${shown}\` is known only when the script runs`;
  return TracedText.hole({ reason, ...(key === undefined ? {} : { key }) }, span);
}

export function laterWord(shown: string, place: Span | null): Word {
  return quotedText(later(shown, place));
}

function environmentText(value: Value): TracedText | null {
  if (value.kind === 'string') return value.text;
  if (value.kind !== 'unknown') return null;
  return TracedText.hole({ reason: value.reason, ...(value.key === undefined ? {} : { key: value.key }) }, null);
}
