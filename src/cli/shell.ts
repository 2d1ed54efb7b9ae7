/** The world as a command sees it. */
export interface Shell {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** the output is a terminal, not a file or a pipe */
  readonly terminal: boolean;
  /** where sentences are broken */
  readonly columns: number;
  /** the current folder, absolute */
  readonly folder: string;
  /** the file that was started, in `dist`: beside it are the rules' pages, with their examples; null where it isn't known */
  readonly program: string | null;
  print(text: string): void;
}
