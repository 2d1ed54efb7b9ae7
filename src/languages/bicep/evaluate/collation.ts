let collator: Intl.Collator | null = null;

/**
 * The order of texts in `items()`, `objectKeys()`, `sort()` and `<`: as a dictionary has it (digits, letters without regard to
 * case, then lower case first), as .NET's invariant culture compares.
 */
export function compareTexts(left: string, right: string): number {
  collator ??= new Intl.Collator('en', { caseFirst: 'lower' });
  return collator.compare(left, right);
}
