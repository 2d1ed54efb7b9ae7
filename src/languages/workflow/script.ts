import { TracedText } from '../../text/traced.ts';
import type { Value } from '../../value/value.ts';
import { runShell } from '../shell/run.ts';
import type { ShellRun } from '../shell/world.ts';
import { rememberedRun } from './remembered-runs.ts';
import type { RunOptions } from './run-types.ts';
import type { RunnerFiles } from './runner/files.ts';
import { followedContainer } from './runner/followed.ts';

export interface ScriptInput {
  readonly text: TracedText;
  readonly shell: 'sh' | 'bash';
  readonly cwd: string;
  readonly environment: ReadonlyMap<string, Value>;
  /** why other variables may be set; null where none are but the runner's own */
  readonly open: string | null;
  readonly files: RunnerFiles;
}

/** `./*` stays as it is written: it stands for all that lies there then, which need not be all that the repository holds. */
const WITHOUT_GLOBS = TracedText.of('set -f\n');

/** Follows a script of a step as its shell would, without running anything. */
export function runStepScript(input: ScriptInput, options: RunOptions): ShellRun {
  const { shell, text, cwd, environment, files, open } = input;
  return rememberedRun({ shell, text, cwd, open, environment, files }, () =>
    runShell(WITHOUT_GLOBS.concat(text), {
      shell,
      environment,
      environmentComplete: open === null,
      cwd,
      files: followedContainer(files),
      programs: options.programs,
      cpus: null,
      limits: { ways: 16 },
      keepFiles: true,
      succeeds: true,
    }),
  );
}
