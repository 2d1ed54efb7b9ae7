import type { Rule, RuleOption } from '../rules/rule.ts';

/**
 * All that is known of a rule, as Markdown that also reads well as it is.
 * @param example Markdown; null for none
 */
export function explanation(rule: Rule, example: string | null = null): string {
  const audience = rule.audience === 'pedantic' ? ', only with `--pedantic`' : '';
  return [
    `# ${rule.name}`,
    `**${rule.severity}**, confidence ${rule.confidence}${audience}, since ${rule.since}`,
    '## What',
    rule.summary,
    '## Why',
    rule.why.trim(),
    ...(example === null ? [] : ['## Example', example.trim()]),
    '## Fix',
    fixes(rule),
    '## When to allow it',
    rule.exceptions.trim(),
    '## Options',
    rule.options === undefined || rule.options.length === 0 ? 'None.' : rule.options.map(optionLine).join('\n'),
    '## Sources',
    `${rule.sources.map((source) => `- ${source}`).join('\n')}\n`,
  ].join('\n\n');
}

/** What to do, in the rule's own words, else as the messages say it: `…` stands where a name or a number is worked out. */
function fixes({ messages, fix }: Rule): string {
  if (fix !== undefined) return fix;
  const lines = Object.values(messages).flatMap((message) => message.split('\n').slice(1));
  const all = [...new Set(lines.map((line) => line.replace(/\{\w+\}/g, '…').trim()))];
  return all.length === 1 ? all.join('') : all.map((line) => `- ${line}`).join('\n');
}

function optionLine({ name, default: usual, describe }: RuleOption): string {
  return `- \`${name}\` (${usual}): ${describe}`;
}
