import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { makefileAsShell } from '../../src/languages/as-shell/makefile.ts';
import { Source } from '../../src/text/source.ts';

const isThere = spawnSync('make', ['--version']).status === 0;

/** What each Makefile's recipes print, by make itself, and by bash of what we write them as: all with one start of a shell. */
function printed(makefiles: readonly string[]): readonly { readonly theirs: string; readonly ours: string }[] {
  const folder = mkdtempSync(join(tmpdir(), 'makefile-'));
  try {
    for (const [at, makefile] of makefiles.entries()) {
      mkdirSync(join(folder, String(at)));
      writeFileSync(join(folder, String(at), 'Makefile'), makefile);
      writeFileSync(join(folder, String(at), 'script.sh'), makefileAsShell(new Source('Makefile', makefile)).string);
    }
    const each = 'cd "$1"; make -s SHELL=/bin/bash all > theirs 2> errors; bash script.sh > ours 2> errors; cd ..';
    const all = `each() { ${each}; }; for (( at = 0; at < ${makefiles.length}; at++ )); do each "$at"; done`;
    spawnSync('bash', ['-c', all], { cwd: folder, env: { PATH: process.env['PATH'] ?? '', GIVEN: 'from outside' } });
    const read = (at: number, file: string): string => readFileSync(join(folder, String(at), file), 'utf8');
    return makefiles.map((_, at) => ({ theirs: read(at, 'theirs'), ours: read(at, 'ours') }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const name = fc.constantFrom('APP', 'PLAN', 'rg', 'Version2');
const word = fc.constantFrom(
  'orders',
  'a-b',
  '3.12',
  'PYTHON:3.12',
  '$(APP)',
  '${PLAN}',
  '$(rg)-x',
  '"a b"',
  "'c d'",
  '$(GIVEN)',
);
const value = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const assignment = fc
  .tuple(name, fc.constantFrom('=', ':=', ' = ', ' := ', ' ?= ', '='), value)
  // a name that is made of itself has no value
  .filter(([own, , text]) => !/\$[({]/.test(text) || own === 'Version2')
  .map(([own, sign, text]) => `${own}${sign}${text}`);
const recipe = fc
  .tuple(
    fc.constantFrom('', '@', '-', '@-'),
    fc.array(fc.oneof(word, fc.constant('$$HOME_X'), fc.constant('$(shell echo made)')), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.boolean(),
  )
  .map(([prefix, words, isSplit]) => `\t${prefix}printf '[%s]' ${words.join(isSplit ? ' \\\n\t\t' : ' ')}`);

const makefile = fc
  .tuple(fc.array(assignment, { maxLength: 4 }), fc.array(recipe, { minLength: 1, maxLength: 3 }))
  .map(([assignments, recipes]) => [...assignments, '# a target', 'all:', ...recipes, ''].join('\n'));

(isThere ? test : test.skip)('the recipes of a Makefile print as a script what they print by make', () => {
  const makefiles = fc.sample(makefile, { numRuns: 150, seed: 20261127 });
  const all = printed(makefiles);
  expect(all.filter(({ theirs }) => theirs.includes('[')).length).toBeGreaterThan(100);
  for (const [at, { theirs, ours }] of all.entries())
    expect({ makefile: makefiles[at], printed: ours }).toEqual({ makefile: makefiles[at], printed: theirs });
});

test('Makefiles that include others twice each, or themselves, come to an end', () => {
  const file = (name: string): Source => {
    const next = `f${Number(/\d+/.exec(name)?.[0]) + 1}.mk`;
    return new Source(name, `include ${next}\ninclude ${next}\nall:\n\taz ${name}\n`);
  };
  const script = makefileAsShell(new Source('Makefile', 'include f1.mk Makefile\n'), file).string;
  expect(script.match(/az f1\.mk/g)).toHaveLength(1);
  expect(script.length).toBeLessThan(100_000);
});

test('a variable that is added to behind an include which cannot be read is not known whole', () => {
  const script = makefileAsShell(new Source('Makefile', '-include .env\nW += --threads 4\nall:\n\taz $(W)\n'));
  expect(script.string).toContain('--threads 4');
  expect(script.holes.map(({ reason }) => reason)).toEqual(['`W` of the Makefile is not worked out here']);
});
