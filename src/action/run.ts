import { randomUUID } from 'node:crypto';
import { lint } from '../lint.ts';
import { githubReport } from '../report/annotations.ts';
import { paintFor } from '../report/colour.ts';
import { fails } from '../report/gate.ts';
import { lintJson } from '../report/lint-json.ts';
import { summaryReport } from '../report/summary.ts';
import { terminalReport } from '../report/terminal.ts';
import { folderWorkspace } from '../workspace/folder.ts';
import { UsageError } from '../workspace/usage-error.ts';
import { checkedFolder } from './folder.ts';
import { inputsOf } from './inputs.ts';
import { addToSummary, setOutputs, writeReport } from './outputs.ts';

/** What a job's log shows without a break on a common screen. */
const LOG_COLUMNS = 120;

/** The environment that GitHub starts the Action in. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface Job {
  readonly environment: Environment;
  /** to the step's log, which is also where the runner reads its commands from */
  print(text: string): void;
}

/**
 * One step of a job: checks the checkout and says what it found as annotations, in the summary, in the log and as outputs.
 * @returns the exit code: 1 where something at or above `fail-on` was found
 * @throws UsageError where the workflow has to be mended; anything else is a bug
 */
export async function run({ environment, print }: Job): Promise<number> {
  const inputs = inputsOf();
  const folder = checkedFolder(environment['GITHUB_WORKSPACE'] || process.cwd(), inputs.path);
  const workspace = folderWorkspace(folder.path);
  if (workspace.files.length === 0) {
    throw new UsageError(
      `There are no files to check in "${inputs.path}": a step with \`actions/checkout\` has to come before this one.`,
    );
  }
  const result = await lint(workspace, { pedantic: inputs.pedantic });
  const failed = fails(result, inputs.failOn);
  print(
    quoted(terminalReport(result, { paint: paintFor(environment, true), prefix: folder.prefix, columns: LOG_COLUMNS })),
  );
  print(githubReport(result, folder.prefix));
  await addToSummary(summaryReport(result), environment);
  setOutputs(result, failed, writeReport(lintJson(result), environment));
  return failed ? 1 : 0;
}

/** Text in which the runner reads no commands, whatever it quotes of the repository. */
function quoted(text: string): string {
  const mark = randomUUID();
  return `::stop-commands::${mark}\n${text}::${mark}::\n`;
}
