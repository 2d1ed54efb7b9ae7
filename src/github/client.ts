import { getOctokit } from '@actions/github';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';

export type Client = ReturnType<typeof clientOf>;

/** How often a call is made again after the API asked to wait, and the longest wait that is worth a job's minutes. */
const RETRIES = 2;
const LONGEST_WAIT = 60;

/** GitHub's API with a token, at the address of `GITHUB_API_URL`: failing calls are made again, and limits waited for, by the client's own plugins. */
export function clientOf(token: string) {
  const again = (seconds: number, _options: unknown, _client: unknown, count: number): boolean =>
    count < RETRIES && seconds <= LONGEST_WAIT;
  return getOctokit(
    token,
    {
      request: { timeout: 30_000 },
      retry: { retries: RETRIES, doNotRetry: [400, 401, 403, 404, 410, 422, 451] },
      throttle: { onRateLimit: again, onSecondaryRateLimit: again },
    },
    retry,
    throttling,
  );
}
