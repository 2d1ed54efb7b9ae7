import { commentReport } from '../../src/report/comment.ts';
import type { Place, Review, ReviewedDeployment, ReviewedFinding } from '../../src/report/review/facts.ts';
import { summaryReport } from '../../src/report/summary.ts';

const place: Place = { path: 'infra/main.bicep', line: 1, endLine: 1 };
const address = () => 'https://github.example/contoso/parcels/blob/0123456789/infra/main.bicep#L1';

function deployment(number: number, text: string): ReviewedDeployment {
  return {
    app: `app-${number}${text}`,
    environment: `prod${text}`,
    condition: null,
    change: 'changed',
    plan: `B1 (1 vCPU, 1.75 GiB)${text}`,
    launch: { kind: 'starts', command: `gunicorn app:app${text}`, assumed: false },
    requests: '18',
    arithmetic: '3 workers × 6 threads',
    findings: [{ rule: 'excess-workers', severity: 'warning' }],
    fixed: ['single-request-capacity'],
    memory: { asked: 544, left: 430 },
    values: [{ what: 'requests at once', before: '1', after: '18' }],
    origins: [{ what: 'plan', value: `B1${text}`, from: place }],
    remarks: [`assumed${text}`],
  };
}

function finding(number: number, text: string): ReviewedFinding {
  return {
    rule: 'excess-workers',
    severity: 'warning',
    confidence: 'medium',
    isNew: true,
    place,
    app: `app-${number}`,
    environments: ['prod'],
    condition: null,
    message: `9 workers${text}`,
    related: [{ message: `the plan${text}`, place }],
    fix: { title: `use fewer${text}`, command: `--workers 3${text}` },
  };
}

function review(deployments: number, findings: number, text: string): Review {
  const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
  return {
    version: 1,
    noBase: `no reason${text}`,
    deployments: numbers(deployments).map((number) => deployment(number, text)),
    findings: numbers(findings).map((number) => finding(number, text)),
    fixed: 3,
    hidden: 2,
    filesRead: 9,
    lookedFor: numbers(200).map(() => `a place${text}`),
    unknowns: numbers(200).map(() => ({ reason: `nobody says${text}`, count: 2, place: 'main.bicep:1' })),
    notes: numbers(200).map(() => ({ place, message: `broken${text}` })),
  };
}

const comment = (own: Review): string => commentReport(own, { key: '.', address, run: 'https://github.example/run' });

test.each([
  ['many deployments', review(2000, 10, '')],
  ['many findings', review(2, 2000, '')],
  ['long names', review(2, 3, '|'.repeat(19_000))],
  ['nothing but long reasons', review(0, 0, '@'.repeat(19_000))],
  ['much of all', review(500, 500, '`#'.repeat(200))],
])('%s: the comment keeps to what the API takes, and the summary to what the runner takes', (_, own) => {
  const written = comment(own);
  expect(written.length).toBeLessThan(60_000);
  expect(written).toMatch(/^<!-- gunicorn-plan-lint:\. -->\n/);
  expect(written).toContain('[the last run](https://github.example/run)');
  expect(Buffer.byteLength(summaryReport(own, address))).toBeLessThan(1024 * 1024);
});

test('rows are left out whole, and it is said how many', () => {
  const written = comment(review(2000, 0, ''));
  const rows = written.split('\n').filter((line) => line.startsWith('| <code>app-') && line.includes('gunicorn'));
  const [, left = ''] = /^\| and (\d+) more deployments, in the report \|/m.exec(written) ?? [];
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.length + Number(left)).toBe(2000);
});

test('neither many findings nor many deployments leave no room for the other', () => {
  const written = comment(review(2000, 2000, ''));
  expect(written.match(/^#### /gm)?.length).toBeGreaterThan(20);
  expect(written.match(/^\| <code>app-/gm)?.length).toBeGreaterThan(20);
});
