/** How a command ended: its exit status, or why that can't be known. */
export type Status = number | Unsettled;

export interface Unsettled {
  /** what is true where the status is 0, and where it isn't: "`pip install x` succeeds" */
  readonly succeeds: string;
  readonly fails: string;
  /** the status of a program: people write the next line for the case that it succeeds */
  readonly program: boolean;
  /** two with the same key end alike */
  readonly key: string | null;
  /**
   * Set where it tells whether something stands already: how it ends on the first run, when nothing does. What is done then
   * holds from there on, so neither of the two is a condition.
   */
  readonly atFirst: 'succeeds' | 'fails' | null;
}

/** A program's status, which nobody can know beforehand. */
export function statusOf(command: string, atFirst: Unsettled['atFirst'] = null): Unsettled {
  return { succeeds: `\`${command}\` succeeds`, fails: `\`${command}\` fails`, program: true, key: null, atFirst };
}

/** A test of something that can't be known. */
export function testOf(command: string, key: string | null, atFirst: Unsettled['atFirst'] = null): Unsettled {
  return { succeeds: `\`${command}\` holds`, fails: `\`${command}\` does not hold`, program: false, key, atFirst };
}

export function negated(status: Status): Status {
  if (typeof status === 'number') return status === 0 ? 1 : 0;
  return {
    ...status,
    succeeds: status.fails,
    fails: status.succeeds,
    key: status.key && `! ${status.key}`,
    atFirst: status.atFirst && (status.atFirst === 'fails' ? 'succeeds' : 'fails'),
  };
}
