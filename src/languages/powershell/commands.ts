import type { Span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import type { Value } from '../../value/value.ts';
import { assignedWord } from './assignment.ts';
import { changedVariable } from './changed-variable.ts';
import { allOf } from './choices.ts';
import { type BlockReader, Control, keywordAt, type Part } from './control.ts';
import { readExpression } from './expression.ts';
import { jsonOf } from './json.ts';
import { Jumps, jumpAt } from './jumps.ts';
import { launchedBy, lineOf, withoutStop } from './launchers.ts';
import { boundParameters, declaredParameters } from './parameters.ts';
import { resultOf } from './results.ts';
import { closing, lineEnd, quoteEnd, skipped } from './scan.ts';
import { later, laterWord, Scope } from './scope.ts';
import { statementWords } from './statement-words.ts';
import { itemsOf, listWord } from './tables.ts';
import { afterSuccess, asksWhatStands } from './truth.ts';
import { FALSE, quotedText, TRUE, type Word } from './words.ts';
import { intoFile, writtenFile } from './written-file.ts';

/** A command of a script: a program, or a cmdlet, with its words. */
export interface PowerShellCommand {
  readonly name: string;
  readonly words: readonly Word[];
  /** the condition of the block that it stands in; null: it always runs */
  readonly condition: string | null;
  /** what the script has set in the environment before it, by name */
  readonly environment: ReadonlyMap<string, TracedText>;
  readonly span: Span | null;
}

const MOST_COMMANDS = 500;
/** Statements that are read, those of a loop for each of its items. */
const MOST_STATEMENTS = 20_000;

/** How a script is run. */
export interface ScriptCall {
  readonly environment: ReadonlyMap<string, Value>;
  /** `$PSScriptRoot`; null for a script that is no file */
  readonly folder: string | null;
  /** the words after its name where another script calls it; null where somebody does, who may give anything */
  readonly words: readonly Word[] | null;
  /** another script or module, by its path as it is written or absolute; null where there is none */
  readonly read?: (path: string) => ScriptFile | null;
}

/** A script that another one takes in: `. ./common.ps1`, `Import-Module ./apps.psm1`. */
export interface ScriptFile {
  readonly text: TracedText;
  /** absolute */
  readonly folder: string;
}

/**
 * The commands of a script in the order in which they are written, with the variables that are assigned plain texts filled
 * in. Blocks are gone into once; what a command prints, and what a function is given, isn't known.
 */
export function powerShellCommands(script: TracedText, call: ScriptCall): readonly PowerShellCommand[] {
  const reader = new Reader(script, call);
  reader.block({ start: 0, end: script.length }, null, 0);
  reader.uncalled();
  return reader.commands;
}

/** A function of the script, which runs where it is called. */
interface Definition {
  readonly file: ScriptFile;
  readonly body: Part;
  /** `function f($a, $b) { … }` */
  readonly parameters: Part | null;
  called: boolean;
}

/** Groups of commands that only the Azure CLI has. */
const GROUPS = /^(webapp|appservice|functionapp|deployment|group)$/;

const DEEPEST_CALLS = 6;
const MOST_INCLUDED = 50;
/** Of a longer list, the block is read once. */
const MOST_ITEMS = 20;

class Reader implements BlockReader {
  text: TracedText;
  readonly commands: PowerShellCommand[] = [];
  readonly scope: Scope;
  readonly jumps = new Jumps();
  readonly #control: Control;
  readonly #call: ScriptCall;
  readonly #functions = new Map<string, Definition>();
  /** functions around the present place */
  #depth = 0;
  /** what the script, or the function around the present place, is given; null: nobody knows */
  #words: readonly Word[] | null;
  /** what stands before a `|` */
  #piped: Word | null = null;
  #included = 0;
  /** the files that are being taken in */
  readonly #including = new Set<string>();
  #statements = 0;

  constructor(text: TracedText, call: ScriptCall) {
    this.text = text;
    this.#call = call;
    this.#words = call.words;
    this.scope = new Scope(call.environment, call.folder);
    this.#control = new Control(this);
  }

  get written(): readonly string[] {
    const doing = this.commands.filter(({ name }) => !/^(out|write)-\w+$/i.test(name));
    return doing.map(({ span }) => (span ? textOf(span) : ''));
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
        if (/[A-Za-z&.]/.test(string[value] ?? '')) this.#statement(value, end, condition);
        else this.nested({ start: value, end: Math.min(lineEnd(string, value), end) }, condition);
        this.jumps.leaving = jump.leaving;
        break;
      }
      const keyword = keywordAt(string, at);
      at = keyword === null ? this.#statement(at, end, condition) : this.#control.read(keyword, at, condition, depth);
    }
  }

  define(name: string, body: Part, parameters: Part | null): void {
    this.#functions.set(name.toLowerCase(), { file: this.#file, body, parameters, called: false });
  }

  /** A function that is called, with what it is given; null: nobody knows. What it assigns stays in it. */
  #run(definition: Definition, words: readonly Word[] | null, condition: string | null): void {
    if (this.#depth >= DEEPEST_CALLS) return;
    const scope = this.scope;
    const [variables, defaults, before] = [scope.variables, scope.defaults, this.#words];
    scope.variables = new Map(variables).set('args', listWord(words ?? []));
    scope.defaults = new Set(defaults);
    this.#words = words;
    this.#depth++;
    definition.called = true;
    const { parameters, body } = definition;
    this.#within(definition.file, () => {
      if (parameters) this.parameters(parameters);
      this.jumps.within(['return'], () => this.block(body, condition, this.#depth));
    });
    this.#depth--;
    const kept = new Map([...variables, ...scope.shared]);
    [scope.variables, scope.defaults, this.#words] = [kept, defaults, before];
  }

  /** Functions of a script that does nothing else are for others that call them. */
  uncalled(): void {
    if (this.commands.some(({ name }) => /^(az|azd)(\.cmd)?$|-Az/i.test(name))) return;
    for (const definition of this.#functions.values())
      if (!definition.called && definition.file.text === this.text) {
        this.jumps.leaving = null;
        this.#run(definition, null, null);
      }
  }

  get #file(): ScriptFile {
    const folder = this.scope.variables.get('psscriptroot');
    return { text: this.text, folder: folder?.kind === 'text' ? folder.text.string : '' };
  }

  /** Reads on in another script. */
  #within({ text, folder }: ScriptFile, read: () => void): void {
    const [outer, root] = [this.text, this.scope.variables.get('psscriptroot')];
    this.text = text;
    if (folder !== '') this.scope.variables.set('psscriptroot', quotedText(TracedText.of(folder)));
    read();
    this.text = outer;
    if (root) this.scope.variables.set('psscriptroot', root);
  }

  /** What a script that is taken in sets and defines stays. */
  #include(path: string, words: readonly Word[], condition: string | null): void {
    const file = ++this.#included > MOST_INCLUDED ? null : this.#call.read?.(path);
    const place = file?.text.spanOf()?.source.path;
    if (!file || (place !== undefined && this.#including.has(place))) return;
    if (place !== undefined) this.#including.add(place);
    const before = this.#words;
    this.#words = words;
    const whole = { start: 0, end: file.text.length };
    this.#within(file, () => this.jumps.within(['return'], () => this.block(whole, condition, this.#depth + 1)));
    this.#words = before;
    if (place !== undefined) this.#including.delete(place);
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
      this.block({ start: at + 1, end: close - 1 }, condition, this.#depth + 1);
      at = close - 1;
    }
  }

  /** `param([string]$Name = 'x')`: what the caller gives, else the defaults. */
  parameters({ start, end }: Part): void {
    const declared = declaredParameters(this.text.string, start, end);
    const words = this.#words;
    const given = boundParameters(words ?? [], declared);
    for (const { name, isSwitch, default: written } of declared) {
      const word = given.get(name);
      if (word) this.scope.set(name, word);
      else if (isSwitch) this.scope.set(name, FALSE);
      else if (written !== null) this.scope.set(name, this.#default(written));
      else if (words !== null) this.scope.set(name, quotedText(TracedText.empty));
      else if (this.#depth > 0) this.scope.set(name, quotedText(later(`$${name}`, this.text.spanOf(start, end))));
      if (!word && words === null) this.scope.defaults.add(name);
    }
  }

  #default({ start, end }: Part): Word {
    const { word } = readExpression(this.text.slice(0, end), start, this.scope.variables);
    return word.kind === 'text' && this.#words === null ? { ...word, byDefault: true } : word;
  }

  #statement(start: number, end: number, condition: string | null): number {
    const { string } = this.text;
    const assigned = /^(?:\[[\w.[\]]+\]\s*)?\$((?:env:|script:|global:)?[A-Za-z_]\w*)\s*=(?!=)\s*/i.exec(
      string.slice(start, start + 300),
    );
    if (/^env:/i.test(assigned?.[1] ?? ''))
      this.scope.exported.set(assigned?.[1]?.toLowerCase() ?? '', assigned?.[1]?.slice(4) ?? '');
    if (assigned?.[1])
      return this.#assignment(assigned[1].toLowerCase(), start, start + assigned[0].length, end, condition);
    const changed = changedVariable(this.text, start, end, this.scope);
    if (changed !== null) {
      this.nested({ start, end: changed }, condition);
      return changed;
    }
    // `$result.app = az …`, `$a, $b = az …`
    const other = /^\$[\w:]+(?:\.\w+|\[[^\]\n]*\]|\s*,\s*\$\w+)+\s*=(?!=)\s*/.exec(string.slice(start, start + 300));
    if (other) return this.#statement(start + other[0].length, end, condition);
    const written = writtenFile(this.text, start, end, this.scope.variables);
    if (written) {
      this.nested({ start, end: written.end }, condition);
      this.#push(written.name, written.words, condition, this.text.spanOf(start, written.end));
      return written.end;
    }
    const value = this.#pipedValue(start, condition);
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
    if (name?.kind === 'text') this.#command(name.text, rest, condition, span);
    if (into) {
      const printed = /^(echo|write-output|write)$/.test(called) ? listWord(rest) : null;
      this.#push('Out-File', intoFile(into, printed), condition, span);
    }
    return this.#afterStatement(at, end, condition);
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

  #command(written: TracedText, words: readonly Word[], condition: string | null, span: Span | null): void {
    const [first] = words;
    // `& $az webapp create`, wherever the CLI lies
    const isCli = !written.known && first?.kind === 'text' && GROUPS.test(first.text.string);
    const name = isCli
      ? 'az'
      : written.string.replace(/^.*[\\/](?=[\w.-]+$)/, (path) => (/\.ps1$/i.test(written.string) ? path : ''));
    if (name === '' || !(written.known || isCli)) return;
    const definition = this.#functions.get(name.toLowerCase());
    const launched = launchedBy(name, words);
    const line = lineOf(name, words);
    if (definition) this.#run(definition, words, condition);
    else if (name === '.' && first?.kind === 'text') this.#include(first.text.string, words.slice(1), condition);
    else if (/^(import-module|using)$/i.test(name)) {
      const module = words.find((word) => word.kind === 'text' && /\.psm?1$/i.test(word.text.string));
      if (module?.kind === 'text') this.#include(module.text.string, [], condition);
    } else if (/^(invoke-expression|iex)$/i.test(name) && first?.kind === 'text') this.#text(first.text, condition);
    else if (launched) this.#command(launched.name, launched.words, condition, span);
    else if (line) this.#text(line, condition);
    else this.#push(name, withoutStop(words), condition, span);
  }

  #push(name: string, words: readonly Word[], condition: string | null, span: Span | null): void {
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
  #text(text: TracedText, condition: string | null): void {
    for (const command of powerShellCommands(text, { ...this.#call, words: [] }))
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

  /** `$exists = ($LASTEXITCODE -eq 0)`, `$code = $LASTEXITCODE`: where the line ends; null for another assignment. */
  #statusAsked(name: string, start: number, from: number): number | null {
    const end = lineEnd(this.text.string, from);
    const asked = this.text.string
      .slice(from, end)
      .trim()
      .replace(/^\((.*)\)$/, '$1');
    const isCode = /^\$LASTEXITCODE$/i.test(asked);
    const success = isCode || afterSuccess(asked);
    if (success === null) return null;
    const stands = asksWhatStands(this.written.at(-1) ?? '');
    this.scope.set(
      name,
      stands
        ? quotedText(later(`$${name}`, this.text.spanOf(start, from)))
        : isCode
          ? plainWord('0')
          : success
            ? TRUE
            : FALSE,
    );
    if (stands) this.scope.standing.add(name);
    return end;
  }

  #assignment(name: string, start: number, from: number, end: number, condition: string | null): number {
    const after = this.#assigned(name, start, from, end, condition);
    if (/\bRead-Host\b/i.test(this.text.string.slice(from, after))) this.scope.answered.add(name);
    return after;
  }

  #assigned(name: string, start: number, from: number, end: number, condition: string | null): number {
    const scope = this.scope;
    const asked = this.#statusAsked(name, start, from);
    if (asked !== null) return asked;
    const known = assignedWord(this.text, from, scope);
    if (known) {
      this.nested({ start: from, end: known.end }, condition);
      scope.set(name, known.word);
      return known.end;
    }
    scope.set(name, quotedText(later(`$${name}`, this.text.spanOf(start, from))));
    const count = this.commands.length;
    const next = this.#statement(from, end, condition);
    const command = this.commands[count];
    if (command?.span && asksWhatStands(textOf(command.span))) scope.standing.add(name);
    const result = command && resultOf(command, `$${name}`, this.text.spanOf(start, from));
    if (result) scope.set(name, result);
    return next;
  }
}

/** Cmdlets that write a text into a file. */
const WRITES = /^(set-content|add-content|out-file|tee-object|sc|ac)$/;

function plainWord(text: string): Word {
  return { kind: 'text', text: TracedText.of(text), quoted: false };
}

function textOf({ source, start, end }: Span): string {
  return source.text.slice(start, end);
}

/** What may stand in brackets as a command. */
const COMMAND =
  /^\s*(?:&\s*)?(?:\$\w+\s*=\s*)?(?:(?:az|azd)(?:\.cmd)?\s|\w+-Az\w+|[A-Z]\w*-\w+\s+.*\baz\b|.*\(\s*az\s)/s;
