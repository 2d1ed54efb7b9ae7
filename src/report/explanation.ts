import type { Rule } from '../rules/rule.ts';

/** All that is known of a rule, as Markdown that also reads well as it is. */
export function explanation(rule: Rule): string {
  const audience = rule.audience === 'pedantic' ? ', only with --pedantic' : '';
  return [
    `# ${rule.name}`,
    '',
    `${rule.severity}, confidence ${rule.confidence}${audience}`,
    '',
    rule.summary,
    '',
    '## Why',
    '',
    rule.why.trim(),
    '',
    '## When to allow it',
    '',
    rule.exceptions.trim(),
    '',
    '## Sources',
    '',
    ...rule.sources.map((source) => `- ${source}`),
    '',
  ].join('\n');
}
