import { rmSync } from 'node:fs';
import { rendered } from '../../scripts/pictures/page.ts';
import { type Api, gitHubApi } from './api.ts';
import { forkEvent, pullRequest, workflowRunEvent } from './events.ts';
import { type Outcome, runStep } from './github.ts';
import { excessive } from './world.ts';

const world = excessive();
const commits = { head: world.head, base: world.target, merge: world.merge };
const files = world.checkout(world.merge, 'full');
const checked = await runStep({ event: forkEvent(commits), files, inputs: { comment: 'auto', token: 'ghs_test' } });
const review = checked.review ?? '';
afterAll(() => {
  world.remove();
  rmSync(files, { recursive: true, force: true });
});

let api: Api;
beforeEach(async () => {
  api = await gitHubApi(world);
});
afterEach(() => {
  expect(api.problems).toEqual([]);
  api.close();
});

async function relayed(text: string, inputs: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return runStep({
    event: workflowRunEvent(commits),
    files: { 'review.json': text },
    inputs: { comment: 'auto', token: 'ghs_test', 'review-file': 'review.json', ...inputs },
    api,
  });
}

test('a pull request from a fork gets its comment from the run that may write, as if the first had written it', async () => {
  const outcome = await relayed(review);
  expect(outcome.code).toBe(0);
  expect(outcome.annotations).toEqual([]);
  expect(outcome.requests).toEqual([
    'GET /repos/contoso/parcels/pulls?state=open&head=mallory%3Achange&per_page=100',
    'GET /repos/contoso/parcels/issues/7/comments?per_page=100',
    'POST /repos/contoso/parcels/issues/7/comments',
  ]);
  const [comment] = api.comments;
  expect(comment?.body).toContain('🟡 **1 new warning**, 1 finding fixed.');
  expect(comment?.body).toContain(`/contoso/parcels/blob/${world.head}/infra/main.bicep#L36`);
  expect(comment?.body).toContain('/contoso/parcels/actions/runs/2002');
  expect((await relayed(review)).requests.filter((call) => !call.startsWith('GET'))).toEqual([]);
});

test('nothing is written where the pull request has got another commit since', async () => {
  const event = workflowRunEvent({ ...commits, head: world.base });
  const inputs = { comment: 'always', token: 'ghs_test', 'review-file': 'review.json' };
  const outcome = await runStep({ event, files: { 'review.json': review }, inputs, api });
  expect(outcome.log).toContain('no open pull request has the commit that was checked as its newest');
  expect(api.comments).toEqual([]);
});

test('whatever the file says, nothing in it acts', async () => {
  const hostile =
    '</code></details><script>x</script> @ada #12 ![x](https://evil.example/x) [a](javascript:x)\n## Heading';
  const strings = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strings);
    if (typeof value !== 'object' || value === null) return value;
    const kept = new Set(['severity', 'confidence', 'change', 'kind']);
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        typeof inner === 'string' && !kept.has(key) ? hostile : strings(inner),
      ]),
    );
  };
  const outcome = await relayed(JSON.stringify(strings(JSON.parse(review))));
  expect(outcome.code).toBe(0);
  const html = rendered(api.comments[0]?.body ?? '');
  expect(html).not.toMatch(/<(script|img|h2)/);
  expect(html).not.toMatch(/href="(?!https:\/\/github\.example\/contoso\/parcels\/)/);
  expect(html.replace(/<(code|pre)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ')).not.toMatch(/@\w|#\d/);
});

test.each<[string, string, RegExp]>([
  ['no JSON', 'All is well.', /is no review of gunicorn-plan-lint\.$/],
  ['other JSON', '{"version": 1}', /is no review of gunicorn-plan-lint at \w+\.$/],
  ['a key too many', review.replace('{', '{"body": "x", '), /is no review of gunicorn-plan-lint\.$/],
  [
    'a number that is text',
    review.replace(/"fixed":\d+/, '"fixed":"1"'),
    /is no review of gunicorn-plan-lint at fixed\.$/,
  ],
  ['very much text', JSON.stringify({ x: 'x'.repeat(5_000_000) }), /larger than 4 MiB/],
  ['a version of its own', review.replace('"version":1', '"version":2'), /at version\.$/],
])('a file with %s is refused in a sentence', async (_, text, sentence) => {
  const outcome = await relayed(text);
  expect(outcome.annotations).toMatchObject([{ kind: 'error', message: expect.stringMatching(sentence) }]);
  expect(outcome.code).toBe(2);
  expect(api.calls).toEqual([]);
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  ['no file', { 'review-file': 'nowhere.json' }, /^The input `review-file` names no file: "nowhere\.json"\.$/],
  ['no token', { token: '' }, /needs a `token`/],
])('a workflow with %s is told so', async (_, inputs, sentence) => {
  const outcome = await relayed(review, inputs);
  expect(outcome.annotations).toMatchObject([{ kind: 'error', message: expect.stringMatching(sentence) }]);
  expect(outcome.code).toBe(2);
});

test('in a workflow that starts on anything else it is refused', async () => {
  const outcome = await runStep({
    event: pullRequest,
    files: { 'review.json': review },
    inputs: { token: 'ghs_test', 'review-file': 'review.json' },
    api,
  });
  expect(outcome.annotations).toMatchObject([
    { kind: 'error', message: expect.stringContaining('is for a workflow that starts on `workflow_run`') },
  ]);
  expect(outcome.code).toBe(2);
});
