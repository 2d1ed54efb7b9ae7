import type { Span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import type { Value } from '../../value/value.ts';
import { readPath } from './paths.ts';
import { closing, readWord, type Variables, type Word } from './words.ts';

/** A command of a script: a program, or a cmdlet, with its words. */
export interface PowerShellCommand {
  readonly name: string;
  readonly words: readonly Word[];
  /** the condition of the block that it stands in; null: it always runs */
  readonly condition: string | null;
  readonly span: Span | null;
}

const MOST_COMMANDS = 500;

/**
 * The commands of a script in the order in which they are written, with the variables that are assigned plain texts filled
 * in. Blocks are gone into once; what a command prints, and what a function is given, isn't known.
 * @param folder `$PSScriptRoot`; null for a script that is no file
 */
export function powerShellCommands(
  script: TracedText,
  environment: ReadonlyMap<string, Value>,
  folder: string | null,
): readonly PowerShellCommand[] {
  const reader = new Reader(script, environment, folder);
  reader.block(0, script.length, null, 0);
  return reader.commands;
}

const TRUE = TracedText.of('True');
const FALSE = TracedText.of('False');

/** Blocks that run wherever their script does. */
const ALWAYS = new Set(['try', 'function', 'begin', 'process', 'end', 'do', 'foreach', 'finally']);

/**
 * What a variable holds that is given its value while the script runs: the same until it is given another.
 * @param place where that is
 */
function later(shown: string, span: Span | null, place: Span | null = span): TracedText {
  const key = place ? `${place.source.path}:${place.start}:${shown}` : undefined;
  const reason = `\`${shown}\` is known only when the script runs`;
  return TracedText.hole({ reason, ...(key === undefined ? {} : { key }) }, span);
}

class Reader {
  readonly text: TracedText;
  readonly commands: PowerShellCommand[] = [];
  readonly #variables = new Map<string, Word>();
  /** the `if` whose `elseif` or `else` may follow: what variables held before it, and its conditions so far */
  #branches: { readonly before: Variables; readonly conditions: readonly string[] } | null = null;

  constructor(text: TracedText, environment: ReadonlyMap<string, Value>, folder: string | null) {
    this.text = text;
    for (const [name, value] of [
      ['true', TRUE],
      ['false', FALSE],
      ['null', TracedText.empty],
    ] as const)
      this.#variables.set(name, { kind: 'text', text: value, quoted: false });
    if (folder !== null)
      this.#variables.set('psscriptroot', { kind: 'text', text: TracedText.of(folder), quoted: true });
    for (const [name, value] of environment) {
      const known = environmentText(value);
      if (known) this.#variables.set(`env:${name.toLowerCase()}`, { kind: 'text', text: known, quoted: true });
    }
  }

  get #known(): Variables {
    return this.#variables;
  }

  block(start: number, end: number, condition: string | null, depth: number): void {
    const { string } = this.text;
    let at = start;
    while (at < end && this.commands.length < MOST_COMMANDS && depth < 20) {
      at = skipped(string, at);
      if (at >= end) break;
      const rest = string.slice(at, Math.min(end, at + 400));
      const control =
        /^(if|elseif|while|foreach|for|switch|else|function|try|catch|finally|do|param|begin|process|end)\b/i.exec(
          rest,
        );
      at = control?.[1]
        ? this.#control(control[1].toLowerCase(), at, condition, depth)
        : this.#statement(at, end, condition);
    }
  }

  /** A block after its keyword, its condition and its name. */
  #control(keyword: string, start: number, condition: string | null, depth: number): number {
    const { string } = this.text;
    let at = start + keyword.length;
    while (/[\s\w:-]/.test(string[at] ?? '') && keyword !== 'else') at++;
    at = skipped(string, at);
    let shown = keyword;
    let holds = false;
    if (string[at] === '(') {
      const end = closing(string, at);
      const inside = string
        .slice(at + 1, end - 1)
        .replace(/\s+/g, ' ')
        .trim();
      shown = keyword === 'if' || keyword === 'elseif' ? inside : `${keyword} (${inside})`;
      holds = keyword === 'if' && this.#isTrue(inside);
      if (keyword === 'param') {
        this.#parameters(at + 1, end - 1);
        return end;
      }
      at = skipped(string, end);
    }
    if (string[at] !== '{') return Math.max(at, start + keyword.length);
    const end = closing(string, at);
    const always = holds || ALWAYS.has(keyword);
    if (keyword === 'catch') return end;
    if (always) this.block(at + 1, end - 1, condition, depth + 1);
    else
      this.#branch(keyword, shown, condition, this.text.spanOf(start, end), (inner) =>
        this.block(at + 1, end - 1, inner, depth + 1),
      );
    return end;
  }

  /** A block that doesn't always run: what it assigns holds in it, and is not known after it. */
  #branch(
    keyword: string,
    shown: string,
    outer: string | null,
    place: Span | null,
    run: (condition: string) => void,
  ): void {
    const follows = keyword === 'elseif' || keyword === 'else' ? this.#branches : null;
    const after = new Map(this.#variables);
    if (follows) for (const [name, word] of follows.before) this.#variables.set(name, word);
    const before = new Map(this.#variables);
    const others = (follows?.conditions ?? []).map((condition) => `not (${condition})`);
    const own = keyword === 'else' && others.length > 0 ? others : [...others, shown];
    run([...(outer === null ? [] : [outer]), ...own].join(' and '));
    for (const [name, word] of this.#variables) {
      const changed = before.get(name) !== word || (follows !== null && after.get(name) !== word);
      if (changed) this.#variables.set(name, { kind: 'text', text: later(`$${name}`, null, place), quoted: true });
    }
    this.#branches =
      keyword === 'if' || keyword === 'elseif'
        ? { before: follows?.before ?? before, conditions: [...(follows?.conditions ?? []), shown] }
        : null;
  }

  /** `$Flag`, `-not $Flag`, where the variable is plainly `$true` or `$false`. */
  #isTrue(condition: string): boolean {
    const match = /^(-not |!)?\s*\$([A-Za-z_]\w*)$/i.exec(condition);
    const word = match && this.#variables.get((match[2] ?? '').toLowerCase());
    if (word?.kind !== 'text' || word.quoted) return false;
    return match?.[1] ? word.text === FALSE : word.text === TRUE;
  }

  /** `param([string]$Name = 'x')`: the defaults. */
  #parameters(start: number, end: number): void {
    const { string } = this.text;
    for (const match of string.slice(start, end).matchAll(/\[switch\]\s*\$(\w+)/gi))
      this.#variables.set((match[1] ?? '').toLowerCase(), { kind: 'text', text: FALSE, quoted: false });
    for (const match of string.slice(start, end).matchAll(/\$(\w+)\s*=\s*/g)) {
      const at = start + match.index + match[0].length;
      this.#variables.set((match[1] ?? '').toLowerCase(), readWord(this.text, at, this.#known).word);
    }
  }

  #statement(start: number, end: number, condition: string | null): number {
    const { string } = this.text;
    const assigned = /^(?:\[[\w.[\]]+\]\s*)?\$((?:env:|script:|global:)?[A-Za-z_]\w*)\s*=(?!=)\s*/i.exec(
      string.slice(start, start + 300),
    );
    if (assigned?.[1])
      return this.#assignment(assigned[1].toLowerCase(), start, start + assigned[0].length, end, condition);
    const words: Word[] = [];
    let at = start;
    while (at < end) {
      const blanks = /^(?:[ \t]|`\r?\n)+/.exec(string.slice(at, at + 2000));
      at += blanks?.[0].length ?? 0;
      const char = string[at] ?? '\n';
      if (/[\r\n;|{})]/.test(char) || (char === '#' && blanks)) break;
      if (char === ',' || char === '&') {
        at++;
        continue;
      }
      const redirection = /^(?:[1-6*]?>>?(?:&[12]|[ \t]*))/.exec(string.slice(at, at + 80))?.[0];
      if (redirection !== undefined) {
        at += redirection.length;
        if (!redirection.includes('&')) at = readWord(this.text, at, this.#known).end;
        continue;
      }
      const { word, end: after } = readWord(this.text, at, this.#known);
      if (after === at) break;
      words.push(this.#splatted(word));
      at = after;
    }
    const [name, ...rest] = words;
    if (name?.kind === 'text' && name.text.known && name.text.length > 0)
      this.commands.push({ name: name.text.string, words: rest, condition, span: this.text.spanOf(start, at) });
    return this.#afterStatement(at, end, condition);
  }

  /** `@params` stands for the table that the variable holds. */
  #splatted(word: Word): Word {
    return word.kind === 'splat' ? (this.#variables.get(word.name) ?? word) : word;
  }

  /** A script block that follows a command (`… | ForEach-Object { … }`) is gone into. */
  #afterStatement(at: number, end: number, condition: string | null): number {
    const { string } = this.text;
    if (string[at] === '{') {
      const close = closing(string, at);
      this.block(at + 1, Math.min(close - 1, end), condition, 1);
      return close;
    }
    return at + 1;
  }

  #assignment(name: string, start: number, from: number, end: number, condition: string | null): number {
    const { string } = this.text;
    const path = readPath(this.text, from, this.#known);
    if (path) {
      this.#variables.set(name.replace(/^(script|global):/, ''), { kind: 'text', text: path.text, quoted: true });
      return path.end;
    }
    const { word, end: after } = readWord(this.text, from, this.#known);
    const tail = /^[ \t]*(?:#[^\n]*)?(?=[\r\n;}]|$)/.exec(string.slice(after, after + 400));
    const plain =
      tail !== null &&
      (word.kind === 'table' || (word.kind === 'text' && (word.quoted || /^[$\d]/.test(string.slice(from, from + 1)))));
    if (plain) {
      this.#variables.set(name.replace(/^(script|global):/, ''), word);
      return after;
    }
    const unknown = later(`$${name}`, this.text.spanOf(start, from));
    this.#variables.set(name, { kind: 'text', text: unknown, quoted: true });
    return this.#statement(from, end, condition);
  }
}

function environmentText(value: Value): TracedText | null {
  if (value.kind === 'string') return value.text;
  if (value.kind !== 'unknown') return null;
  return TracedText.hole({ reason: value.reason, ...(value.key === undefined ? {} : { key: value.key }) }, null);
}

/** After blanks, line ends, comments and separators. */
function skipped(string: string, start: number): number {
  let at = start;
  for (;;) {
    const char = string[at];
    if (char !== undefined && /[\s;}]/.test(char)) at++;
    else if (string.startsWith('<#', at)) {
      const end = string.indexOf('#>', at);
      at = end < 0 ? string.length : end + 2;
    } else if (char === '#') {
      const end = string.indexOf('\n', at);
      at = end < 0 ? string.length : end + 1;
    } else return at;
  }
}
