import type { Span } from '../../text/source.ts';
import { outputKey } from '../../text/template-output.ts';
import { TracedText } from '../../text/traced.ts';
import type { Value } from '../../value/value.ts';
import { assignedWord, entrySet } from './assignment.ts';
import { allOf, Choices, isBranch } from './choices.ts';
import { boundParameters, declaredParameters, parametersOf } from './parameters.ts';
import { readWord } from './read-word.ts';
import { closing, commentEnd, quoteEnd, skipped } from './scan.ts';
import { later, Scope } from './scope.ts';
import { itemsOf, listWord, tableWord } from './tables.ts';
import { asksWhatStands } from './truth.ts';
import { FALSE, quotedText, type Word } from './words.ts';

/** A command of a script: a program, or a cmdlet, with its words. */
export interface PowerShellCommand {
  readonly name: string;
  readonly words: readonly Word[];
  /** the condition of the block that it stands in; null: it always runs */
  readonly condition: string | null;
  readonly span: Span | null;
}

const MOST_COMMANDS = 500;

/** How a script is run. */
export interface ScriptCall {
  readonly environment: ReadonlyMap<string, Value>;
  /** `$PSScriptRoot`; null for a script that is no file */
  readonly folder: string | null;
  /** the words after its name where another script calls it; null where somebody does, who may give anything */
  readonly words: readonly Word[] | null;
}

/**
 * The commands of a script in the order in which they are written, with the variables that are assigned plain texts filled
 * in. Blocks are gone into once; what a command prints, and what a function is given, isn't known.
 */
export function powerShellCommands(script: TracedText, call: ScriptCall): readonly PowerShellCommand[] {
  const reader = new Reader(script, call);
  reader.block(0, script.length, null, 0);
  reader.uncalled();
  return reader.commands;
}

/** Blocks that run wherever their script does. */
const ALWAYS = new Set(['try', 'begin', 'process', 'end', 'do', 'foreach', 'finally']);

/** A function of the script, which runs where it is called. */
interface Definition {
  readonly start: number;
  readonly end: number;
  /** `function f($a, $b) { … }` */
  readonly parameters: { readonly start: number; readonly end: number } | null;
  called: boolean;
}

/** Groups of commands that only the Azure CLI has. */
const GROUPS = /^(webapp|appservice|functionapp|deployment|group)$/;

const DEEPEST_CALLS = 6;

class Reader {
  readonly text: TracedText;
  readonly commands: PowerShellCommand[] = [];
  readonly #scope: Scope;
  readonly #choices: Choices;
  readonly #call: ScriptCall;
  readonly #functions = new Map<string, Definition>();
  /** functions around the present place */
  #depth = 0;
  /** what the script, or the function around the present place, is given; null: nobody knows */
  #words: readonly Word[] | null;
  /** how many commands there were before the last `try` */
  #tried = 0;
  /** what stands before a `|` */
  #piped: Word | null = null;

