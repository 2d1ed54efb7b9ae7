import type { Rule } from './rule.ts';

export const invalidSuppression: Rule = {
  name: 'invalid-suppression',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: 'A comment means to allow something, but names no rule that exists.',
  why: `\`# gunicorn-plan-lint: allow excess-worker\` allows nothing, because the rule is called \`excess-workers\`. The finding stays, or,
worse, is thought to be allowed by whoever reads the comment.`,
  fix: 'Write `gunicorn-plan-lint: allow RULE because REASON`, with the name of a rule as `docs/rules` has it.',
  exceptions: 'None known: the comment does nothing.',
  sources: ['https://docs.astral.sh/ruff/rules/invalid-rule-code/'],
  since: '0.1.0',
  messages: {},
  // Told after all other rules, by the comments in the files that were read.
  check: () => [],
};
