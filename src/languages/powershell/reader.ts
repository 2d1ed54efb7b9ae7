import type { Span } from '../../text/source.ts';
import type { TracedText } from '../../text/traced.ts';
import { type AssigningReader, Assignments } from './assignments.ts';
import { type CallingReader, Calls } from './calls.ts';
import { changedVariable } from './changed-variable.ts';
import { allOf } from './choices.ts';
import type { PowerShellCommand, ScriptCall, ScriptFile } from './commands.ts';
import { type BlockReader, Control, keywordAt } from './control.ts';
import { readExpression } from './expression.ts';
import { jsonOf } from './json.ts';
import { Jumps, jumpAt } from './jumps.ts';
import { type Given, Outputs } from './outputs.ts';
import { closing, lineEnd, type Part, quoteEnd, skipped, writtenAt } from './scan.ts';
import { laterWord, Scope } from './scope.ts';
import { statementWords } from './statement-words.ts';
import { itemsOf, listWord } from './tables.ts';
import { plainWord, quotedText, type Word } from './words.ts';
import { intoFile, writtenFile } from './written-file.ts';

const MOST_COMMANDS = 5_000;
/** Statements that are read, those of a loop for each of its items. */
const MOST_STATEMENTS = 20_000;

/** Of a longer list, the block is read once. */
const MOST_ITEMS = 20;

/** Reads a script: its statements one after the other, with what its variables then hold. */
export class Reader implements BlockReader, CallingReader, AssigningReader {
  text: TracedText;
  readonly commands: PowerShellCommand[] = [];
  readonly scope: Scope;
  readonly jumps = new Jumps();
  readonly outputs = new Outputs(this.jumps);
  readonly #control: Control;
  readonly #call: ScriptCall;
  readonly #calls: Calls;
  readonly #assignments: Assignments;
  /** what stands before a `|` */
  #piped: Word | null = null;
  #statements = 0;

  constructor(text: TracedText, call: ScriptCall) {
    this.text = text;
    this.#call = call;
    this.scope = new Scope(call.environment, call.folder, call.has);
    this.#calls = new Calls(this, call);
    this.#assignments = new Assignments(this);
    this.#control = new Control(this);
  }

  whole(): void {
    this.block({ start: 0, end: this.text.length }, null, 0);
    // functions of a script that does nothing else are for others that call them
    if (!this.commands.some(({ name }) => /^(az|azd)(\.cmd)?$|-Az/i.test(name))) this.#calls.uncalled();
  }

  get written(): readonly string[] {
    const doing = this.commands.filter(({ name }) => !/^(out|write)-\w+$/i.test(name));
    return doing.map(({ span }) => (span ? writtenAt(span) : ''));
  }

