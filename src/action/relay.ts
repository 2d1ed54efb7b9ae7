import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Environment, occasionOf, type PullRequest } from '../github/occasion.ts';
import { runPullRequest } from '../github/run-pull-request.ts';
import { escapedData } from '../report/annotations.ts';
import type { Review } from '../report/review/facts.ts';
import { UsageError } from '../workspace/usage-error.ts';
import { addressesOf } from './addresses.ts';
import { gitHub } from './git-hub.ts';
import type { Inputs } from './inputs.ts';
import type { Job } from './job.ts';
import { attempts, writeComment } from './publish.ts';

/** Larger than any review. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Writes the comment of a review that another run made, whose own token couldn't: the second half of what is done for a pull
 * request from a fork. Which pull request it is, the event says; the file is data that anybody may have made.
 * @throws UsageError where the workflow has to be mended, or the file holds no review
 */
export async function relay(file: string, inputs: Inputs, { environment, print }: Job): Promise<number> {
  const { event, run } = occasionOf(environment);
  if (run === null) {
    throw new UsageError(
      `The input \`review-file\` is for a workflow that starts on \`workflow_run\`; this one started on \`${event}\`.`,
    );
  }
  const api = gitHub(inputs.token, environment);
  if (api === null) throw new UsageError('The input `review-file` needs a `token` that writes pull requests.');
  const { readReview } = await import('../report/review/read.ts');
  const review = readReview(textOf(file, environment));
  const problems = await attempts([
    {
      what: 'the comment',
      async write() {
        const client = await api.client();
        const pullRequest = await runPullRequest(client, api.repository, run);
        if (pullRequest === null) {
          print('Nothing is written: no open pull request has the commit that was checked as its newest.\n');
          return;
        }
        await written(review, pullRequest);
      },
    },
  ]);
  for (const problem of problems) print(`::warning title=gunicorn-plan-lint::${escapedData(problem)}\n`);
  return 0;

  async function written(own: Review, pullRequest: PullRequest): Promise<void> {
    if (api === null || run === null) return;
    const [client, isOwn] = [await api.client(), await api.isOwn()];
    const addresses = addressesOf({ ...environment, GITHUB_RUN_ID: String(run.id) }, pullRequest);
    const { repository } = api;
    await writeComment({ client, isOwn, repository, pullRequest, inputs, review: own, addresses });
  }
}

function textOf(file: string, environment: Environment): string {
  const path = resolve(environment['GITHUB_WORKSPACE'] || process.cwd(), file);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new UsageError(`The input \`review-file\` names no file: "${file}".`);
  if (found.size > MOST_BYTES) throw new UsageError(`The file "${file}" is too large for a review, and is not read.`);
  return readFileSync(path, 'utf8');
}
