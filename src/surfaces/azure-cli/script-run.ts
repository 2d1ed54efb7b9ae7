import { batchAsShell } from '../../languages/as-shell/batch.ts';
import { makefileAsShell } from '../../languages/as-shell/makefile.ts';
import type { Chosen } from '../../languages/asked.ts';
import type { Given, ShellRun } from '../../languages/shell/world.ts';
import { runnerContainer } from '../../languages/workflow/runner/container.ts';
import { RUNNER_WORKSPACE, type RunnerFiles, runnerPath } from '../../languages/workflow/runner/files.ts';
import { followedContainer } from '../../languages/workflow/runner/followed.ts';
import { runScript } from '../../languages/workflow/runner/run-script.ts';
import { withoutReturns } from '../../text/line-ends.ts';
import { otherScript } from '../../text/script-file.ts';
import { type Source, span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import type { ContainerFiles } from '../../workspace/container.ts';
import { RUNNER_PROGRAMS } from '../workflow/runner-programs.ts';
import { wordValue } from './word-value.ts';

/** What is given to a script. */
export interface Answers {
  readonly given?: Given;
  readonly chosen?: Chosen;
}

/**
 * A script that is kept with Windows' line ends is called where they do no harm: the bash of Git for Windows and of MSYS2
 * passes over the returns. `-f`: a pattern for files stays as it is written, and stands for all that lies there then.
 */
export function runOf(cwd: string, files: RunnerFiles, source: Source, answers: Answers): ShellRun {
  const { path } = source;
  const written = asShell(source, cwd, files);
  const command = written
    ? TracedText.of('set -f\n').concat(written)
    : source.text.includes('\r\n')
      ? TracedText.of('set -f\n').concat(withoutReturns(TracedText.at(span(source, 0, source.text.length))))
      : TracedText.of(`bash -f '${runnerPath(RUNNER_WORKSPACE, path).replace(/'/g, `'\\''`)}'\n`);
  const seen = followedContainer(files, (now) => ofSomebody(runnerContainer(now)));
  const { chosen } = answers;
  const environment = new Map(
    chosen && /^\D/.test(chosen.name)
      ? [[chosen.name, wordValue(chosen.value, span(source, 0, source.text.length))]]
      : [],
  );
  return runScript(command, { environment, cwd, files: seen, programs: RUNNER_PROGRAMS, typed: true, ...answers });
}

/** Another language's commands as a script of bash; null for one that is. */
function asShell(source: Source, cwd: string, files: RunnerFiles): TracedText | null {
  switch (otherScript(source.path)) {
    case 'batch':
      return batchAsShell(source);
    case 'make':
      return makefileAsShell(source, (written) => runnerContainer(files).read(runnerPath(cwd, written)));
    case null:
      return null;
  }
}

/** What the repository doesn't hold (`.env`, `app.zip`) may lie in the folder of whoever runs the script all the same. */
function ofSomebody(files: ContainerFiles): ContainerFiles {
  return {
    ...files,
    kind(path) {
      const kind = files.kind(path);
      return kind === 'missing' ? 'unknown' : kind;
    },
  };
}
