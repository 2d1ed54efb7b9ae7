/** Conditions that are taken for true or false, by a key that is the same for equal conditions. */
export type Assumptions = ReadonlyMap<string, boolean>;

export const NO_ASSUMPTIONS: Assumptions = new Map();

/** Begins the key of a condition that joins several. */
export const CHOICE = '{';

/** Whether a condition holds where others do; null where they don't decide it. */
export function holdsWhere(assumed: Assumptions, key: string): boolean | null {
  const { condition, holds } = plainCondition(key);
  const told = assumed.get(condition);
  if (told !== undefined) return told === holds;
  for (const [other, taken] of assumed) if (taken && excludes(other, condition)) return !holds;
  return null;
}

/** One condition that is taken for true or false. */
export function assumption(key: string, taken: boolean): Assumptions {
  const { condition, holds } = plainCondition(key);
  return new Map([[condition, taken === holds]]);
}

/** `!(…)` of a key is its condition in the other case. */
function plainCondition(key: string): { readonly condition: string; readonly holds: boolean } {
  const signs = /^!*/.exec(key)?.[0].length ?? 0;
  return { condition: key.slice(signs), holds: signs % 2 === 0 };
}

/** `x == 'a'` and `x == 'b'` don't hold at once. */
function excludes(one: string, other: string): boolean {
  if (one.startsWith(CHOICE) || other.startsWith(CHOICE)) return false;
  const [first, second] = [one.split('=='), other.split('==')];
  if (first.length !== 2 || second.length !== 2) return false;
  const same = first.filter((side) => second.includes(side) && !isLiteral(side));
  return same.length === 1 && [...first, ...second].filter(isLiteral).length === 2;
}

/** A text without any hole, as a key shows it. */
function isLiteral(key: string): boolean {
  return /^'"(?:[^"\\]|\\.)*"'$/.test(key);
}
