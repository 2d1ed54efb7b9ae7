import type { Capacity } from '../capacity/capacity.ts';
import type { Deployment } from '../deployments/deployment.ts';
import type { App } from '../launch/app.ts';
import type { Launch } from '../launch/launch.ts';
import type { UnusedScript } from '../launch/unused-scripts.ts';
import type { Span } from '../text/source.ts';
import type { Workspace } from '../workspace/workspace.ts';

export type Severity = 'error' | 'warning' | 'note';
export type Confidence = 'high' | 'medium' | 'low';
export type Audience = 'default' | 'pedantic';

/** One deployment with all that has been worked out about it: what a rule decides over. */
export interface Subject {
  readonly deployment: Deployment;
  readonly launch: Launch;
  readonly capacity: Capacity;
  readonly app: App;
  /** all deployments of the repository that share its plan in its environment, itself included */
  readonly siblings: readonly Subject[];
  /** the same declaration in other environments, without itself */
  readonly counterparts: readonly Subject[];
  readonly workspace: Workspace;
  /** scripts that start a server and that nothing runs, with what would start if they were the startup command */
  readonly scripts: readonly ScriptSubject[];
}

/** What would start if a script were named. */
export interface ScriptSubject {
  readonly script: UnusedScript;
  readonly subject: Subject;
  /** why no request would be answered then, as a sentence; null: nothing is known against it */
  readonly problem: string | null;
}

/** A rule: one small decision over an evaluated deployment. */
export interface Rule {
  /** reads as "allow …" */
  readonly name: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly audience: Audience;
  /** one line, for tables */
  readonly summary: string;
  /** why it matters, with the arithmetic; Markdown */
  readonly why: string;
  /** what to do, where the messages leave it to the facts; Markdown */
  readonly fix?: string;
  /** when to allow it; Markdown */
  readonly exceptions: string;
  readonly sources: readonly string[];
  /** the version of this tool that it came with */
  readonly since: string;
  /**
   * what it says, by id: what, why, and what to do, with `{facts}` in their places; the first line stands alone. Empty
   * for a rule that is told elsewhere
   */
  readonly messages: Messages;
  /** numbers that the decision hangs on and that a config file may set */
  readonly options?: readonly RuleOption[];
  /** @param option the value of one of {@link options} for this deployment */
  check(subject: Subject, option: OptionOf): readonly Problem[];
}

export type Messages = Readonly<Record<string, string>>;

/** The names between braces in a message. */
type Placeholders<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** What a rule of these messages may say: an id, and the facts that its message has places for. */
export type ProblemOf<M extends Messages> = {
  [Id in keyof M & string]: Omit<Problem, 'id' | 'facts'> & {
    readonly id: Id;
    readonly facts: Readonly<Record<Placeholders<M[Id]>, string | number>>;
  };
}[keyof M & string];

/** A rule whose problems are checked against its messages by the compiler. */
export function defineRule<const M extends Messages>(
  rule: Omit<Rule, 'messages' | 'check'> & {
    readonly messages: M;
    check(subject: Subject, option: OptionOf): readonly ProblemOf<M>[];
  },
): Rule {
  return rule;
}

/** A number that a config file may set: `rules: { excess-workers: { factor: 4 } }`. */
export interface RuleOption {
  readonly name: string;
  readonly default: number;
  readonly least: number;
  readonly most?: number;
  /** only whole numbers */
  readonly whole?: boolean;
  /** what it stands for, with its unit; one line */
  readonly describe: string;
}

/** @throws where the rule declares no option of that name */
export type OptionOf = (name: string) => number;

/** What a rule says about one deployment. */
export interface Problem {
  /** which of the rule's messages */
  readonly id: string;
  /** what stands in the message's places */
  readonly facts: Readonly<Record<string, string | number>>;
  /** the characters to change */
  readonly at: Span;
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  /** other places that belong to it */
  readonly related: readonly Label[];
  readonly fix: Fix | null;
  /** what tells this problem from another of the same rule at the same place; not the environment */
  readonly key?: string;
  /** it holds only then (a side of a choice); null: always */
  readonly condition?: string | null;
}

export interface Label {
  readonly message: string;
  readonly at: Span;
}

/** The change that mends it: a command to write, and, where it is an edit of a literal, the edit. */
export interface Fix {
  /** in the imperative: "Set the startup command to" */
  readonly title: string;
  /** the text to copy */
  readonly command: string | null;
  readonly edit: Edit | null;
}

/**
 * Characters to put in place of a span. `text` is what the value has to hold there (a number, a word, a command as a shell
 * reads it): it is escaped for the file when it is written.
 */
export interface Edit {
  readonly at: Span;
  readonly text: string;
  /** mends and changes nothing else that anybody could rely on; else `--fix` leaves it, and `--fix=unsafe` makes it */
  readonly safe: boolean;
}

/** One problem, with every environment that it holds for. */
export interface Finding extends Omit<Problem, 'id' | 'facts'> {
  /** what, why, and what to do, with the number worked out; the first line stands alone */
  readonly message: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly app: string;
  readonly environments: readonly (string | null)[];
  /** the deployments that it holds for */
  readonly subjects: readonly Subject[];
  /** doesn't change when lines move or an environment is added */
  readonly fingerprint: string;
}
