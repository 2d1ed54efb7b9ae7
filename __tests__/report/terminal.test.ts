import { coloured, paintFor, plain } from '../../src/report/colour.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { Source } from '../../src/text/source.ts';
import { at, deployment, finding, NOT_KNOWN, result, subject, withAppSettings } from './fixture.ts';

const options = { paint: plain, prefix: '', columns: null };

test('a finding is shown with its line, the caret under its characters, the other place, the reason and the mend', () => {
  expect(
    terminalReport(result(), options),
  ).toBe(`warning[single-request-capacity]: orders-api serves one request at a time
 --> infra/main.bicep:9:10
  |
9 | resource site 'Microsoft.Web/sites@2024-04-01' = {
  |          ^^^^
 --> infra/main.prod.bicepparam:3:17
  |
3 | param skuName = 'B1'
  |                 ---- the plan has 1 vCPU
  |
  = App Service starts one sync worker with one thread, while B1 has room for 3 × 6.
  = holds for: orders-api in prod
  = mend: Set the startup command to
      gunicorn --bind=0.0.0.0 --timeout 600 --threads 6 --workers 3 app:app

orders-api (prod) on B1 (1 vCPU, 1.75 GiB), App Service's default launch (Flask): 1 request at once (1 worker × 1 thread)

1 warning; 4 files read, 1 deployment
`);
});

test('paths start where the user is', () => {
  expect(terminalReport(result(), { ...options, prefix: 'examples/shop/' })).toContain(
    '--> examples/shop/infra/main.bicep:9:10\n',
  );
});

test('a run without deployments says what it looked for', () => {
  const text = terminalReport(result({ subjects: [], findings: [] }), options);
  expect(text).toBe(`No Python app on Azure App Service was found here. Looked for:
  - sites in Bicep
  - steps that use azure/webapps-deploy

no findings; 4 files read, 0 deployments
`);
});

test('what is unknown is counted by reason, with the first place', () => {
  const plan = deployment().plan;
  const unknownPlan = subject({ deployment: deployment({ plan: plan && { ...plan, sku: NOT_KNOWN } }) });
  const text = terminalReport(
    result({
      subjects: [unknownPlan, unknownPlan],
      findings: [],
      hidden: 2,
      notes: [{ message: 'this file is not text', file: 'infra/broken.bicep', line: 3, column: 4 }],
    }),
    options,
  );
  expect(text).toContain(
    `no findings; 4 files read, 2 deployments, 2 things unknown; 2 more with --pedantic
  unknown: 2 × parameter \`skuName\` has no default and no parameter file sets it (infra/main.bicep:2)
`,
  );
  expect(text).toContain('not read: infra/broken.bicep:3:4: this file is not text\n');
});

test('columns are those of the terminal: tabs, wide characters and long lines keep the caret in its place', () => {
  const source = new Source('a.bicep', `\tvar 名前 = 'e\u0301' // here\n${'x'.repeat(300)} there ${'y'.repeat(300)}\n`);
  const shown = (characters: string) =>
    terminalReport(
      result({ findings: [finding({ at: at(source, characters), related: [], message: 'm', fix: null })] }),
      options,
    );
  expect(shown('here')).toContain(`1 |     var 名前 = 'e\u0301' // here\n  |                       ^^^^\n`);
  expect(shown('there')).toMatch(/2 \| …x{39} there y+…\n {2}\| {42}\^{5}\n/);
});

test('text of the repository can neither act on the terminal, nor turn or hide text, nor start a workflow command', () => {
  const source = new Source('a\u001b[2J.bicep', "\u001b[31m ##[error]x \u202e'\u200b' \u009b0m\r\n");
  const text = terminalReport(
    result({
      findings: [
        finding({
          at: at(source, '##[error]x'),
          related: [],
          message: 'a\u001b]0;title\u0007\n::error::b',
          fix: { title: 'Run', command: '::stop-commands::x\n  ::error::y', edit: null },
          environments: ['\u202eprod'],
        }),
      ],
    }),
    options,
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202e]/);
  expect(text).not.toMatch(/^\s*::/m);
  expect(text).not.toContain('##[');
  expect(text).toContain('␛[31m ##\\[error]x <U+202E>');
});

test('the value of an app setting that may be secret is not shown, and its line keeps its columns', () => {
  const { result: base, source } = withAppSettings({ DB_PASSWORD: 'hunter2-and-more', WEB_CONCURRENCY: '9' });
  const text = terminalReport(
    {
      ...base,
      findings: [
        finding({
          at: at(source, 'WEB_CONCURRENCY'),
          related: [],
          message: 'started with hunter2-and-more',
          fix: null,
        }),
      ],
    },
    options,
  );
  expect(text).not.toContain('hunter2');
  expect(text).toContain("1 | var settings = { DB_PASSWORD: '****************', WEB_CONCURRENCY: '9' }\n");
  expect(text).toContain(': started with ***\n');
});

test('an assignment of a secret within a command is not shown either', () => {
  const fix = {
    title: 'Run',
    command: 'SECRET_KEY=hunter2 API_KEY=$API_KEY gunicorn --env DB_PASSWORD="p" app:app',
    edit: null,
  };
  const text = terminalReport(result({ findings: [finding({ fix })] }), options);
  expect(text).toContain('SECRET_KEY=*** API_KEY=$API_KEY gunicorn --env DB_PASSWORD="***" app:app\n');
});

test('colours are used on a terminal, or when forced, and never with NO_COLOR', () => {
  expect(paintFor({}, true)).toBe(coloured);
  expect(paintFor({}, false)).toBe(plain);
  expect(paintFor({ FORCE_COLOR: '1' }, false)).toBe(coloured);
  expect(paintFor({ FORCE_COLOR: '0' }, true)).toBe(plain);
  expect(paintFor({ FORCE_COLOR: '1', NO_COLOR: '1' }, true)).toBe(plain);
  expect(paintFor({ TERM: 'dumb' }, true)).toBe(plain);
});

test('colours change nothing but colours', () => {
  const text = terminalReport(result(), { ...options, paint: coloured });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escape sequences
  expect(text.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe(terminalReport(result(), options));
});

test('sentences are broken at the edge of the terminal, a command to copy never is', () => {
  const long = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen';
  const text = terminalReport(
    result({
      findings: [
        finding({
          message: `${long}\n${long}`,
          related: [],
          fix: { title: 'Set', command: `gunicorn ${long}`, edit: null },
        }),
      ],
    }),
    { ...options, columns: 60 },
  );
  expect(text).toContain(`warning[single-request-capacity]: one two three four five
  six seven eight nine ten eleven twelve thirteen fourteen
 -->`);
  expect(text).toContain(`  = one two three four five six seven eight nine ten eleven
    twelve thirteen fourteen
  = holds`);
  expect(text).toContain(`      gunicorn ${long}\n`);
});
