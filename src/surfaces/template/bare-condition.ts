import type { Condition } from '../../value/condition.ts';

/** A condition without the parentheses that Bicep asks for around it. */
export function bareCondition(condition: Condition | null): Condition | null {
  if (!condition) return null;
  let { when } = condition;
  while (when.startsWith('(') && closing(when) === when.length - 1) when = when.slice(1, -1).trim();
  return { ...condition, when };
}

/** Where the first parenthesis is closed. One in a text misleads at most to leave the condition as it is written. */
function closing(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}
