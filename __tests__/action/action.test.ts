import { CURE, example, exampleWith } from '../example.ts';
import { type Event, mergeGroup, pullRequest, push, workflowDispatch } from './events.ts';
import { runStep } from './github.ts';

const SITE_LINE =
  example()
    ['infra/main.bicep']?.split('\n')
    .findIndex((line) => line.startsWith('resource site')) ?? -1;

test.each([pullRequest, push, workflowDispatch, mergeGroup].map((event) => [event.name, event] as const))(
  'on %s: an annotation at the site, a row in the summary, outputs, and no call of the API',
  async (_, event: Event) => {
    const { code, annotations, outputs, summary, requests, report, log } = await runStep({ event, files: example() });
    expect(annotations).toHaveLength(1);
    expect(annotations[0]).toMatchObject({
      kind: 'warning',
      properties: {
        file: 'infra/main.bicep',
        line: String(SITE_LINE + 1),
        title: expect.stringContaining('single-request-capacity'),
      },
      message: expect.stringContaining(CURE),
    });
    expect(outputs).toMatchObject({
      conclusion: 'success',
      findings: '1',
      errors: '0',
      warnings: '1',
      notes: '0',
      deployments: '1',
      report: expect.stringMatching(/__contoso_lint\.json$/),
    });
    expect(summary).toMatch(/^\| <code>parcels-prod<\/code> \| <code>prod<\/code> \| B1 .*\| \*\*1\*\*/m);
    expect(summary).toContain('gunicorn');
    expect(report).toMatchObject({
      version: 1,
      findings: [{ rule: 'single-request-capacity', file: 'infra/main.bicep' }],
    });
    expect(log).toContain('18 at once');
    expect(requests).toEqual([]);
    expect(code).toBe(0);
  },
);

test('the cure passes with any gate but note', async () => {
  const outcome = await runStep({ event: pullRequest, files: exampleWith(CURE), inputs: { 'fail-on': 'warning' } });
  expect(outcome.code).toBe(0);
  expect(outcome.outputs).toMatchObject({ conclusion: 'success', errors: '0', warnings: '0' });
  expect(outcome.summary).toMatch(/\| \*\*18\*\*/);
});

test('fail-on decides whether the job fails', async () => {
  const outcome = await runStep({ event: pullRequest, files: example(), inputs: { 'fail-on': 'warning' } });
  expect(outcome.code).toBe(1);
  expect(outcome.outputs).toMatchObject({ conclusion: 'failure' });
  // No annotation is spent on saying that it fails.
  expect(outcome.annotations).toHaveLength(1);
});

test('a repository without a deployment passes, and is told what was looked for', async () => {
  const outcome = await runStep({
    event: pullRequest,
    files: { 'README.md': '# Nothing to see\n' },
    inputs: { 'fail-on': 'note' },
  });
  expect(outcome.code).toBe(0);
  expect(outcome.annotations).toEqual([]);
  expect(outcome.outputs).toMatchObject({ conclusion: 'success', findings: '0', deployments: '0' });
  expect(outcome.summary).toContain('No Python app on Azure App Service was found');
  expect(outcome.summary).toContain('webapps');
});

test('paths start at the root of the repository, whatever the path input is', async () => {
  const files = Object.fromEntries(Object.entries(example()).map(([path, text]) => [`shop/${path}`, text]));
  const outcome = await runStep({ event: pullRequest, files, inputs: { path: 'shop' } });
  expect(outcome.annotations.map(({ properties }) => properties['file'])).toEqual(['shop/infra/main.bicep']);
});

test.each([
  [{ 'fail-on': 'warn' }, 'The input `fail-on` is one of error, warning, note, never, not "warn".'],
  [{ pedantic: 'yes' }, 'The input `pedantic` is true or false, not "yes".'],
  [{ path: 'nowhere' }, 'The input `path` names no folder of the checkout: "nowhere".'],
  [{ path: '..' }, 'The input `path` leads out of the checkout: "..".'],
  [{ fail_on: 'warning' }, 'The input `fail_on` is called `fail-on` here: please rename it.'],
  [{ 'github-token': 'x' }, 'The input `github-token` is called `token` here: please rename it.'],
])('an input that cannot be: %j', async (inputs, message) => {
  const outcome = await runStep({ event: pullRequest, files: example(), inputs: inputs as Record<string, string> });
  expect(outcome.annotations).toMatchObject([{ kind: 'error', message }]);
  expect(outcome.code).toBe(2);
});

test('a job that has checked nothing out does not pass', async () => {
  const outcome = await runStep({ event: pullRequest, files: {} });
  expect(outcome.annotations).toMatchObject([{ kind: 'error', message: expect.stringContaining('actions/checkout') }]);
  expect(outcome.code).toBe(2);
});

test('text of the repository starts no workflow command', async () => {
  const template = example()['infra/main.bicep'] ?? '';
  const hostile = template.replace("'parcels-${environmentName}'", "'x\\n::error::planted'");
  const files = {
    ...example(),
    'infra/main.bicep': hostile,
    '.github/workflows/::error::planted.yml': 'on: [\n::error::planted\n##[error]planted',
  };
  const outcome = await runStep({ event: pullRequest, files });
  expect(outcome.annotations).not.toEqual([]);
  for (const { kind, message, properties } of outcome.annotations) {
    expect(kind).not.toBe('error');
    expect(message).not.toMatch(/^planted/);
    expect(['infra/main.bicep', '.github/workflows/deploy.yml']).toContain(properties['file']);
  }
  expect(outcome.log).not.toContain('##[');
});
