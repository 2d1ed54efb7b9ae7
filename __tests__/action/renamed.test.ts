import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { refuseOtherNames } from '../../src/action/renamed.ts';

const { inputs } = parse(readFileSync(join(import.meta.dirname, '..', '..', 'action.yml'), 'utf8')) as {
  readonly inputs: Readonly<Record<string, unknown>>;
};

test('every input of action.yml may be given, by its own name only', () => {
  const all = Object.fromEntries(Object.keys(inputs).map((name) => [`INPUT_${name.toUpperCase()}`, 'x']));
  expect(() => refuseOtherNames(all)).not.toThrow();
  for (const name of Object.keys(inputs)) {
    const other = name.replaceAll('-', '_');
    if (other === name) continue;
    expect(() => refuseOtherNames({ [`INPUT_${other.toUpperCase()}`]: 'x' })).toThrow(`is called \`${name}\` here`);
  }
});

test('what is nobody’s input, or empty, is left to the runner', () => {
  expect(() => refuseOtherNames({ INPUT_COLOUR: 'blue', INPUT_FAIL_ON: '', GITHUB_TOKEN: 'x' })).not.toThrow();
});
