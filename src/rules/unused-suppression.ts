import type { Rule } from './rule.ts';

export const unusedSuppression: Rule = {
  name: 'unused-suppression',
  severity: 'note',
  confidence: 'high',
  audience: 'default',
  summary: 'A comment, or an entry of the config file, allows what is no longer found.',
  why: `What was allowed once may be mended since, or the line may have moved away from its comment. Left behind, the permission waits
for the next mistake of its kind on that line, which nobody will then hear of.`,
  fix: 'Remove the comment or the entry: `--fix` does it for comments.',
  exceptions: `A permission for something that only some branches or copies of the file have: name \`unused-suppression\` beside the rule.`,
  sources: ['https://eslint.org/docs/latest/use/command-line-interface#--report-unused-disable-directives'],
  since: '0.1.0',
  messages: {},
  // Told after all other rules, by what they found.
  check: () => [],
};
