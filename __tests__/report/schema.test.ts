import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { z } from 'zod';
import type { inspectSchema, lintSchema } from '../../scripts/docs/schema.ts';
import { type InspectJson, inspectJson } from '../../src/report/inspect-json.ts';
import { type LintJson, lintJson } from '../../src/report/lint-json.ts';
import { TracedText } from '../../src/text/traced.ts';
import { array, builtIn, object, string, type Value, written } from '../../src/value/value.ts';
import { at, BICEP, defaultLaunch, deployment, finding, NOT_KNOWN, result, subject, writtenText } from './fixture.ts';

const ajv = new Ajv2020({ allErrors: true });
const published = (name: string) => ajv.compile(JSON.parse(readFileSync(`docs/${name}.schema.json`, 'utf8')));

/** A run in which every kind of value and every part that may be absent occurs. */
function everything() {
  const here = written(at(BICEP, 'orders-api'));
  const partly = string(TracedText.of('x-').concat(TracedText.hole({ reason: 'not known' }, null)), here);
  const choice: Value = {
    kind: 'choice',
    origin: here,
    options: [
      { when: "env == 'prod'", value: writtenText(BICEP, 'B1') },
      { when: "!(env == 'prod')", value: NOT_KNOWN },
    ],
  };
  const launch = defaultLaunch();
  const list = array([string('a', here)], here);
  const settings = new Map<string, Value>([
    ['list', list],
    ['map', object([{ key: 'a', span: null, value: list }], builtIn("gunicorn's default"))],
    ['open', array([], here, NOT_KNOWN)],
  ]);
  const [process] = launch.processes;
  if (!process?.server) throw new Error('the fixture starts a server');
  const other = subject({
    deployment: deployment({
      name: partly,
      slot: writtenText(BICEP, 'site'),
      environment: null,
      condition: { when: 'deployApi', span: null },
      plan: null,
      root: { path: null, reason: 'the package is downloaded', whole: false },
    }),
    launch: {
      ...launch,
      command: choice,
      unknowns: [NOT_KNOWN],
      refusal: { by: 'gunicorn', message: 'no such option', about: null, span: null },
      processes: [{ ...process, condition: 'a file exists', server: { ...process.server, app: null, settings } }],
    },
  });
  const edit = { at: at(BICEP, 'B1'), text: 'P1v3', safe: true };
  return result({
    subjects: [subject(), other],
    findings: [
      finding(),
      finding({ fix: { title: 'Set', command: null, edit }, condition: 'x', environments: [null] }),
    ],
    notes: [
      { file: 'a.bicep', message: 'm' },
      { file: 'b.bicep', message: 'm', line: 2, column: 3 },
    ],
    coverage: {
      filesRead: 1,
      unknown: [
        { what: 'a', why: 'b', span: null },
        { what: 'c', why: 'd', span: edit.at },
      ],
      lookedFor: [],
    },
  });
}

test.each([
  ['inspect', inspectJson],
  ['lint', lintJson],
])('%s --format json is as its published schema says', (name, report) => {
  const valid = published(name);
  for (const run of [result(), result({ subjects: [], findings: [] }), everything()]) {
    valid(JSON.parse(report(run)));
    expect(valid.errors ?? []).toEqual([]);
  }
});

test('the published schemas refuse what the reports never are', () => {
  const valid = published('lint');
  const document = JSON.parse(lintJson(result()));
  expect(valid({ ...document, extra: 1 })).toBe(false);
  expect(valid({ ...document, findings: [{ ...document.findings[0], line: 0 }] })).toBe(false);
  expect(valid({ ...document, version: 2 })).toBe(false);
});

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
type Fits<Report, Schema> = Report extends Frozen<Schema> ? true : false;

test('the compiler finds a field that the reports or the schemas lack', () => {
  const fits: readonly [Fits<InspectJson, z.infer<typeof inspectSchema>>, Fits<LintJson, z.infer<typeof lintSchema>>] =
    [true, true];
  expect(fits).toEqual([true, true]);
});
