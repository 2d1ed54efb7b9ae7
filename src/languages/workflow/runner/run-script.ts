import type { TracedText } from '../../../text/traced.ts';
import { runShell } from '../../shell/run.ts';
import type { ShellRun, ShellWorld } from '../../shell/world.ts';

/** Follows a script of the repository as bash would, wherever its programs come to succeed. */
export function runScript(
  script: TracedText,
  world: Pick<ShellWorld, 'environment' | 'cwd' | 'files' | 'programs' | 'typed' | 'given' | 'chosen'>,
): ShellRun {
  return runShell(script, {
    ...world,
    shell: 'bash',
    environmentComplete: false,
    cpus: null,
    limits: { ways: 24 },
    keepFiles: true,
    succeeds: true,
  });
}
