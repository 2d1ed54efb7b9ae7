/** What every comparison with a real program's answers takes and gives. */
export interface OracleOptions {
  /** folder of bare git repositories, `<owner>+<name>/repo`; null: cases that need one are skipped */
  readonly repos: string | null;
  /** the file that the cases come from: its name may tell a version */
  readonly file: string;
}

export interface Outcome {
  readonly id: string;
  readonly outcome: 'agree' | 'unknown' | 'wrong' | 'skipped';
  readonly expected: string;
  readonly answer: unknown;
  /** the case names a repository instead of an id */
  readonly repo?: string;
}

export type Check = (lines: readonly unknown[], options: OracleOptions) => AsyncIterable<Outcome>;
