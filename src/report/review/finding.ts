import type { Finding, Severity } from '../../rules/rule.ts';
import { placeName, type Span } from '../../text/source.ts';
import type { Changes } from '../changes.ts';
import type { Shown } from '../hidden.ts';
import { block, code, link, sentence } from '../markdown.ts';
import { SIGN } from './verdict.ts';

export interface FindingOptions {
  readonly changes: Changes | null;
  /** where a place can be seen; null: nowhere */
  link(at: Span): string | null;
}

const NAME: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'note' };

/** What is wrong, why, and what to do, with the command to copy. */
export function findingSection(finding: Finding, shown: Shown, options: FindingOptions): readonly string[] {
  const { rule, severity, message, at, related, fix, app, environments, condition, confidence } = finding;
  const [headline = '', ...reasons] = shown.words(message).split('\n');
  const named = environments.filter((environment) => environment !== null);
  const where = named.length > 0 ? ` in ${named.map(code).join(', ')}` : '';
  const isNew = options.changes?.added.includes(finding) === true;
  return [
    '',
    `#### ${SIGN[severity]} ${NAME[severity]}: ${code(rule)}${isNew ? ' · new' : ''}`,
    '',
    `${link(placeName(at), options.link(at))} · ${code(app)}${where}`,
    '',
    `**${sentence(headline)}**`,
    ...reasons.filter((reason) => reason.trim() !== '').flatMap((reason) => ['', sentence(reason)]),
    ...(condition ? ['', `Only if ${code(shown.words(condition))}.`] : []),
    ...(confidence === 'high' ? [] : ['', `Confidence: ${confidence}.`]),
    ...(related.length > 0 ? [''] : []),
    ...related.map(
      (label) => `- ${sentence(shown.words(label.message))}: ${link(placeName(label.at), options.link(label.at))}`,
    ),
    ...(fix ? ['', `What to do: ${sentence(shown.words(fix.title))}${fix.command ? ':' : '.'}`] : []),
    ...(fix?.command ? ['', ...block(shown.words(fix.command), 'sh')] : []),
  ];
}
