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
  /** how it mostly ends */
  readonly likely: 'succeeds' | 'fails';
  /**
   * It tells what stands already, in Azure or on the machine of whoever runs the script. Where that is run until it succeeds,
   * what is done then holds from there on, so neither end is a condition.
   */
  readonly standing: boolean;
  /** how it ends where what it asks for is left out, if that need not be given */
  readonly ifEmpty?: 'succeeds' | 'fails';
}

/** A program's status, which nobody can know beforehand. */
export function statusOf(command: string, standing = false, likely: Unsettled['likely'] = 'succeeds'): Unsettled {
  const [succeeds, fails] = [`\`${command}\` succeeds`, `\`${command}\` fails`];
  return { succeeds, fails, program: true, key: null, likely, standing };
}

/** A test of something that can't be known. */
export function testOf(
  command: string,
  key: string | null,
  standing = false,
  likely: Unsettled['likely'] = 'succeeds',
): Unsettled {
  const [succeeds, fails] = [`\`${command}\` holds`, `\`${command}\` does not hold`];
  return { succeeds, fails, program: false, key, likely, standing };
}

export function negated(status: Status): Status {
  if (typeof status === 'number') return status === 0 ? 1 : 0;
  return {
    ...status,
    succeeds: status.fails,
    fails: status.succeeds,
    key: status.key && `! ${status.key}`,
    likely: status.likely === 'fails' ? 'succeeds' : 'fails',
    ...(status.ifEmpty && { ifEmpty: status.ifEmpty === 'fails' ? 'succeeds' : 'fails' }),
  };
}
