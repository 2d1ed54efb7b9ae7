import { getOctokit } from '@actions/github';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';

export type Client = ReturnType<typeof clientOf>;

/** How long GitHub's API is waited for. */
export interface Patience {
  /** how often a call is made again after the API failed, or asked to wait */
  readonly retries: number;
  /** the longest wait that the API may ask for, in seconds: what is worth a job's minutes */
  readonly wait: number;
  /** the longest that an answer may take, in seconds */
  readonly answer: number;
}

const PATIENCE: Patience = { retries: 2, wait: 60, answer: 30 };

/** GitHub's API with a token, at the address of `GITHUB_API_URL`: failing calls are made again, and limits waited for, by the client's own plugins. */
export function clientOf(token: string, { retries, wait, answer }: Patience = PATIENCE) {
  const again = (seconds: number, _options: unknown, _client: unknown, count: number): boolean =>
    count < retries && seconds <= wait;
  const client = getOctokit(
    token,
    {
      retry: { retries, doNotRetry: [400, 401, 403, 404, 410, 422, 451] },
      throttle: { onRateLimit: again, onSecondaryRateLimit: again },
    },
    retry,
    throttling,
  );
  client.hook.before('request', ({ request }) => {
    const ask: typeof fetch = request?.fetch ?? fetch;
    if (!request) return;
    request.fetch = async (address: string, call: RequestInit) => {
      const signal = AbortSignal.timeout(answer * 1000);
      return ask(address, { ...call, signal }).catch((error: unknown) => {
        throw signal.aborted ? new Error(`no answer within ${answer} s`) : error;
      });
    };
  });
  return client;
}
