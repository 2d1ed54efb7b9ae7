import { block, code, sentence } from '../markdown.ts';
import { type Address, placeLink } from './cells.ts';
import type { ReviewedFinding } from './facts.ts';
import { SIGN } from './verdict.ts';

/** What is wrong, why, and what to do, with the command to copy. */
export function findingSection(finding: ReviewedFinding, address: Address): readonly string[] {
  const { rule, severity, message, place, related, fix, app, environments, condition, confidence, isNew } = finding;
  const [headline = '', ...reasons] = message.split('\n');
  const named = environments.filter((environment) => environment !== null);
  const where = named.length > 0 ? ` in ${named.map(code).join(', ')}` : '';
  const sure = confidence === 'high' ? '' : ` · ${confidence} confidence`;
  return [
    '',
    `#### ${SIGN[severity]} ${severity}: ${code(rule)}${isNew ? ' · new' : ''}`,
    '',
    `${placeLink(place, address)} · ${code(app)}${where}${sure}`,
    '',
    `**${sentence(headline)}**`,
    ...reasons.filter((reason) => reason.trim() !== '').flatMap((reason) => ['', sentence(reason)]),
    ...(condition === null ? [] : ['', `Only if ${code(condition)}.`]),
    ...(related.length > 0 ? [''] : []),
    ...related.map((label) => `- ${sentence(label.message)}: ${placeLink(label.place, address)}`),
    ...(fix ? ['', `What to do: ${sentence(fix.title)}${fix.command ? ':' : '.'}`] : []),
    ...(fix?.command ? ['', ...block(fix.command, 'sh')] : []),
  ];
}
