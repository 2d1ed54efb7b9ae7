import type { TracedText } from '../../text/traced.ts';
import type { Code } from './code.ts';
import type { CommandNode, Statement } from './parse.ts';
import type { Process } from './process.ts';
import type { Status } from './status.ts';

/**
 * What words, builtins and tools ask of the executor, which in turn is built upon them: handed over in the evaluation,
 * so that the files import in one direction only.
 */
export interface Engine {
  /** Runs statements in this very process. */
  runStatements(shell: Process, statements: readonly Statement[]): Status;
  /** Runs a command node in this very process. */
  runNode(shell: Process, node: CommandNode): Status;
  /** Runs a text in this very process: `eval`, `.` */
  runText(shell: Process, text: TracedText): Status;
  /** The number that an arithmetic text gives, as a text. */
  number(shell: Process, text: TracedText): TracedText;
  /** Runs the commands of the process's own script. */
  runScriptText(shell: Process): Status;
  /** Runs an action as the whole of a process: what leaves it ends it alone, and its EXIT trap runs last. */
  toTheEnd(shell: Process, action: () => Status): Status;
  /** Runs an action in a copy of the process; `exit` ends only the copy. */
  inSubshell(shell: Process, action: (copy: Process) => Status): Status;
  /** Runs a command by name: functions and builtins are left out where `external` is set. */
  runCommand(shell: Process, words: readonly TracedText[], place: Place, external: boolean): Status;
}

/** Where a command is written: for its span, and to name it. */
export interface Place {
  readonly code: Code;
  readonly pos: number;
  readonly end: number;
}
