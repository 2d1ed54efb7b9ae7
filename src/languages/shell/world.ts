import type { Span } from '../../text/source.ts';
import type { TracedText } from '../../text/traced.ts';
import type { Value } from '../../value/value.ts';
import type { ContainerFiles } from '../../workspace/container.ts';
import type { Chosen } from '../asked.ts';

/** Everything that a startup command can see of the place where it runs. */
export interface ShellWorld {
  readonly shell: Dialect;
  /** the exported variables, by name */
  readonly environment: ReadonlyMap<string, Value>;
  /** false: a variable that isn't in `environment` may be set outside of the repository all the same */
  readonly environmentComplete: boolean;
  /** absolute */
  readonly cwd: string;
  readonly files: ScriptFiles;
  readonly programs: Programs;
  /** what `nproc` answers: the plan's vCPUs; null where the plan isn't known */
  readonly cpus: number | null;
  readonly limits?: Partial<Limits>;
  /** somebody runs it, and answers what it asks; else its input is empty */
  readonly typed?: boolean;
  /**
   * Whoever runs it sees to it that it succeeds: a way that ends with an error doesn't count, and a variable that the script
   * asks for, as by `${NAME:-}`, is given.
   */
  readonly succeeds?: boolean;
  /** what else is given, where it leads nowhere without: one after the other is tried */
  readonly given?: Given;
  /** what somebody who runs it gives for an argument or an option */
  readonly chosen?: Chosen;
  /** the files that the script changes, and what it prints, are wanted */
  readonly keepFiles?: boolean;
}

/**
 * What whoever runs a script gives: the options that fill an empty variable; also variables that have a default; also options
 * that change one.
 */
export type Given = 'options' | 'variables' | 'all';

/** The files that a script sees; where it is followed what programs do to them, a folder that one copies is there then. */
export interface ScriptFiles extends ContainerFiles {
  after?(event: ScriptEvent): ScriptFiles;
}

/** What happens to the files: a program runs, or the script itself changes one. */
export type ScriptEvent = Call | FileChange | FolderMade;

/** `sh` is dash, as on Debian, on which App Service's Python images are built. */
export type Dialect = 'sh' | 'bash';

/** Which programs exist in the container, and how they answer. */
export interface Programs {
  readonly known: ReadonlyMap<string, Program>;
  /** true: nothing else exists; false: a program that isn't listed may have come with a package */
  readonly complete: boolean;
}

/**
 * `call`: its start is recorded; null where its exit status or its output can't be known. `asks`: with such arguments it tells
 * whether something stands already.
 * `tool`: a plain tool that the evaluator answers by itself (or says that it can't); its start is not recorded.
 */
export type Program =
  | {
      readonly kind: 'call';
      readonly status: number | null;
      readonly output: string | null;
      readonly asks?: RegExp;
      /** what it prints with such arguments, in such a folder, where that is known */
      readonly prints?: (words: readonly TracedText[], cwd: string) => TracedText | null;
      /** ends the key of what it prints with such arguments */
      readonly names?: (words: readonly string[]) => string;
    }
  | { readonly kind: 'tool' };

/** Where an evaluation stops, so that no script can hang it or fill the memory. */
export interface Limits {
  /** commands and words evaluated on one way through the script */
  readonly steps: number;
  /** the same on all ways together, after which no further one is followed */
  readonly allSteps: number;
  /** runs of one loop's body */
  readonly iterations: number;
  /** functions, scripts and substitutions inside one another */
  readonly depth: number;
  /** characters in one value or in one output */
  readonly characters: number;
  /** ways through the script that are followed where a condition can't be known */
  readonly ways: number;
  /** calls that are recorded on one way */
  readonly calls: number;
}

/** Why a script's calls may depend on more than is told. */
export const TOO_MANY_WAYS = 'so much of the script depends on what is not known that not all of its ways are followed';

export const DEFAULT_LIMITS: Limits = {
  steps: 50_000,
  allSteps: 60_000,
  iterations: 2_000,
  depth: 60,
  characters: 200_000,
  ways: 32,
  calls: 500,
};

/** One program that a script starts. */
export interface Call {
  /** as invoked: a name, or the path as written */
  readonly program: string;
  /** without the program itself */
  readonly argv: readonly TracedText[];
  readonly cwd: string;
  /** all variables that are exported to it */
  readonly environment: ReadonlyMap<string, Value>;
  readonly background: boolean;
  /** its standard output goes into a file or a pipe */
  readonly redirected: boolean;
  /** it starts only then; null: always */
  readonly condition: string | null;
  readonly span: Span | null;
}

export interface ShellUnknown {
  readonly reason: string;
  readonly span: Span | null;
}

/** A file that a script writes or removes. */
export interface FileChange {
  /** absolute */
  readonly path: string;
  /** null: it is removed */
  readonly text: TracedText | null;
  /** it is changed only then; null: always */
  readonly condition: string | null;
}

/** A folder that a script makes. */
export interface FolderMade {
  /** absolute */
  readonly folder: string;
  /** it is made only then; null: always */
  readonly condition: string | null;
}

/** What a script starts, in the order of start. */
export interface ShellRun {
  readonly calls: readonly Call[];
  /** the calls, and between them the changes of files where these are wanted */
  readonly events: readonly ScriptEvent[];
  /** null where it can't be known */
  readonly exit: number | null;
  /** what could not be worked out, and why, in words that a user can act on */
  readonly unknowns: readonly ShellUnknown[];
  /** what was taken for granted, one sentence each */
  readonly assumptions: readonly string[];
  /** the last message that the shell itself would print */
  readonly stderr?: string;
  /** what the files that the script has written hold at the end of each way through it; empty unless they are wanted */
  readonly ends: readonly ScriptEnd[];
  /** variables that are asked for without a default, and that nothing sets */
  readonly unset: readonly string[];
  /** the files that were run as scripts, or taken in by one: their paths */
  readonly scripts: readonly string[];
}

/** The end of one way through a script. */
export interface ScriptEnd {
  /** what holds on this way; null: always */
  readonly condition: string | null;
  /** by absolute path */
  readonly files: ReadonlyMap<string, TracedText>;
  /** what the script has printed */
  readonly output: TracedText;
}
