import type { Rule } from './rule.ts';

export const unexplainedSuppression: Rule = {
  name: 'unexplained-suppression',
  severity: 'note',
  confidence: 'high',
  audience: 'pedantic',
  summary: 'A comment allows something without saying why.',
  why: `A reason lets a reviewer agree or object, and lets whoever comes later see when it no longer holds: "because only the two
administrators use it" is out of date on the day a third one comes.`,
  fix: 'Add `because …` to the comment.',
  exceptions: 'A rule that the team has agreed on elsewhere.',
  sources: ['https://typescript-eslint.io/rules/ban-ts-comment/'],
  since: '0.1.0',
  messages: {},
  // Told after all other rules, by the comments in the files that were read.
  check: () => [],
};
