import type { Span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import type { Value } from '../../value/value.ts';
import type { Code } from './code.ts';
import type { Evaluation } from './evaluation.ts';
import type { CommandNode, Word } from './parse.ts';
import type { Status } from './status.ts';
import { Input, type Output } from './streams.ts';
import { Variables } from './variable-map.ts';
import type { Dialect } from './world.ts';

export interface Variable {
  /** null: declared (exported, local) without a value */
  readonly text: TracedText | null;
  /** as it came in from outside, while nothing has changed it */
  readonly value: Value | null;
  /** bash: its items where it is an array; a key is an index or, in an associative array, a name */
  readonly items: ReadonlyMap<string, TracedText> | null;
  /** set where there may be more items than these: why they aren't known */
  readonly more?: string;
  readonly associative: boolean;
  /** bash's `declare -i`: what is assigned is evaluated */
  readonly integer: boolean;
  /** bash's `declare -u` and `-l` */
  readonly cased: 'upper' | 'lower' | null;
  readonly exported: boolean;
  readonly readonly: boolean;
  /** known not to be set, even where others may be set outside */
  readonly unset: boolean;
}

export interface ShellFunction {
  readonly body: CommandNode;
  readonly code: Code;
}

export interface Streams {
  readonly inputs: ReadonlyMap<number, Input>;
  readonly outputs: ReadonlyMap<number, Output>;
}

export interface Options {
  /** a: export all that is set */
  allexport: boolean;
  /** e: end at the first failure */
  errexit: boolean;
  /** f: no file names for patterns */
  noglob: boolean;
  /** u: an unset variable is an error */
  nounset: boolean;
  /** n: read only */
  noexec: boolean;
  pipefail: boolean;
  nullglob: boolean;
  extglob: boolean;
  dotglob: boolean;
}

/** One shell process: what a subshell copies. */
export class Process {
  readonly evaluation: Evaluation;
  readonly dialect: Dialect;
  variables = new Variables();
  functions = new Map<string, ShellFunction>();
  arguments: readonly TracedText[] = [];
  /** `$0` */
  name: TracedText = TracedText.empty;
  cwd: string;
  options: Options = {
    allexport: false,
    errexit: false,
    noglob: false,
    nounset: false,
    noexec: false,
    pipefail: false,
    nullglob: false,
    extglob: false,
    dotglob: false,
  };
  status: Status = 0;
  /** bash's PIPESTATUS */
  pipeStatuses: readonly Status[] = [];
  code: Code;
  streams: Streams;
  background = false;
  /** set where variables may have been set that can't be known: why */
  open: string | null;
  /** variables were set, though not which: one that has a default may be one of them */
  loaded = false;
  /** commands whose failure is asked for, around the present one */
  tested = 0;
  loops = 0;
  /** functions and sourced files around the present command */
  calls = 0;
  /** variables to restore at the end of each function */
  scopes: Map<string, Variable | undefined>[] = [];
  depth = 0;
  traps = new Map<string, TracedText>();
  /** it runs the text of `sh -c`, not a file */
  fromText = false;
  /** bash's `pushd` */
  folders: string[] = [];
  /** where `getopts` stands within a word */
  optionAt = { index: 1, character: 1 };
  /** the items of arrays among the words of the present command (`declare -a x=(…)`), by name */
  arrays = new Map<string, readonly Word[]>();
  /** the status of the last substitution of the present command */
  substituted: Status | null = null;

  constructor(
    evaluation: Evaluation,
    dialect: Dialect,
    cwd: string,
    code: Code,
    streams: Streams,
    open: string | null,
  ) {
    this.evaluation = evaluation;
    this.dialect = dialect;
    this.cwd = cwd;
    this.code = code;
    this.streams = streams;
    this.open = open;
  }

  /** Variables have been set that can't be known. @param reason as the end of a sentence about one of them */
  load(reason: string): void {
    this.open = reason;
    this.loaded = true;
  }

  /** A copy, as `( … )` and `$( … )` make it: it ends before this process goes on. */
  fork(): Process {
    const copy = new Process(this.evaluation, this.dialect, this.cwd, this.code, this.streams, this.open);
    copy.loaded = this.loaded;
    copy.variables = new Variables(this.variables);
    copy.functions = new Map(this.functions);
    copy.arguments = this.arguments;
    copy.name = this.name;
    copy.options = { ...this.options };
    copy.status = this.status;
    copy.pipeStatuses = this.pipeStatuses;
    copy.background = this.background;
    copy.tested = this.tested;
    copy.loops = this.loops;
    copy.calls = this.calls;
    copy.scopes = this.scopes.map((scope) => new Map(scope));
    copy.depth = this.depth;
    copy.fromText = this.fromText;
    copy.folders = [...this.folders];
    copy.optionAt = this.optionAt;
    return copy;
  }

  /** standard input */
  get input(): Input {
    return this.streams.inputs.get(0) ?? new Input(TracedText.empty);
  }

  get output(): Output | undefined {
    return this.streams.outputs.get(1);
  }

  write(text: TracedText): void {
    this.output?.write(text);
  }

  span(node: { readonly pos: number; readonly end: number }): Span | null {
    return this.code.text.spanOf(node.pos, node.end);
  }

  /** All that a program started from here would get. */
  environment(): ReadonlyMap<string, Value> {
    return this.variables.environment();
  }
}
