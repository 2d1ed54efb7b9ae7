import type { Span } from '../../text/source.ts';
import type { TracedText } from '../../text/traced.ts';
import type { Value } from '../../value/value.ts';
import type { Chosen } from '../asked.ts';
import { Reader } from './reader.ts';
import type { Word } from './words.ts';

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

/** How a script is run. */
export interface ScriptCall {
  readonly environment: ReadonlyMap<string, Value>;
  /** `$PSScriptRoot`; null for a script that is no file */
  readonly folder: string | null;
  /** the words after its name where another script calls it; null where somebody does, who may give anything */
  readonly words: readonly Word[] | null;
  /** what somebody gives for one of its parameters, whose name is in lower case */
  readonly chosen?: Chosen;
  /** another script or module, by its path as it is written or absolute; null where there is none */
  readonly read?: (path: string) => ScriptFile | null;
  /** the same for a file that is not run, of which the text is asked for */
  readonly look?: (path: string) => ScriptFile | null;
  /** it is known to be there */
  readonly has?: (path: string) => boolean;
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
  reader.whole();
  return reader.commands;
}
