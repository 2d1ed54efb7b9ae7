import { existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { setOutput, summary } from '@actions/core';
import type { Environment } from '../github/occasion.ts';
import { tally } from '../report/coverage.ts';
import type { Result } from '../result.ts';
import { UsageError } from '../workspace/usage-error.ts';
import type { CheckedFolder } from './folder.ts';

/** More than this is for a file: outputs of a job are kept to 1 MB, and are copied into each job that needs them. */
const LONGEST_OUTPUT = 256 * 1024;

/** The report as text, and the paths of the files that were written. */
export interface Written {
  readonly json: string;
  readonly report: string;
  readonly review: string;
}

/** Sets what later steps can read: each output is described in `action.yml`. */
export function setOutputs(result: Result, failed: boolean, { json, report, review }: Written): void {
  const { error, warning, note } = tally(result);
  setOutput('conclusion', failed ? 'failure' : 'success');
  setOutput('findings', result.findings.length);
  setOutput('errors', error);
  setOutput('warnings', warning);
  setOutput('notes', note);
  setOutput('deployments', result.subjects.length);
  setOutput('report', report);
  setOutput('review', review);
  setOutput('report-json', json.length > LONGEST_OUTPUT ? '' : JSON.stringify(JSON.parse(json)));
}

/** Writes a file where later steps can take it from; one for each step, as a job may run several. */
export function writeReport(ending: string, text: string, environment: Environment): string {
  const folder = join(environment['RUNNER_TEMP'] || tmpdir(), 'gunicorn-plan-lint');
  mkdirSync(folder, { recursive: true });
  const step = (environment['GITHUB_ACTION'] || 'report').replace(/[^A-Za-z0-9_-]+/g, '-');
  const path = join(folder, `${step}${ending}.json`);
  writeFileSync(path, text);
  return path;
}

/** Writes the findings as SARIF, for a later step that uploads them. */
export async function writeSarif(path: string, result: Result, { repository, prefix }: CheckedFolder): Promise<void> {
  const { sarifReport } = await import('../report/sarif.ts');
  const file = resolve(repository, path);
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  // What the checkout has at this place may be a link that somebody put there: it is taken away, and never written through.
  const way = relative(repository, realpathSync(folder));
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) {
    throw new UsageError(`The input \`sarif-file\` leads out of the checkout: "${path}".`);
  }
  rmSync(file, { force: true });
  writeFileSync(file, sarifReport(result, prefix), { flag: 'wx' });
}

/** Adds to the job's summary, where the runner has one. */
export async function addToSummary(text: string, environment: Environment): Promise<void> {
  const file = environment['GITHUB_STEP_SUMMARY'];
  if (file && existsSync(file)) await summary.addRaw(text).write();
}
