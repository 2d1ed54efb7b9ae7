let collator: Intl.Collator | null = null;

/**
 * The order of texts by `<`: as a dictionary has it (digits, letters without regard to
 * case, then lower case first), as .NET's invariant culture compares.
 */
export function compareTexts(left: string, right: string): number {
  collator ??= new Intl.Collator('en', { caseFirst: 'lower' });
  return collator.compare(left, right);
}

/** The order of texts by the numbers of their letters. */
export function ordinal(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