  block({ start, end }: Part, condition: string | null, depth: number): void {
    const { string } = this.text;
    let at = start;
    while (at < end && this.jumps.leaving === null && depth < 20) {
      at = skipped(string, at);
      if (at >= end || this.commands.length >= MOST_COMMANDS || ++this.#statements > MOST_STATEMENTS) break;
      const jump = jumpAt(string, at);
      if (jump) {
        const value = at + jump.length;
        if (/[A-Za-z&.]/.test(string[value] ?? '')) this.statement(value, end, condition);
        else {
          const part = { start: value, end: Math.min(lineEnd(string, value), end) };
          this.nested(part, condition);
          if (jump.leaving === 'return') this.#give(part, condition);
        }
        this.jumps.leaving = jump.leaving;
        break;
      }
      const keyword = keywordAt(string, at);
      at = keyword === null ? this.statement(at, end, condition) : this.#control.read(keyword, at, condition, depth);
    }
  }

  readonly look = (path: string): ScriptFile | null => this.#call.look?.(path) ?? null;

  define(name: string, body: Part, parameters: Part | null): void {
    this.#calls.define(name, body, parameters);
  }

  parameters(part: Part): void {
    this.#calls.parameters(part);
  }

  /** A block for each of some items; once where they aren't known. */
  each(name: string, items: readonly Word[] | null, place: Span | null, run: () => void): void {
    const later = items?.length && items.length <= MOST_ITEMS ? items : [laterWord(`$${name}`, place)];
    this.jumps.within(['break'], () => {
      for (const item of later) {
        if (this.jumps.leaving !== null) break;
        this.scope.set(name.toLowerCase(), item);
        this.jumps.within(['continue'], run);
      }
    });
  }

  /** What a function returns, or leaves unassigned. @returns where it ends; null for a statement of another kind */
  #give({ start, end }: Part, condition: string | null): number | null {
    if (!this.outputs.collects || !/^(?:["'$@\d([]|-\d)/.test(this.text.string.slice(start, start + 2))) return null;
    const { word, end: after } = readExpression(this.text, start, this.scope.variables);
    const [rest = ''] = /^[ \t]*(?:#[^\n]*)?(?=[\r\n;}]|$)|^/.exec(this.text.string.slice(after, end + 1)) ?? [];
    const isWhole = /^(?:[\r\n;}]|$)/.test(this.text.string.slice(after + rest.length, after + rest.length + 1));
    this.outputs.add(isWhole ? word : null, condition);
    return isWhole ? after + rest.length : null;
  }

  /** What the function gave that a statement has called last. */
  get given(): Given {
    return this.#calls.given;
  }

  /** Commands in brackets: `$r = (az …)`, `[void](az …)`, `if (-not (az …))`, `"$(az …)"`. */
  nested({ start, end }: Part, condition: string | null): void {
    const { string } = this.text;
    for (let at = start; at < end; at++) {
      const char = string[at];
      if (char === "'") at = quoteEnd(string, at);
      if (char !== '(') continue;
      const close = Math.min(closing(string, at), end);
      const inside = string.slice(at + 1, close - 1);
      if (!COMMAND.test(inside)) continue;
      this.block({ start: at + 1, end: close - 1 }, condition, this.#calls.depth + 1);
      at = close - 1;
    }
  }

  /** @param isTaken somebody takes what it gives */
  statement(start: number, end: number, condition: string | null, isTaken = false): number {
    const { string } = this.text;
    const assigned = /^(?:\[[\w.[\]]+\]\s*)?\$((?:env:|script:|global:)?[A-Za-z_]\w*)\s*=(?!=)\s*/i.exec(
      string.slice(start, start + 300),
    );
    if (assigned?.[1]) {
      const [whole, written] = assigned;
      const name = written.toLowerCase();
      this.scope.names.set(name, written);
      if (name.startsWith('env:')) this.scope.exported.set(name, written.slice('env:'.length));
      return this.#assignments.read(name, start, start + whole.length, end, condition);
    }
    const changed = changedVariable(this.text, start, end, this.scope);
    if (changed !== null) {
      this.nested({ start, end: changed }, condition);
      return changed;
    }
    // `$result.app = az …`, `$a, $b = az …`
    const other = /^\$[\w:]+(?:\.\w+|\[[^\]\n]*\]|\s*,\s*\$\w+)+\s*=(?!=)\s*/.exec(string.slice(start, start + 300));
    if (other) return this.statement(start + other[0].length, end, condition);
    const written = writtenFile(this.text, start, end, this.scope.variables);
    if (written) {
      this.nested({ start, end: written.end }, condition);
      this.push(written.name, written.words, condition, this.text.spanOf(start, written.end));
      return written.end;
    }
    const value = this.#pipedValue(start, condition) ?? this.#give({ start, end }, condition);
    if (value !== null) return value;
    const { words, into, end: at } = statementWords(this.text, start, end, this.scope.variables);
    this.nested({ start, end: at }, condition);
    const piped = this.#piped;
    this.#piped = null;
    const [name, ...rest] = words;
    const called = name?.kind === 'text' ? name.text.string.toLowerCase() : '';
    if (string[at] === '{' && /^(foreach-object|foreach|%)$/.test(called))
      return this.#forEach(at, end, piped, condition);
    if (piped && called === 'convertto-json') {
      const json = jsonOf(piped);
      this.#piped = json && string[at] === '|' ? quotedText(json) : null;
    } else if (piped && (piped.kind === 'table' || WRITES.test(called)))
      rest.push(plainWord(piped.kind === 'table' ? '-WebApp' : '-Value'), piped);
    const span = this.text.spanOf(start, at);
    if (name?.kind === 'text') this.#calls.command(name.text, rest, condition, span);
    if (!isTaken && this.outputs.collects) this.outputs.add(this.#printed(called, rest, span), condition);
    if (into) {
      const printed = /^(echo|write-output|write)$/.test(called) ? listWord(rest) : null;
      this.push('Out-File', intoFile(into, printed), condition, span);
    }
    return this.#afterStatement(at, end, condition);
  }

  /** What a command in a function adds to what that gives. */
  #printed(called: string, words: readonly Word[], span: Span | null): Given {
    if (/^(echo|write-output|write)$/.test(called)) return listWord(words);
    if (this.#calls.given !== undefined) return this.#calls.given;
    return called === 'az' && !SILENT.test(span ? writtenAt(span) : '') ? null : undefined;
  }

  /** What stands before a `|` where that is no command, and where the next one begins; null where there is none. */
  #pipedValue(start: number, condition: string | null): number | null {
    const { string } = this.text;
    if (!/^["'$@\d([]/.test(string.slice(start, start + 1))) return null;
    const { word, end } = readExpression(this.text, start, this.scope.variables);
    const [pipe] = /^[ \t]*\|(?!\|)\s*/.exec(string.slice(end, end + 200)) ?? [];
    if (pipe === undefined) return null;
    this.nested({ start, end }, condition);
    this.#piped = word;
    return end + pipe.length;
  }

  push(name: string, words: readonly Word[], condition: string | null, span: Span | null): void {
    const { variables, exported } = this.scope;
    const environment = new Map<string, TracedText>();
    for (const [key, shown] of exported) {
      const word = variables.get(key);
      if (word?.kind === 'text') environment.set(shown, word.text);
    }
    this.commands.push({ name, words, condition: this.#reached(condition), environment, span });
  }

  /** With all on which it hangs that the present place is reached. */
  #reached(condition: string | null): string | null {
    return allOf([condition, ...this.jumps.conditions]);
  }

  /** A text that is run as a script. */
  line(text: TracedText, condition: string | null): void {
    const inner = new Reader(text, { ...this.#call, words: [] });
    inner.whole();
    for (const command of inner.commands)
      this.commands.push({ ...command, condition: allOf([this.#reached(condition), command.condition]) });
  }

  /** `… | ForEach-Object { … }` */
  #forEach(start: number, end: number, piped: Word | null, condition: string | null): number {
    const close = closing(this.text.string, start);
    const body = { start: start + 1, end: Math.min(close - 1, end) };
    this.each('_', piped && itemsOf(piped), this.text.spanOf(start, close), () =>
      this.jumps.within(['return'], () => this.block(body, condition, 1)),
    );
    return close;
  }

  /** A script block that follows a command (`… | ForEach-Object { … }`) is gone into. */
  #afterStatement(at: number, end: number, condition: string | null): number {
    const { string } = this.text;
    if (string[at] === '{') {
      const close = closing(string, at);
      const body = { start: at + 1, end: Math.min(close - 1, end) };
      this.jumps.within(['return', 'break', 'continue'], () => this.block(body, condition, 1));
      return close;
    }
    return at + 1;
  }
}

/** Nothing of what a command prints is left. */
const SILENT = /\bOut-Null\b|(?:-o|--output)[ =]none\b|>\s*\$null/i;

/** Cmdlets that write a text into a file. */
const WRITES = /^(set-content|add-content|out-file|tee-object|sc|ac)$/;

/** What may stand in brackets as a command. */
const COMMAND =
  /^\s*(?:&\s*)?(?:\$\w+\s*=\s*)?(?:(?:az|azd)(?:\.cmd)?\s|\w+-Az\w+|[A-Z]\w*-\w+\s+.*\baz\b|.*\(\s*az\s)/s;
