import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Data goes from left to right: a folder imports only from folders to its left. */
const ORDER = [
  ['version.ts', 'start', 'text'],
  ['value'],
  ['workspace'],
  ['languages'],
  ['gunicorn', 'appservice', 'python'],
  ['surfaces'],
  ['deployments'],
  ['launch'],
  ['capacity'],
  ['rules'],
  ['config', 'suppress'],
  ['result.ts'],
  ['fix'],
  ['lint.ts'],
  ['check.ts'],
  ['recommend.ts'],
  ['report'],
  ['github'],
  ['cli', 'action'],
  ['cli.ts', 'action.ts'],
];
const source = join(import.meta.dirname, '..', 'src');

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

function imports(): readonly Import[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(source, file), 'utf8');
      const targets = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, target = '']) =>
        join(file, '..', target),
      );
      return targets.map((to) => ({ file, from: top(file), to: top(to) }));
    });
}

const top = (file: string): string => file.split('/')[0] ?? file;
const rank = (folder: string): number => ORDER.findIndex((names) => names.includes(folder));

describe('the structure', () => {
  test('every folder has its place in the order', () => {
    expect(readdirSync(source).filter((name) => rank(name) < 0)).toEqual([]);
  });

  test('no arrow points backwards', () => {
    expect(imports().filter(({ from, to }) => from !== to && rank(to) >= rank(from))).toEqual([]);
  });

  test('no file is larger than a room', () => {
    const large = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/(table|data|syntax)\.ts$/.test(file))
      .filter((file) => readFileSync(join(source, file), 'utf8').split('\n').length > 400);
    expect(large).toEqual([]);
  });
});
