import { describe, expect, test } from '@jest/globals';
import { lint } from '../../src/lint.ts';
import { baselineText, readBaseline, withoutKnown } from '../../src/suppress/baseline.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';
import { exampleWith } from '../example.ts';
import { finding } from '../report/fixture.ts';

const all = (): boolean => true;
const [one, other] = [finding({ fingerprint: 'a' }), finding({ fingerprint: 'b' })];
const known = (...findings: Parameters<typeof baselineText>[0]) => readBaseline('b.json', baselineText(findings));

describe('a baseline', () => {
  test('leaves out what it knows, and says what is mended', () => {
    const { findings, known: left } = withoutKnown([one, other], known(one, finding({ fingerprint: 'c' })), all);
    expect(findings).toEqual([other]);
    expect(left.count).toBe(1);
    expect(left.gone.map(({ fingerprint }) => fingerprint)).toEqual(['c']);
  });

  test('knows one finding by one entry: a second mistake of the same words is reported', () => {
    expect(withoutKnown([one, one], known(one), all).findings).toEqual([one]);
    expect(withoutKnown([one, one], known(one, one), all).findings).toEqual([]);
  });

  test('does not take for mended what was not looked for', () => {
    expect(withoutKnown([], known(one), () => false).known.gone).toEqual([]);
  });

  test('is written in an order of its own, an entry a line, with no words of the repository but a path', () => {
    expect(baselineText([other, one])).toBe(baselineText([one, other]));
    expect(baselineText([one]).split('\n')).toHaveLength(7);
    expect(baselineText([])).toBe('{\n  "version": 1,\n  "findings": []\n}\n');
    expect(baselineText([one])).not.toContain(one.message.slice(0, 20));
  });

  test.each([
    ['{', 'b.json: this is not valid JSON; --update-baseline writes a baseline that can be read.'],
    ['[]', 'b.json: this is no baseline; --update-baseline writes a baseline that can be read.'],
    ['null', 'b.json: this is no baseline; --update-baseline writes a baseline that can be read.'],
    [
      '{"version":2,"findings":[]}',
      'b.json: this is a baseline of another version; --update-baseline writes a baseline that can be read.',
    ],
    [
      '{"version":1,"findings":[{"rule":"a"}]}',
      'b.json: entry 1 is not as it has to be; --update-baseline writes a baseline that can be read.',
    ],
  ])('refuses %s', (text, message) => {
    expect(() => readBaseline('b.json', text)).toThrow(message);
  });
});

test('lines that move, and another environment, leave a finding the same', async () => {
  const files = exampleWith('gunicorn --workers 9 app:app');
  const first = await lint(memoryWorkspace(files));
  expect(first.findings.length).toBeGreaterThan(0);
  const baseline = readBaseline('b.json', baselineText(first.findings));
  const template = files['infra/main.bicep'] ?? '';
  const moved = {
    ...files,
    'infra/main.bicep': `// moved\n\n${template}`,
    'infra/main.dev.bicepparam': "using './main.bicep'\n\nparam environmentName = 'dev'\n",
  };
  const { findings, known: left } = await lint(memoryWorkspace(moved), { baseline });
  expect(findings).toEqual([]);
  expect(left).toEqual({ file: 'b.json', count: first.findings.length, gone: [] });
});
