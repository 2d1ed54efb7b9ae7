import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { count } from '../report/phrase.ts';
import type { Result } from '../result.ts';
import { baselineText } from '../suppress/baseline.ts';
import { errorCode } from '../workspace/error-code.ts';
import { UsageError } from '../workspace/usage-error.ts';
import type { Shell } from './shell.ts';

/**
 * Writes all that was found into a baseline.
 * @throws UsageError where the file can't be written
 */
export function updateBaseline({ findings }: Result, file: string, shell: Shell): void {
  try {
    writeFileSync(resolve(shell.folder, file), baselineText(findings));
  } catch (error) {
    throw new UsageError(`"${file}" cannot be written (${errorCode(error)}).`);
  }
  shell.print(`${count(findings.length, 'finding')} written to ${file}: --baseline ${file} leaves them out.\n`);
}
