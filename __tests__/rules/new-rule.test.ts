import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameProblem, registered, ruleFile, scenarioFiles } from '../../scripts/rule-new/files.ts';
import { lint } from '../../src/lint.ts';
import { rules } from '../../src/rules/index.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';

const index = readFileSync(join(import.meta.dirname, '../../src/rules/index.ts'), 'utf8');

describe('npm run rule:new', () => {
  test.each(['loopback-bind', 'bind', 'Loopback-Bind', 'two words', '../elsewhere', ''])(
    'refuses the name %p',
    (name) => {
      expect(nameProblem(name, ['loopback-bind'])).not.toBeNull();
    },
  );

  test('registers a rule in its places', () => {
    const lines = registered(index, 'missing-thing').split('\n');
    const imports = lines
      .filter((line) => line.startsWith('import { '))
      .map((line) => line.replace(/.*'\.\/|\.ts'.*/g, ''));
    expect(imports).toEqual([...imports].sort());
    expect(imports).toContain('missing-thing');
    expect(lines.filter((line) => line === '  missingThing,')).toHaveLength(1);
    expect(lines).toHaveLength(index.split('\n').length + 2);
  });

  test('names everything that a rule has', () => {
    const text = ruleFile('missing-thing', '0.1.0');
    const [first] = rules;
    for (const part of Object.keys(first ?? {})) expect(text).toMatch(new RegExp(`^  ${part}[:(]`, 'm'));
    expect(text).toContain("name: 'missing-thing'");
  });

  test('begins with a repository of which nothing is said', async () => {
    const { subjects, findings, notes } = await lint(memoryWorkspace(Object.fromEntries(scenarioFiles())));
    expect(subjects.map(({ launch }) => launch.processes.map(({ program }) => program))).toEqual([['gunicorn']]);
    expect([findings, notes]).toEqual([[], []]);
  });
});
