import type { Repository } from './api-objects.ts';
import type { Client } from './client.ts';
import type { PullRequest, Run } from './occasion.ts';

/**
 * The open pull request whose newest commit a run checked; null where it has got a newer one, or is none.
 * For a pull request from a fork the event names none, so it is found by its branch.
 */
export async function runPullRequest(client: Client, repository: Repository, run: Run): Promise<PullRequest | null> {
  const { data } = await client.rest.pulls.list({
    ...repository,
    state: 'open',
    head: `${run.headOwner}:${run.headBranch}`,
    per_page: 100,
  });
  const found = data.find(({ head }) => head.sha === run.headSha);
  return found ? { number: found.number, head: run.headSha, open: true, readOnly: null } : null;
}
