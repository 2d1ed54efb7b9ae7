/** Something that the user can mend (a wrong path, a wrong option): shown as its message alone, never with a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
