import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setOutput, summary } from '@actions/core';
import { tally } from '../report/coverage.ts';
import type { Result } from '../result.ts';
import type { Environment } from './run.ts';

/** Sets what later steps can read: each output is described in `action.yml`. */
export function setOutputs(result: Result, failed: boolean, report: string): void {
  const { error, warning, note } = tally(result);
  setOutput('conclusion', failed ? 'failure' : 'success');
  setOutput('findings', result.findings.length);
  setOutput('errors', error);
  setOutput('warnings', warning);
  setOutput('notes', note);
  setOutput('deployments', result.subjects.length);
  setOutput('report', report);
}

/** Writes the report where later steps can take it from; a file for each step, as a job may run several. */
export function writeReport(text: string, environment: Environment): string {
  const folder = join(environment['RUNNER_TEMP'] || tmpdir(), 'gunicorn-plan-lint');
  mkdirSync(folder, { recursive: true });
  const step = (environment['GITHUB_ACTION'] || 'report').replace(/[^A-Za-z0-9_-]+/g, '-');
  const path = join(folder, `${step}.json`);
  writeFileSync(path, text);
  return path;
}

/** Adds to the job's summary, where the runner has one. */
export async function addToSummary(text: string, environment: Environment): Promise<void> {
  const file = environment['GITHUB_STEP_SUMMARY'];
  if (file && existsSync(file)) await summary.addRaw(text).write();
}
