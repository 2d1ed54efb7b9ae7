import type { Severity } from '../rules/rule.ts';

/** Colours for a terminal, by what is coloured. Each gives its text back as it is where colours are off. */
export interface Paint {
  severity(severity: Severity, text: string): string;
  strong(text: string): string;
  faint(text: string): string;
  /** line numbers, arrows and the rule beside them */
  frame(text: string): string;
  /** a command to copy */
  command(text: string): string;
  good(text: string): string;
}

const SGR = { error: '1;31', warning: '1;33', note: '1;36' } as const;

export const plain: Paint = {
  severity: (_, text) => text,
  strong: (text) => text,
  faint: (text) => text,
  frame: (text) => text,
  command: (text) => text,
  good: (text) => text,
};

export const coloured: Paint = {
  severity: (severity, text) => sgr(SGR[severity], text),
  strong: (text) => sgr('1', text),
  faint: (text) => sgr('2', text),
  frame: (text) => sgr('34', text),
  command: (text) => sgr('1;32', text),
  good: (text) => sgr('32', text),
};

/** Whether to colour: `NO_COLOR` (https://no-color.org) wins over `FORCE_COLOR`, which wins over being a terminal. */
export function paintFor(environment: Readonly<Record<string, string | undefined>>, terminal: boolean): Paint {
  if (environment['NO_COLOR']) return plain;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced === '0' || forced === 'false' ? plain : coloured;
  return terminal && environment['TERM'] !== 'dumb' ? coloured : plain;
}

function sgr(code: string, text: string): string {
  return text === '' ? '' : `\u001b[${code}m${text}\u001b[0m`;
}
