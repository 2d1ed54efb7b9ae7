import type { Span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import type { ScriptCall, ScriptFile } from './commands.ts';
import { readExpression } from './expression.ts';
import type { Jumps } from './jumps.ts';
import { launchedBy, lineOf, withoutStop } from './launchers.ts';
import type { Given, Outputs } from './outputs.ts';
import { boundParameters, declaredParameters } from './parameters.ts';
import type { Part } from './scan.ts';
import { later, type Scope } from './scope.ts';
import { listWord } from './tables.ts';
import { FALSE, quotedText, type Word } from './words.ts';

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
/** Who reads a script: what is called is read by the same. */
export interface CallingReader {
  text: TracedText;
  readonly scope: Scope;
  readonly jumps: Jumps;
  readonly outputs: Outputs;
  block(part: Part, condition: string | null, depth: number): void;
  push(name: string, words: readonly Word[], condition: string | null, span: Span | null): void;
  /** a text that is run as a script of its own */
  line(text: TracedText, condition: string | null): void;
}

/** Functions and scripts that a script calls, with what it gives them. */
export class Calls {
  /** functions around the present place */
  depth = 0;
  readonly #reader: CallingReader;
  readonly #read: ScriptCall['read'];
  readonly #chosen: ScriptCall['chosen'];
  readonly #functions = new Map<string, Definition>();
  /** what the script, or the function around the present place, is given; null: nobody knows */
  #words: readonly Word[] | null;
  #included = 0;
  readonly #outputs: Outputs;
  /** what the last command gave, where it was one of the script's functions */
  given: Given;
  /** the files that are being taken in */
  readonly #including = new Set<string>();

  constructor(reader: CallingReader, { words, read, chosen }: Pick<ScriptCall, 'words' | 'read' | 'chosen'>) {
    this.#reader = reader;
    this.#outputs = reader.outputs;
    this.#words = words;
    this.#read = read;
    this.#chosen = chosen;
  }

  define(name: string, body: Part, parameters: Part | null): void {
    this.#functions.set(name.toLowerCase(), { file: this.#file, body, parameters, called: false });
  }

  /** A command: a function, a script, a line for another program, or one that does something itself. */
  command(written: TracedText, words: readonly Word[], condition: string | null, span: Span | null): void {
    this.given = undefined;
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
    } else if (/^(invoke-expression|iex)$/i.test(name) && first?.kind === 'text')
      this.#reader.line(first.text, condition);
    else if (launched) this.command(launched.name, launched.words, condition, span);
    else if (line) this.#reader.line(line, condition);
    else this.#reader.push(name, withoutStop(words), condition, span);
  }

  /** A function that is called, with what it is given; null: nobody knows. What it assigns stays in it. */
  #run(definition: Definition, words: readonly Word[] | null, condition: string | null): void {
    if (this.depth >= DEEPEST_CALLS) return;
    const scope = this.#reader.scope;
    const [variables, defaults, before] = [scope.variables, scope.defaults, this.#words];
    scope.variables = new Map(variables).set('args', listWord(words ?? []));
    scope.defaults = new Set(defaults);
    this.#words = words;
    this.depth++;
    definition.called = true;
    const { parameters, body } = definition;
    const given = this.#outputs.of(condition, () =>
      this.#within(definition.file, () => {
        if (parameters) this.parameters(parameters);
        this.#reader.jumps.within(['return'], () => this.#reader.block(body, condition, this.depth));
      }),
    );
    this.given = given;
    this.depth--;
    const kept = new Map([...variables, ...scope.shared]);
    [scope.variables, scope.defaults, this.#words] = [kept, defaults, before];
  }

  /** Functions of a script that does nothing else are for others that call them. */
  uncalled(): void {
    for (const definition of this.#functions.values())
      if (!definition.called && definition.file.text === this.#reader.text) {
        this.#reader.jumps.leaving = null;
        this.#run(definition, null, null);
      }
  }

  get #file(): ScriptFile {
    const folder = this.#reader.scope.variables.get('psscriptroot');
    return { text: this.#reader.text, folder: folder?.kind === 'text' ? folder.text.string : '' };
  }

  /** Reads on in another script. */
  #within({ text, folder }: ScriptFile, read: () => void): void {
    const [outer, root] = [this.#reader.text, this.#reader.scope.variables.get('psscriptroot')];
    this.#reader.text = text;
    if (folder !== '') this.#reader.scope.variables.set('psscriptroot', quotedText(TracedText.of(folder)));
    read();
    this.#reader.text = outer;
    if (root) this.#reader.scope.variables.set('psscriptroot', root);
  }

  /** What a script that is taken in sets and defines stays. */
  #include(path: string, words: readonly Word[], condition: string | null): void {
    const file = ++this.#included > MOST_INCLUDED ? null : this.#read?.(path);
    const place = file?.text.spanOf()?.source.path;
    if (!file || (place !== undefined && this.#including.has(place))) return;
    if (place !== undefined) this.#including.add(place);
    const before = this.#words;
    this.#words = words;
    const whole = { start: 0, end: file.text.length };
    this.#within(file, () =>
      this.#reader.jumps.within(['return'], () => this.#reader.block(whole, condition, this.depth + 1)),
    );
    this.#words = before;
    if (place !== undefined) this.#including.delete(place);
  }

  /** `param([string]$Name = 'x')`: what the caller gives, else the defaults. */
  parameters({ start, end }: Part): void {
    const declared = declaredParameters(this.#reader.text.string, start, end);
    const words = this.#words;
    const given = new Map(boundParameters(words ?? [], declared));
    if (words === null && this.depth === 0 && this.#chosen)
      given.set(this.#chosen.name, quotedText(this.#chosen.value));
    for (const { name, isSwitch, default: written } of declared) {
      const word = given.get(name);
      if (word) this.#reader.scope.set(name, word);
      else if (isSwitch) this.#reader.scope.set(name, FALSE);
      else if (written !== null) this.#reader.scope.set(name, this.#default(written));
      else if (words !== null && !words.some(isUnresolved)) this.#reader.scope.set(name, quotedText(TracedText.empty));
      else if (this.depth > 0 || words !== null)
        this.#reader.scope.set(name, quotedText(later(`$${name}`, this.#reader.text.spanOf(start, end))));
      if (!word && words === null) this.#reader.scope.defaults.add(name);
    }
  }

  #default({ start, end }: Part): Word {
    return readExpression(this.#reader.text.slice(0, end), start, this.#reader.scope.variables).word;
  }
}

/** `@params`, of which it isn't known what it holds. */
function isUnresolved(word: Word): boolean {
  return word.kind === 'splat' || (word.kind === 'text' && !word.quoted && word.text.length === 1 && !word.text.known);
}
