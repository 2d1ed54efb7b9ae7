import type { TracedText } from '../../text/traced.ts';
import { type Assigned, assignedWord } from './assignment.ts';
import type { PowerShellCommand, ScriptFile } from './commands.ts';
import { readContent } from './file-content.ts';
import type { Given } from './outputs.ts';
import { resultOf } from './results.ts';
import { lineEnd, type Part, writtenAt } from './scan.ts';
import { later, type Scope } from './scope.ts';
import { afterSuccess, asksWhatStands } from './truth.ts';
import { FALSE, plainWord, quotedText, TRUE } from './words.ts';

/** Who reads the statement whose result is assigned. */
export interface AssigningReader {
  readonly text: TracedText;
  readonly scope: Scope;
  readonly commands: readonly PowerShellCommand[];
  /** a file of the repository */
  readonly look: (path: string) => ScriptFile | null;
  /** what each command that does something was written as, in their order */
  readonly written: readonly string[];
  nested(part: Part, condition: string | null): void;
  /** @returns where it ends */
  statement(start: number, end: number, condition: string | null, assigned?: boolean): number;
  /** what the function gave that a statement has called last */
  readonly given: Given;
}

/** `$name = …`: a value, how the last command ended, or what a command gives. */
export class Assignments {
  readonly #reader: AssigningReader;

  constructor(reader: AssigningReader) {
    this.#reader = reader;
  }

  /** `$exists = ($LASTEXITCODE -eq 0)`, `$code = $LASTEXITCODE`: where the line ends; null for another assignment. */
  #statusAsked(name: string, start: number, from: number): number | null {
    const reader = this.#reader;
    const end = lineEnd(reader.text.string, from);
    const asked = reader.text.string
      .slice(from, end)
      .trim()
      .replace(/^\((.*)\)$/, '$1');
    const isCode = /^\$LASTEXITCODE$/i.test(asked);
    const success = isCode || afterSuccess(asked);
    if (success === null) return null;
    const stands = asksWhatStands(reader.written.at(-1) ?? '');
    reader.scope.set(
      name,
      stands
        ? quotedText(later(reader.scope.shown(name), reader.text.spanOf(start, from)))
        : isCode
          ? plainWord('0')
          : success
            ? TRUE
            : FALSE,
    );
    if (stands) reader.scope.standing.add(name);
    return end;
  }

  /** @param from where the value begins. @returns where the statement ends */
  read(name: string, start: number, from: number, end: number, condition: string | null): number {
    const reader = this.#reader;
    const after = this.#assigned(name, start, from, end, condition);
    if (/\bRead-Host\b/i.test(reader.text.string.slice(from, after))) reader.scope.answered.add(name);
    return after;
  }

  #assigned(name: string, start: number, from: number, end: number, condition: string | null): number {
    const reader = this.#reader;
    const { scope } = reader;
    const asked = this.#statusAsked(name, start, from);
    if (asked !== null) return asked;
    const content = readContent(reader.text, from, scope.variables, reader.look);
    const known: Assigned | null = content ?? assignedWord(reader.text, from, scope);
    if (known) {
      reader.nested({ start: from, end: known.end }, condition);
      scope.set(name, known.word);
      if (known.byDefault) scope.defaults.add(name);
      return known.end;
    }
    scope.set(name, quotedText(later(scope.shown(name), reader.text.spanOf(start, from))));
    const count = reader.commands.length;
    const next = reader.statement(from, end, condition, true);
    const { given } = reader;
    if (given) {
      scope.set(name, given);
      return next;
    }
    const command = reader.commands[count];
    if (command?.span && asksWhatStands(writtenAt(command.span))) scope.standing.add(name);
    const result = command && resultOf(command, `$${name}`, reader.text.spanOf(start, from));
    if (result) scope.set(name, result);
    return next;
  }
}
