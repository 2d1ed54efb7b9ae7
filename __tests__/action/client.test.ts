import { refusedWhy } from '../../src/action/refused.ts';
import { gitHubApi } from './api.ts';

test('an answer that doesn’t come is not waited for without end, but asked for again; then that is said', async () => {
  const api = await gitHubApi(null, [{ operation: 'issues/list-comments', times: 3, delay: 5_000 }]);
  const before = process.env['GITHUB_API_URL'];
  try {
    // The client reads its address when it is loaded.
    process.env['GITHUB_API_URL'] = api.url;
    const { clientOf } = await import('../../src/github/client.ts');
    const ask = (retries: number): Promise<unknown> =>
      clientOf('ghs_test', { retries, wait: 1, answer: 0.2 })
        .rest.issues.listComments({ owner: 'contoso', repo: 'parcels', issue_number: 7 })
        .then(({ data }) => data, refusedWhy);
    expect(await ask(1)).toBe("GitHub's API: no answer within 0.2 s");
    expect(await ask(1)).toEqual([]);
    expect(api.calls).toHaveLength(4);
  } finally {
    if (before === undefined) delete process.env['GITHUB_API_URL'];
    else process.env['GITHUB_API_URL'] = before;
    api.close();
  }
});