  constructor(text: TracedText, call: ScriptCall) {
    this.text = text;
    this.#call = call;
    this.#words = call.words;
    this.#scope = new Scope(call.environment, call.folder);
    this.#choices = new Choices(this.#scope);
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
    let asked = '';
    let brackets: Definition['parameters'] = null;
    if (string[at] === '(') {
      const end = closing(string, at);
      asked = string
        .slice(at + 1, end - 1)
        .replace(/\s+/g, ' ')
        .trim();
      brackets = { start: at + 1, end: end - 1 };
      if (keyword !== 'function' && keyword !== 'param') this.#nested(at, end, condition);
      if (keyword === 'param') {
        this.#parameters(at + 1, end - 1);
        return end;
      }
      at = skipped(string, end);
    }
    if (string[at] !== '{') return Math.max(at, start + keyword.length);
    const end = closing(string, at);
    const place = this.text.spanOf(start, end);
    const run = (inner: string | null): void => this.block(at + 1, end - 1, inner, depth + 1);
    const defined = /^function\s+(?:\w+:)?([\w-]+)/i.exec(string.slice(start, start + 200))?.[1];
    if (keyword === 'function' && defined !== undefined) {
      this.#functions.set(defined.toLowerCase(), { start: at + 1, end: end - 1, parameters: brackets, called: false });
      return end;
    }
    if (keyword === 'try') this.#tried = this.commands.length;
    if (keyword === 'catch') {
      // `try { Get-AzWebApp … } catch { New-AzWebApp … }`
      const asks = this.commands.slice(this.#tried).some(({ span }) => span && asksWhatStands(textOf(span)));
      if (asks) this.#scope.maybe(this.#scope.variables, place, () => run(condition));
    } else if (isBranch(keyword)) {
      const last = this.commands.at(-1)?.span;
      this.#choices.block({ keyword, asked, outer: condition, place, last: last ? textOf(last) : '' }, run);
    } else if (ALWAYS.has(keyword)) run(condition);
    else this.#scope.maybe(this.#scope.variables, place, () => run(allOf([condition, `${keyword} (${asked})`])));
    return end;
  }

  /** A function that is called, with what it is given; null: nobody knows. What it assigns stays in it. */
  #run(definition: Definition, words: readonly Word[] | null, condition: string | null): void {
    if (this.#depth >= DEEPEST_CALLS) return;
    const scope = this.#scope;
    const [variables, defaults, before] = [scope.variables, scope.defaults, this.#words];
    scope.variables = new Map(variables).set('args', listWord(words ?? []));
    scope.defaults = new Set(defaults);
    this.#words = words;
    this.#depth++;
    definition.called = true;
    const { parameters, start, end } = definition;
    if (parameters) this.#parameters(parameters.start, parameters.end);
    this.block(start, end, condition, this.#depth);
    this.#depth--;
    [scope.variables, scope.defaults, this.#words] = [variables, defaults, before];
  }

  /** Functions that the script doesn't call itself are for others that do. */
  uncalled(): void {
    for (const definition of this.#functions.values()) if (!definition.called) this.#run(definition, null, null);
  }

  /** Commands in brackets: `$r = (az …)`, `[void](az …)`, `if (-not (az …))`, `"$(az …)"`. */
  #nested(start: number, end: number, condition: string | null): void {
    const { string } = this.text;
    for (let at = start; at < end; at++) {
      const char = string[at];
      if (char === "'") at = quoteEnd(string, at);
      if (char !== '(') continue;
      const close = Math.min(closing(string, at), end);
      const inside = string.slice(at + 1, close - 1);
      if (!COMMAND.test(inside)) continue;
      this.block(at + 1, close - 1, condition, this.#depth + 1);
      at = close - 1;
    }
  }

  /** `param([string]$Name = 'x')`: what the caller gives, else the defaults. */
  #parameters(start: number, end: number): void {
    const declared = declaredParameters(this.text.string, start, end);
    const words = this.#words;
    const given = boundParameters(words ?? [], declared);
    for (const { name, isSwitch, defaultAt } of declared) {
      const word = given.get(name);
      if (word) this.#scope.set(name, word);
      else if (isSwitch) this.#scope.set(name, FALSE);
      else if (defaultAt !== null) this.#scope.set(name, readWord(this.text, defaultAt, this.#scope.variables).word);
      else if (words !== null) this.#scope.set(name, quotedText(TracedText.empty));
      else if (this.#depth > 0) this.#scope.set(name, quotedText(later(`$${name}`, this.text.spanOf(start, end))));
      if (!word && words === null) this.#scope.defaults.add(name);
    }
  }

  #statement(start: number, end: number, condition: string | null): number {
    const { string } = this.text;
    const assigned = /^(?:\[[\w.[\]]+\]\s*)?\$((?:env:|script:|global:)?[A-Za-z_]\w*)\s*=(?!=)\s*/i.exec(
      string.slice(start, start + 300),
    );
    if (assigned?.[1])
      return this.#assignment(assigned[1].toLowerCase(), start, start + assigned[0].length, end, condition);
    const changed = entrySet(this.text, start, end, this.#scope);
    if (changed !== null) {
      this.#nested(start, changed, condition);
      return changed;
    }
    // `$result.app = az …`, `$a, $b = az …`
    const other = /^\$[\w:]+(?:\.\w+|\[[^\]\n]*\]|\s*,\s*\$\w+)+\s*=(?!=)\s*/.exec(string.slice(start, start + 300));
    if (other) return this.#statement(start + other[0].length, end, condition);
    const words: Word[] = [];
    let joins = false;
    let at = start;
    while (at < end) {
      const blanks = /^(?:[ \t]|`\r?\n)+/.exec(string.slice(at, at + 2000));
      at += blanks?.[0].length ?? 0;
      const char = string[at] ?? '\n';
      if (string.startsWith('<#', at)) {
        at = commentEnd(string, at);
        continue;
      }
      if (/[\r\n;|{})]/.test(char) || (char === '#' && blanks) || string.startsWith('&&', at)) break;
      if (char === ',' || char === '&') {
        joins = char === ',' && words.length > 0;
        at++;
        continue;
      }
      const redirection = /^(?:[1-6*]?>>?(?:&[12]|[ \t]*))/.exec(string.slice(at, at + 80))?.[0];
      if (redirection !== undefined) {
        at += redirection.length;
        if (!redirection.includes('&')) at = readWord(this.text, at, this.#scope.variables).end;
        continue;
      }
      const { word, end: after } = readWord(this.text, at, this.#scope.variables);
      if (after === at) break;
      const own = this.#splatted(word);
      const before = joins ? words.pop() : undefined;
      words.push(before ? listWord([...itemsOf(before), own]) : own);
      joins = false;
      at = after;
    }
    this.#nested(start, at, condition);
    const piped = this.#piped;
    const [name, ...rest] = words;
    this.#piped = name?.kind === 'table' && rest.length === 0 && string[at] === '|' ? name : null;
    if (piped) rest.push({ kind: 'text', text: TracedText.of('-WebApp'), quoted: false }, piped);
    if (name?.kind === 'text') this.#command(name.text, rest, condition, this.text.spanOf(start, at));
    return this.#afterStatement(at, end, condition);
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
    if (definition) this.#run(definition, words, condition);
    else if (/^(invoke-expression|iex)$/i.test(name) && first?.kind === 'text') this.#text(first.text, condition);
    else this.commands.push({ name, words, condition, span });
  }

  /** A text that is run as a script. */
  #text(text: TracedText, condition: string | null): void {
    const { environment, folder } = this.#call;
    for (const command of powerShellCommands(text, { environment, folder, words: [] }))
      this.commands.push({ ...command, condition: allOf([condition, command.condition]) });
  }

  /** `@params` stands for the table that the variable holds. */
  #splatted(word: Word): Word {
    return word.kind === 'splat' ? (this.#scope.variables.get(word.name) ?? word) : word;
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
    const scope = this.#scope;
    const known = assignedWord(this.text, from, scope);
    if (known) {
      this.#nested(from, known.end, condition);
      scope.set(name, known.word);
      return known.end;
    }
    scope.set(name, quotedText(later(`$${name}`, this.text.spanOf(start, from))));
    const count = this.commands.length;
    const next = this.#statement(from, end, condition);
    const command = this.commands[count];
    if (command?.span && asksWhatStands(textOf(command.span))) scope.standing.add(name);
    const suffix = command ? outputsOf(command) : '';
    if (suffix !== '') scope.set(name, quotedText(later(`$${name}`, this.text.spanOf(start, from), undefined, suffix)));
    if (command && /^get-azwebapp(slot)?$/i.test(command.name)) scope.set(name, tableWord(parametersOf(command.words)));
    return next;
  }
}

/** `az deployment group create --query properties.outputs`, `New-AzResourceGroupDeployment …`: they give a template's outputs. */
function outputsOf({ name, words }: PowerShellCommand): string {
  const texts = words.map((word) => (word.kind === 'text' ? word.text.string : ''));
  if (/^(new|get)-az\w*deployment$/i.test(name)) return outputKey('');
  if (name.toLowerCase() !== 'az' || texts[0] !== 'deployment') return '';
  return outputKey(texts[texts.indexOf('--query') + 1 || texts.length] ?? '');
}

function textOf({ source, start, end }: Span): string {
  return source.text.slice(start, end);
}

/** What may stand in brackets as a command. */
const COMMAND =
  /^\s*(?:&\s*)?(?:\$\w+\s*=\s*)?(?:(?:az|azd)(?:\.cmd)?\s|\w+-Az\w+|[A-Z]\w*-\w+\s+.*\baz\b|.*\(\s*az\s)/s;
