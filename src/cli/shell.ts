/** The world as a command sees it. */
export interface Shell {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** the output is a terminal, not a file or a pipe */
  readonly terminal: boolean;
  /** where sentences are broken */
  readonly columns: number;
  /** the current folder, absolute */
  readonly folder: string;
  print(text: string): void;
}
