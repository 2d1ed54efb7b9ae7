import { randomUUID } from 'node:crypto';
import { either } from '../github/either.ts';
import { gitObjects } from '../github/git.ts';
import { type Occasion, occasionOf } from '../github/occasion.ts';
import { lint } from '../lint.ts';
import { escapedData, githubReport } from '../report/annotations.ts';
import { paintFor } from '../report/colour.ts';
import { fails } from '../report/gate.ts';
import { lintJson } from '../report/lint-json.ts';
import { reviewOf } from '../report/review/collect.ts';
import { summaryReport } from '../report/summary.ts';
import { terminalReport } from '../report/terminal.ts';
import { folderWorkspace } from '../workspace/folder.ts';
import { UsageError } from '../workspace/usage-error.ts';
import { addressesOf } from './addresses.ts';
import { compare } from './compare.ts';
import { checkedFolder } from './folder.ts';
import { type GitHub, gitHub } from './git-hub.ts';
import { headLines } from './head-lines.ts';
import { inputsOf } from './inputs.ts';
import type { Job } from './job.ts';
import { addToSummary, setOutputs, writeReport, writeSarif } from './outputs.ts';
import type { Publication } from './publish.ts';
import { refuseOtherNames } from './renamed.ts';

/** What a job's log shows without a break on a common screen. */
const LOG_COLUMNS = 120;

/**
 * One step of a job: checks the checkout, compares it with the commit before the change, and says what it found as
 * annotations, in the summary, in the log, as outputs and, where it is asked to, on the pull request.
 * @returns the exit code: 1 where something at or above `fail-on` was found
 * @throws UsageError where the workflow has to be mended; anything else is a bug
 */
export async function run({ environment, print }: Job): Promise<number> {
  refuseOtherNames(environment);
  const inputs = inputsOf();
  if (inputs.reviewFile !== null) {
    const { relay } = await import('./relay.ts');
    return relay(inputs.reviewFile, inputs, { environment, print });
  }
  const folder = checkedFolder(environment['GITHUB_WORKSPACE'] || process.cwd(), inputs.path);
  const workspace = folderWorkspace(folder.path, {}, folder.repository);
  if (workspace.files.length === 0) {
    throw new UsageError(
      `There are no files to check in "${inputs.path}": a step with \`actions/checkout\` has to come before this one.`,
    );
  }
  const occasion = occasionOf(environment);
  const result = await lint(workspace, { pedantic: inputs.pedantic });
  const api = gitHub(inputs.token, environment);
  const sha = environment['GITHUB_SHA'] ?? 'HEAD';
  const objects = either(folder.git === null ? null : gitObjects(folder.git), () => api?.objects() ?? null);
  const comparison = await compare(result, {
    occasion,
    folder,
    ignores: !workspace.tracked,
    sha,
    options: { pedantic: inputs.pedantic },
    objects,
  });
  const judged = inputs.onlyNew && comparison.changes ? { ...result, findings: comparison.changes.added } : result;
  const failed = fails(judged, inputs.failOn);

  print(
    quoted(terminalReport(result, { paint: paintFor(environment, true), prefix: folder.prefix, columns: LOG_COLUMNS })),
  );
  const shownLine = await headLines(result, occasion.pullRequest, sha, folder.prefix, objects);
  const kept = result.findings.length - judged.findings.length;
  print(githubReport(judged, folder.prefix, shownLine, kept));
  const review = reviewOf(result, { ...comparison, prefix: folder.prefix, shownLine });
  const addresses = addressesOf(environment, occasion.pullRequest);
  await addToSummary(summaryReport(review, addresses.of), environment);
  if (inputs.sarifFile !== null) await writeSarif(inputs.sarifFile, result, folder);
  const json = lintJson(result);
  const report = writeReport('', json, environment);
  setOutputs(judged, failed, { json, report, review: writeReport('-review', JSON.stringify(review), environment) });
  if (inputs.comment !== 'never' || inputs.suggest) {
    const problems = await published(
      { inputs, workspace, result, review, addresses, prefix: folder.prefix },
      occasion,
      api,
    );
    for (const problem of problems) print(`::warning title=gunicorn-plan-lint::${escapedData(problem)}\n`);
  }
  return failed ? 1 : 0;

  /** Writes on the pull request what is asked for, if there is one and this job's token can. */
  async function published(
    publication: Omit<Publication, 'client' | 'isOwn' | 'repository' | 'pullRequest'>,
    { pullRequest }: Occasion,
    gitHubApi: GitHub | null,
  ): Promise<readonly string[]> {
    if (!pullRequest?.open) return [];
    if (gitHubApi === null) return ['nothing is written on the pull request: the input `token` is empty.'];
    if (pullRequest.readOnly !== null) {
      print(`Nothing is written on the pull request: ${pullRequest.readOnly}, and so the job's token can only read.\n`);
      return [];
    }
    const { publish } = await import('./publish.ts');
    const [client, isOwn] = [await gitHubApi.client(), await gitHubApi.isOwn()];
    return publish({ ...publication, client, isOwn, repository: gitHubApi.repository, pullRequest });
  }
}

/** Text in which the runner reads no commands, whatever it quotes of the repository. */
function quoted(text: string): string {
  const mark = randomUUID();
  return `::stop-commands::${mark}\n${text}::${mark}::\n`;
}
