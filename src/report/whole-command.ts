import { commandWith } from '../capacity/gunicorn-command.ts';
import { type Launch, serverProcess } from '../launch/launch.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../text/source.ts';
import type { Shown } from './hidden.ts';

/**
 * The command to copy: where a rule names only the options to change, the whole gunicorn command with them, if the place to
 * change is that command and it is the same in all environments. In a config file the options are its settings.
 */
export function wholeCommand({ fix, at, subjects }: Finding, shown: Shown): string | null {
  const command = fix?.command ?? null;
  if (command === null) return null;
  const wholes = new Set(subjects.map(({ launch }) => (isWrittenIn(at, launch) ? commandWith(launch, command) : null)));
  const [whole] = wholes.size === 1 ? wholes : [];
  // A secret that had to be masked can't be copied.
  if (whole && shown.words(whole) === whole) return whole;
  if (at.source.path.endsWith('.py')) return shown.words(assignments(command) ?? command);
  const isElsewhere = subjects.length > 0 && !subjects.some(({ launch }) => isWrittenIn(at, launch));
  return shown.words((isElsewhere ? changedLine(at, command) : null) ?? command);
}

/** Of a value that is no part of a command (an app setting, a variable), the line with the value of the option in its place. */
function changedLine({ source, start, end }: Span, command: string): string | null {
  const [, value] = /^--[a-z-]+[ =](\S+)$/.exec(command) ?? [];
  const [, quote] = /^(['"]?)[\w.:-]+\1$/.exec(source.text.slice(start, end)) ?? [];
  if (value === undefined || quote === undefined) return null;
  const before = source.text.slice(source.text.lastIndexOf('\n', start - 1) + 1, start);
  const [after = ''] = /^.*/.exec(source.text.slice(end)) ?? [];
  return `${before}${quote}${value}${quote}${after}`.trim();
}

/** What a config file calls options that have another name on the command line (gunicorn/config.py). */
const SETTINGS: Readonly<Record<string, string>> = {
  'access-logfile': 'accesslog',
  'error-logfile': 'errorlog',
  'keep-alive': 'keepalive',
  'log-level': 'loglevel',
};
const OPTION = /--([a-z_-]+)(?:=| )(?:"([^"\\$]*)"|([^\s'"\\$]+))(?: |$)/y;

/** `--workers 3 --threads 6` as a config file in Python says it, a line each; null for anything else. */
function assignments(command: string): string | null {
  const lines: string[] = [];
  OPTION.lastIndex = 0;
  for (let at = 0; at < command.length; at = OPTION.lastIndex) {
    const [, option = '', quoted, plain = ''] = OPTION.exec(command) ?? [];
    if (option === '') return null;
    const value = quoted ?? plain;
    const name = SETTINGS[option] ?? option.replaceAll('-', '_');
    lines.push(`${name} = ${/^\d+$/.test(value) ? value : JSON.stringify(value)}`);
  }
  return lines.join('\n');
}

function isWrittenIn({ source, start, end }: Span, launch: Launch): boolean {
  const words = serverProcess(launch)?.argv ?? [];
  return words.some(({ pieces }) =>
    pieces.some(({ span }) => span !== null && span.source === source && span.start < end && start < span.end),
  );
}
