import { TracedText } from '../../text/traced.ts';
import type { ScriptEnd } from '../shell/world.ts';
import { ENV_FILE, OUTPUT_FILE } from './command-files.ts';
import type { Doing } from './runner/follow.ts';
import { writtenText } from './runner/powershell-parameters.ts';

/**
 * What a script of PowerShell has written for later steps: `"NAME=value" >> $env:GITHUB_ENV`.
 * @param outer how many conditions the step itself hangs on
 * @returns null where it writes something of which not all is known
 */
export function writtenByPowerShell(doings: readonly Doing[], outer: number): ScriptEnd | null {
  const files = new Map<string, TracedText>();
  for (const doing of doings) {
    const written = doing.kind === 'command' ? writtenText(doing.command) : null;
    if (!written || (written.path !== ENV_FILE && written.path !== OUTPUT_FILE)) continue;
    if (!written.text || doing.conditions.length > outer) return null;
    const before = written.appends ? (files.get(written.path) ?? TracedText.empty) : TracedText.empty;
    files.set(written.path, before.concat(written.text));
  }
  return { condition: null, files, output: TracedText.empty };
}
