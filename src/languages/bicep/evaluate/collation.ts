let collator: Intl.Collator | null = null;

/**
 * The order of texts by `<`: as a dictionary has it (digits, letters without regard to
 * case, then lower case first), as .NET's invariant culture compares.
 */
export function compareTexts(left: string, right: string): number {
  collator ??= new Intl.Collator('en');
  return collator.compare(left, right);
}

/** The order of texts by the numbers of their letters; of pairs of surrogates, by that of the letter. */
export function ordinal(left: string, right: string): number {
  for (let at = 0; at < left.length && at < right.length; at++) {
    if (left.charCodeAt(at) !== right.charCodeAt(at)) return (left.codePointAt(at) ?? 0) - (right.codePointAt(at) ?? 0);
  }
  return left.length - right.length;
}
