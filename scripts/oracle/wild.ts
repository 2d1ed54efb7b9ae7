import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lint } from '../../src/lint.ts';
import type { OracleOptions, Outcome } from './case.ts';
import { gitWorkspace } from './git-workspace.ts';
import { type Shown, shownOf } from './wild-shown.ts';

/** A deployment as somebody read it out of the repository by hand. */
interface Label {
  readonly app: string;
  readonly startup: { readonly command: string } | null;
  readonly effective: Readonly<Record<string, unknown>> | null;
  readonly plan: { readonly sku: string } | null;
}

interface Case {
  readonly repo: string;
  readonly commit: string;
  readonly deployments: readonly Label[];
}

type Verdict = 'agree' | 'unknown' | 'wrong';

/** Real repositories whose launches were worked out by reading: one case a repository. */
export async function* check(lines: readonly unknown[], options: OracleOptions): AsyncIterable<Outcome> {
  for (const one of lines as readonly Case[]) {
    const git = options.repos === null ? null : join(options.repos, one.repo.replace('/', '+'), 'repo');
    if (git === null || !existsSync(git)) {
      yield { id: one.repo, repo: one.repo, outcome: 'skipped', expected: '', answer: null };
      continue;
    }
    const { subjects } = await lint(gitWorkspace(git, one.commit), { pedantic: true });
    const shown = subjects.map(shownOf);
    const verdicts = match(one.deployments, shown);
    const outcome = verdicts.includes('wrong') ? 'wrong' : verdicts.includes('unknown') ? 'unknown' : 'agree';
    yield {
      id: one.repo,
      repo: one.repo,
      outcome,
      expected: JSON.stringify(one.deployments.map(brief)),
      answer: { deployments: shown },
    };
  }
}

/** One to one by the most agreeing fields; what is shown without a label is wrong, a label that nothing shows is unknown. */
function match(labels: readonly Label[], shown: readonly Shown[]): readonly Verdict[] {
  const pairs = labels
    .flatMap((label, row) => shown.map((one, column) => ({ row, column, fields: compare(label, one) })))
    .sort((first, second) => score(second.fields) - score(first.fields));
  const rows = new Set<number>();
  const columns = new Set<number>();
  const verdicts: Verdict[] = [];
  for (const { row, column, fields } of pairs) {
    if (rows.has(row) || columns.has(column)) continue;
    rows.add(row);
    columns.add(column);
    verdicts.push(...fields);
  }
  const missed = labels.length - rows.size;
  const extra = shown.length - columns.size;
  return [...verdicts, ...Array<Verdict>(missed).fill('unknown'), ...Array<Verdict>(extra).fill('wrong')];
}

function score(fields: readonly Verdict[]): number {
  return fields.filter((field) => field === 'agree').length - fields.filter((field) => field === 'wrong').length;
}

function compare(label: Label, shown: Shown): readonly Verdict[] {
  const expected = brief(label);
  return Object.entries(expected).flatMap(([field, value]): readonly Verdict[] => {
    if (value === null || value === undefined || value === 'unknown') return [];
    const answer = shown.fields[field];
    if (answer === undefined || answer === null) return ['unknown'];
    return [fold(answer) === fold(value) ? 'agree' : 'wrong'];
  });
}

function brief({ startup, effective, plan }: Label): Readonly<Record<string, unknown>> {
  const className = effective?.['workerClass'];
  return {
    command: startup?.command ?? null,
    program: effective?.['program'],
    module: effective?.['module'],
    workers: effective?.['workers'],
    threads: effective?.['threads'],
    timeout: effective?.['timeout'],
    workerClass: typeof className === 'string' ? className.split('.').at(-1) : className,
    sku: plan?.sku,
  };
}

function fold(value: unknown): string {
  return String(value).replace(/\s+/g, ' ').trim().toLowerCase();
}
