import type { Span } from '../../text/source.ts';
import type { TracedText } from '../../text/traced.ts';
import { allOf, Choices, isBranch } from './choices.ts';
import type { Jumps, Leaving } from './jumps.ts';
import { loopOf } from './loops.ts';
import { closing, type Part, skipped } from './scan.ts';
import type { Scope } from './scope.ts';
import { switchBranches } from './switch-branches.ts';
import { asksWhatStands } from './truth.ts';
import type { Word } from './words.ts';

/** What reads the blocks of a script. */
export interface BlockReader {
  readonly text: TracedText;
  readonly scope: Scope;
  readonly jumps: Jumps;
  /** what each command that does something was written as, in their order */
  readonly written: readonly string[];
  block(part: Part, condition: string | null, depth: number): void;
  /** the commands that stand in brackets */
  nested(part: Part, condition: string | null): void;
  parameters(part: Part): void;
  define(name: string, body: Part, parameters: Part | null): void;
  /** runs a block for each item; once where they aren't known */
  each(name: string, items: readonly Word[] | null, place: Span | null, run: () => void): void;
}

const KEYWORD =
  /^(if|elseif|while|foreach|for|switch|else|function|try|catch|finally|trap|do|param|begin|process|end)(?![\w-])/i;

/** The keyword that a statement begins with, in lower case; null for a command. */
export function keywordAt(string: string, at: number): string | null {
  return KEYWORD.exec(string.slice(at, at + 20))?.[1]?.toLowerCase() ?? null;
}

/** Blocks that run wherever their script does; a loop around a deployment tries it until it succeeds. */
const ALWAYS = new Set(['try', 'begin', 'process', 'end', 'do', 'while', 'foreach', 'finally']);

/** A block that says so before it leaves is left because of a mistake. */
const COMPLAINT =
  /\bWrite-Error\b|\bWrite-Warning\b|\bthrow\b|\bexit\s+[1-9]|-ForegroundColor\s+['"]?(?:Dark)?Red\b|['"\s]ERROR\b/i;
const MOST_COMPLAINED = 1_000;

/** What leads out of such a block, and no further. */
const OUT_OF: Readonly<Record<string, readonly Leaving[]>> = {
  try: ['failure'],
  do: ['break', 'continue'],
  while: ['break', 'continue'],
  foreach: ['break', 'continue'],
};

/** Follows blocks by their keywords: which of them run, and on what condition. */
export class Control {
  readonly #reader: BlockReader;
  readonly #choices: Choices;
  /** how many commands there were before the last `try` */
  #tried = 0;

  constructor(reader: BlockReader) {
    this.#reader = reader;
    this.#choices = new Choices(reader.scope, reader.jumps);
  }

  /** A block after its keyword, its condition and its name. @returns where it ends */
  read(keyword: string, start: number, condition: string | null, depth: number): number {
    const reader = this.#reader;
    const { string } = reader.text;
    let at = start + keyword.length;
    while (/[\s\w:-]/.test(string[at] ?? '') && keyword !== 'else') at++;
    at = skipped(string, at);
    // `trap [System.Exception] { … }`
    if (keyword === 'trap' && string[at] === '[') at = skipped(string, closing(string, at));
    let brackets: Part | null = null;
    if (string[at] === '(') {
      const end = closing(string, at);
      brackets = { start: at + 1, end: end - 1 };
      if (keyword === 'param') {
        reader.parameters(brackets);
        return end;
      }
      if (keyword !== 'function') reader.nested({ start: at, end }, condition);
      at = skipped(string, end);
    }
    if (string[at] !== '{') return Math.max(at, start + keyword.length);
    const end = closing(string, at);
    const body = { start: at + 1, end: end - 1 };
    const defined = /^function\s+(?:\w+:)?([\w-]+)/i.exec(string.slice(start, start + 200))?.[1];
    // what an error leads to: whoever runs the script sees to it that there is none
    if (keyword === 'trap') return end;
    if (keyword === 'function' && defined !== undefined) reader.define(defined, body, brackets);
    else if (keyword === 'switch') this.#switch({ start, end: at }, this.#asked(brackets), body, condition, depth);
    else this.#block(keyword, brackets, { start, end }, condition, (inner) => reader.block(body, inner, depth + 1));
    return end;
  }

  #asked(brackets: Part | null): string {
    const { string } = this.#reader.text;
    return brackets ? string.slice(brackets.start, brackets.end).replace(/\s+/g, ' ').trim() : '';
  }

  #block(
    keyword: string,
    brackets: Part | null,
    whole: Part,
    condition: string | null,
    run: (condition: string | null) => void,
  ): void {
    const { text, scope, written, jumps } = this.#reader;
    const place = text.spanOf(whole.start, whole.end);
    if (isBranch(keyword)) {
      const last = written.at(-1) ?? '';
      this.#choices.block(
        { keyword, asked: this.#asked(brackets), outer: condition, place, last, complains: this.#complains(whole) },
        run,
      );
      return;
    }
    const loop = brackets && loopOf(keyword, text, brackets, scope);
    if (loop) this.#reader.each(loop.name, loop.items, place, () => run(condition));
    else if (keyword === 'catch') {
      // `try { Get-AzWebApp … } catch { New-AzWebApp … }`
      if (written.slice(this.#tried).some(asksWhatStands))
        jumps.maybe(null, () => scope.maybe(scope.variables, place, () => run(condition)));
    } else {
      if (keyword === 'try') this.#tried = written.length;
      if (ALWAYS.has(keyword)) jumps.within(OUT_OF[keyword] ?? [], () => run(condition));
      else {
        const when = `${keyword} (${this.#asked(brackets)})`;
        jumps.maybe(when, () => scope.maybe(scope.variables, place, () => run(allOf([condition, when]))));
      }
    }
  }

  #complains({ start, end }: Part): boolean {
    return COMPLAINT.test(this.#reader.text.string.slice(start, Math.min(end, start + MOST_COMPLAINED)));
  }

  /** `switch ($Mode) { 'prod' { … } default { … } }`: one branch after the other. */
  #switch(head: Part, asked: string, body: Part, condition: string | null, depth: number): void {
    this.#reader.jumps.within(['break'], () => this.#branches(head, asked, body, condition, depth));
  }

  #branches(head: Part, compared: string, body: Part, condition: string | null, depth: number): void {
    const reader = this.#reader;
    let keyword = 'if';
    for (const branch of switchBranches(reader.text, head, compared, body, reader.scope.variables)) {
      const { asked } = branch;
      const place = reader.text.spanOf(branch.whole.start, branch.whole.end);
      const complains = this.#complains(branch.body);
      const how = { outer: condition, place, last: '', complains };
      this.#choices.block({ ...how, keyword: asked === null ? 'else' : keyword, asked: asked ?? '' }, (inner) => {
        // that no other label matches goes without saying
        const when = inner === condition || asked === null ? inner : allOf([condition, asked]);
        reader.block(branch.body, when, depth + 1);
      });
      keyword = 'elseif';
    }
  }
}
