import type { Result } from '../result.ts';
import { withoutWorkflowCommands } from './clean.ts';
import { shownOf } from './hidden.ts';
import { launchTable } from './inspect-terminal.ts';
import { planPhrase } from './phrase.ts';
import { closingBlock, findingBlock, type TerminalOptions } from './terminal.ts';
import { unreadLines } from './unread-lines.ts';

/** The whole launch of one command, with where each setting comes from and how it fits the plan; then what is wrong with it. */
export function checkReport(result: Result, options: TerminalOptions): string {
  const shown = shownOf(result);
  const blocks = [
    ...result.subjects.map((subject) => [
      options.paint.strong(`On ${planPhrase(subject.deployment, shown)}`),
      ...launchTable(subject, shown, options),
    ]),
    ...result.findings.map((finding) => findingBlock(finding, shown, options)),
    ...(result.notes.length > 0 ? [unreadLines(result.notes, options)] : []),
    closingBlock(result, shown, options),
  ];
  return withoutWorkflowCommands(`${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`);
}
