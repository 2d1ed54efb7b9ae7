import type { Rule } from '../rules/rule.ts';

/**
 * All that is known of a rule, as Markdown that also reads well as it is.
 * @param example Markdown; null for none
 */
export function explanation(rule: Rule, example: string | null = null): string {
  const audience = rule.audience === 'pedantic' ? ', only with `--pedantic`' : '';
  return [
    `# ${rule.name}`,
    `**${rule.severity}**, confidence ${rule.confidence}${audience}`,
    '## What',
    rule.summary,
    '## Why',
    rule.why.trim(),
    ...(example === null ? [] : ['## Example', example.trim()]),
    '## When to allow it',
    rule.exceptions.trim(),
    '## Sources',
    `${rule.sources.map((source) => `- ${source}`).join('\n')}\n`,
  ].join('\n\n');
}
