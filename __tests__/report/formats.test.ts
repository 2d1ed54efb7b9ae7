import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { gitlabReport } from '../../src/report/gitlab.ts';
import { junitReport } from '../../src/report/junit.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { Source, span } from '../../src/text/source.ts';
import { at, BICEP, finding, result } from './fixture.ts';

const HOSTILE = new Source('a <b>&"#%.bicep', "'\u001b[31m ]]> <script> \u202e&amp; ::error::x'\n");
const run = result({
  findings: [
    finding({
      severity: 'error',
      fix: { title: 'Use', command: 'gunicorn app:app', edit: { at: at(BICEP, 'B1'), text: 'P1v3', safe: true } },
    }),
    finding(),
    finding({
      rule: 'excess-workers',
      severity: 'note',
      message: `quotes ${HOSTILE.text}\n[link](1) @ada`,
      at: span(HOSTILE, 3, 3),
      related: [{ message: 'a [b] \\ c', at: span(HOSTILE, 0, HOSTILE.text.length) }],
      environments: [null],
      fingerprint: 'other',
    }),
  ],
  notes: [
    { file: 'x y.bicep', message: 'not text' },
    { file: 'b.yml', line: 2, column: 3, message: 'not YAML' },
  ],
});

test('SARIF passes the official schema, also where the repository is hostile', () => {
  const {
    id: _,
    $schema: __,
    ...schema
  } = JSON.parse(readFileSync(join(import.meta.dirname, '../schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
  const valid = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(schema);
  valid(JSON.parse(sarifReport(run, 'shop/')));
  expect(valid.errors ?? []).toEqual([]);
  expect(valid({ version: '2.1.0', runs: [{}] })).toBe(false);
});

test('SARIF has what code scanning reads', () => {
  const [sarif] = JSON.parse(sarifReport(run, 'shop/')).runs;
  expect(sarif.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
    'single-request-capacity',
    'excess-workers',
  ]);
  for (const rule of sarif.tool.driver.rules) {
    for (const text of [rule.shortDescription.text, rule.fullDescription.text, rule.help.text])
      expect(text).not.toBe('');
    expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
  }
  const [first, second, third] = sarif.results;
  expect(first).toMatchObject({
    ruleIndex: 0,
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'shop/infra/main.bicep' },
          region: { startLine: 9, startColumn: 10, endLine: 9, endColumn: 14 },
        },
      },
    ],
    fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: 'P1v3' } }] }] }],
  });
  expect(first.message.text).toContain('the plan has 1 vCPU ([infra/main.prod.bicepparam](1))');
  // Two findings never share the hash that tells them apart.
  expect(first.partialFingerprints).toEqual({ primaryLocationLineHash: '0123456789abcdef:1' });
  expect(second.partialFingerprints).toEqual({ primaryLocationLineHash: '0123456789abcdef:2' });
  expect(third.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'shop/a%20%3Cb%3E%26%22%23%25.bicep', uriBaseId: '%SRCROOT%' },
    region: { startLine: 1, startColumn: 4, endLine: 1, endColumn: 5 },
  });
  expect(sarif.invocations[0].toolExecutionNotifications).toHaveLength(2);
});

test('JUnit: a failed test for each finding, a skipped one for each note, and nothing of the repository ends a tag', () => {
  const text = junitReport(run, 'shop/');
  expect(text).toContain('<testsuites name="gunicorn-plan-lint" tests="3" failures="2" skipped="1" errors="0">');
  expect(text).toContain('classname="single-request-capacity" name="orders-api: shop/infra/main.bicep:9"');
  expect(text).toContain('<failure message="orders-api serves one request at a time" type="error">');
  expect(text.match(/<(?!\/?(?:testsuites?|testcase|failure|skipped)\b|\?xml)/g)).toBeNull();
  expect(text).not.toMatch(/&(?!#\d+;)/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/);
});

test('JUnit: a deployment of which nothing is said is a passed test', () => {
  const text = junitReport(result({ findings: [] }), '');
  expect(text).toContain('tests="1" failures="0"');
  expect(text).toContain(
    '<testcase classname="deployment" name="orders-api (prod): 1 request at once (1 worker × 1 thread)" file="infra/main.bicep"/>',
  );
});

test('GitLab: one entry a finding, with fingerprints of its own', () => {
  const entries = JSON.parse(gitlabReport(run, 'shop/'));
  expect(entries).toHaveLength(3);
  expect(entries[0]).toEqual({
    description: expect.stringContaining('orders-api serves one request at a time'),
    check_name: 'single-request-capacity',
    fingerprint: '0123456789abcdef',
    severity: 'critical',
    location: { path: 'shop/infra/main.bicep', lines: { begin: 9, end: 9 } },
  });
  expect(new Set(entries.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(3);
});
