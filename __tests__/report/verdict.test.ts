import { reviewOf } from '../../src/report/review/collect.ts';
import { verdict } from '../../src/report/review/verdict.ts';
import type { Result } from '../../src/result.ts';
import { deployment, finding, NOT_KNOWN, result, subject } from './fixture.ts';

const said = (run: Result): string => verdict(reviewOf(run, { changes: null, noBase: null, prefix: '' }));

test('all is well only where all is known', () => {
  expect(said(result({ findings: [] }))).toBe('🟢 **All well in 1 deployment.**');
  const unnamed = subject({ deployment: deployment({ name: NOT_KNOWN }) });
  expect(said(result({ findings: [], subjects: [unnamed] }))).toBe(
    '🟢 **Nothing wrong is known in 1 deployment.** 1 thing can&#39;t be known: see below.',
  );
});

test('findings are counted worst first, and the worst gives the sign', () => {
  const findings = [finding({ severity: 'note' }), finding(), finding({ severity: 'error' }), finding()];
  expect(said(result({ findings }))).toBe('🔴 **1 error, 2 warnings, 1 note.**');
});

test('where nothing is deployed, that is the verdict', () => {
  expect(said(result({ subjects: [], findings: [] }))).toMatch(/^🟢 No Python app on Azure App Service was found/);
});
