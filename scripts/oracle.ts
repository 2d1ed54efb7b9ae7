// npm run oracle -- FILE… [--repos DIR] [--answers OUT] [--unknown]: compares us with real programs' answers; with
// --unknown it shows the cases that we leave unknown, too.
import { createWriteStream, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Check, Outcome } from './oracle/case.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { repos: { type: 'string' }, answers: { type: 'string' }, unknown: { type: 'boolean' } },
});
if (positionals.length === 0) {
  console.error('usage: npm run oracle -- FILE… [--repos DIR] [--answers OUT] [--unknown]');
  process.exit(2);
}

type Format =
  | 'gunicorn'
  | 'startup-commands'
  | 'default-launch'
  | 'wild'
  | `bicep-${'files' | 'expressions' | 'parse-trees' | 'values' | 'compiled' | 'appservice'}`;

/** A format is known by the keys of its first case, whatever the file is called. */
const FORMATS: readonly (readonly [Format, (keys: ReadonlySet<string>) => boolean])[] = [
  ['bicep-files', (keys) => keys.has('parses')],
  ['wild', (keys) => keys.has('deployments') && keys.has('repo')],
  ['gunicorn', (keys) => keys.has('argv') && keys.has('cpus')],
  ['default-launch', (keys) => keys.has('appSettings') && keys.has('command')],
  ['startup-commands', (keys) => keys.has('command')],
  ['bicep-values', (keys) => keys.has('paramDefaults')],
  ['bicep-compiled', (keys) => keys.has('facts')],
  ['bicep-appservice', (keys) => keys.has('resources') && keys.has('bicep')],
  ['bicep-expressions', (keys) => keys.has('expr') && (keys.has('form') || keys.has('category'))],
  ['bicep-parse-trees', (keys) => keys.has('expr')],
];

const CHECKS: Readonly<Record<Format, () => Promise<{ check: Check }>>> = {
  gunicorn: () => import('./oracle/gunicorn.ts'),
  'startup-commands': () => import('./oracle/startup-commands.ts'),
  'default-launch': () => import('./oracle/default-launch.ts'),
  wild: () => import('./oracle/wild.ts'),
  'bicep-files': () => import('./oracle/bicep-files.ts'),
  'bicep-expressions': () => import('./oracle/bicep-expressions.ts'),
  'bicep-parse-trees': () => import('./oracle/bicep-parse-trees.ts'),
  'bicep-values': () => import('./oracle/bicep-values.ts'),
  'bicep-compiled': () => import('./oracle/bicep-compiled.ts'),
  'bicep-appservice': () => import('./oracle/bicep-appservice.ts'),
};

type Tally = Record<Outcome['outcome'], number>;
const total = none();
const answers = values.answers === undefined ? null : createWriteStream(values.answers);

for (const file of positionals) {
  const cases = casesOf(file);
  const keys = new Set(Object.keys((cases[0] as object | undefined) ?? {}));
  const format = FORMATS.find(([, fits]) => fits(keys))?.[0];
  if (!format) {
    console.error(`${file}: no known format has these keys: ${[...keys].join(', ')}`);
    process.exit(2);
  }
  const { check } = await CHECKS[format]();
  const tally = none();
  for await (const outcome of check(cases, { repos: values.repos ?? null, file: basename(file) })) {
    tally[outcome.outcome]++;
    total[outcome.outcome]++;
    if (outcome.outcome === 'wrong' || (outcome.outcome === 'unknown' && values.unknown)) {
      console.log(
        `${outcome.outcome.toUpperCase()} ${outcome.id}\n  expected ${outcome.expected}\n  answered ${JSON.stringify(outcome.answer)}`,
      );
    }
    const name = outcome.repo === undefined ? { id: outcome.id } : { repo: outcome.repo };
    answers?.write(`${JSON.stringify({ file: basename(file), ...name, answer: outcome.answer })}\n`);
  }
  console.log(`${basename(file)}: ${sentence(tally)}`);
}
answers?.end();
console.log(sentence(total));
process.exitCode = total.wrong > 0 ? 1 : 0;

/** One JSON case a line, or one JSON document as the only case. */
function casesOf(file: string): readonly unknown[] {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.json')) return [JSON.parse(text)];
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

function none(): Tally {
  return { agree: 0, unknown: 0, wrong: 0, skipped: 0 };
}

function sentence({ agree, unknown, wrong, skipped }: Tally): string {
  return `${agree} agree, ${unknown} unknown, ${wrong} wrong${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
