import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config/read-config.ts';
import { rules } from '../../src/rules/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { Source } from '../../src/text/source.ts';

const first = rules.find(({ options }) => options === undefined);
if (!first) throw new Error('there are rules');
const options = [
  { name: 'factor', default: 2, least: 1, most: 8, describe: 'how many' },
  { name: 'count', default: 3, least: 0, whole: true, describe: 'how often' },
];
const tried: readonly Rule[] = rules.map((rule) => (rule === first ? { ...rule, options } : rule));
const name = first.name;
const read = (text: string) => readConfig(new Source('.gunicorn-plan-lint.yml', text), tried);

/** What is wrong with a config file, without its name. */
function wrong(text: string): readonly string[] {
  try {
    read(text);
    return [];
  } catch (error) {
    expect(error).toHaveProperty('name', 'UsageError');
    return String(error instanceof Error ? error.message : (error as { message: string }).message)
      .split('\n')
      .map((line) => line.replace('.gunicorn-plan-lint.yml:', ''));
  }
}

describe('a config file that is wrong', () => {
  test.each([
    ['profil: io', ['1:1: there is no setting `profil`; did you mean `profile`?']],
    ['profile: ioo', ['1:10: `profile` is not "ioo"; did you mean `io`?']],
    ['profile: fast', ['1:10: `profile` is one of cpu, mixed, io, not "fast".']],
    ['profile: [io]', ['1:1: `profile` is one of cpu, mixed, io, not a list.']],
    ['sku: P1v33', ['1:6: `sku`: there is no plan size "P1v33"; did you mean P1v3?']],
    ['sku: 3', ['1:6: `sku` is a text, not 3.']],
    ['instances: 1.5', ['1:12: `instances` is a whole number, not 1.5.']],
    ['instances: 0', ['1:12: `instances` is at least 1, not 0.']],
    ['memory-per-worker: 180 MiB', ['1:20: `memory-per-worker` is a number, not "180 MiB".']],
    [
      'rules:\n  excess-worker: off',
      ['2:3: `rules`: there is no rule `excess-worker`; did you mean `excess-workers`?'],
    ],
    ['rules:\n  excess-workers: of', ['2:19: `rules.excess-workers` is not "of"; did you mean `off`?']],
    ['rules:\n  excess-workers: 3', ['2:19: `rules.excess-workers` is one of off, note, warning, error, not 3.']],
    [
      `rules:\n  ${name}: { factr: 3 }`,
      [`2:${name.length + 7}: \`rules.${name}\`: there is no setting \`factr\`; did you mean \`factor\`?`],
    ],
    [`rules:\n  ${name}: { factor: 9 }`, [`2:${name.length + 15}: \`rules.${name}.factor\` is at most 8, not 9.`]],
    [
      `rules:\n  ${name}: { count: 1.5 }`,
      [`2:${name.length + 14}: \`rules.${name}.count\` is a whole number, not 1.5.`],
    ],
    [
      `rules:\n  ${name}: { severity: warn }`,
      [`2:${name.length + 17}: \`rules.${name}.severity\` is not "warn"; did you mean \`warning\`?`],
    ],
    [
      'environments:\n  prod:\n    sku: B11',
      ['3:10: `environments.prod.sku`: there is no plan size "B11"; did you mean B1?'],
    ],
    [
      'environments:\n  prod:\n    skus: B1',
      ['3:5: `environments.prod`: there is no setting `skus`; did you mean `sku`?'],
    ],
    ['environments: [prod]', ['1:1: `environments` is a mapping, not a list.']],
    [
      'apps:\n  api:\n    environments:\n      prod:\n        size: B1',
      [
        '5:9: `apps.api.environments.prod`: there is no setting `size`; there are sku, instances, profile, memory-per-worker, rules.',
      ],
    ],
    ['paths:\n  infra/**:\n    sku: B1', ['3:5: `paths.infra/**`: there is no setting `sku`; there are rules.']],
    [
      'paths:\n  "!infra":\n    rules: {}',
      ['2:3: `paths.!infra`: a pattern that begins with `!` takes nothing back here.'],
    ],
    ['allow:\n  - rule: excess-workers', ['2:5: `allow.0.because` is missing.']],
    ['allow:\n  - rule: excess-worker\n    because: x', ['2:11: `allow.0.rule` is not "excess-worker"; did you mean']],
    [
      'allow:\n  - rule: [excess-workers, nothing]\n    because: x',
      ['2:28: `allow.0.rule.1` names a rule, and there is no rule "nothing".'],
    ],
    ['allow:\n  - rule: []\n    because: x', ['2:5: `allow.0.rule` is empty.']],
    ['allow:\n  - rule: excess-workers\n    because: ""', ['3:14: `allow.0.because` is empty.']],
    ['ignore: legacy', ['1:9: `ignore` is a list, not "legacy".']],
    ['- a', ['1:1: the file is a mapping, not a list.']],
    ['hello', ['1:1: the file is a mapping, not "hello".']],
    ['profile: io\nprofile: cpu', ['2:1: the key "profile" is written twice in the same mapping']],
    ['a: [', ['1:5: not valid YAML']],
    ['profil: io\nsku: B11', ['1:1: there is no setting `profil`', '2:6: `sku`']],
  ])('%j', (text, messages) => {
    const said = wrong(text);
    expect(said).toHaveLength(messages.length);
    for (const [index, message] of messages.entries()) expect(said[index]).toContain(message);
  });
});

describe('a config file that is right', () => {
  test.each(['', '# nothing\n', '{}', 'rules:\n', 'allow:\nignore:\napps:\nenvironments:\npaths:\n', '---\n'])(
    '%j',
    (text) => {
      expect(wrong(text)).toEqual([]);
    },
  );

  test('each value has its place', () => {
    const config = read(`
sku: b1
memory-per-worker: 180
apps:
  'shop-*':
    profile: io
    environments:
      prod: { sku: P1v3, instances: 3 }
rules:
  excess-workers: off
  ${name}: { severity: note, factor: 4 }
allow:
  - rule: [loopback-bind, ignored-threads]
    environment: dev
    because: nobody uses it
`);
    const place = (value: { readonly origin: unknown } | null | undefined) => {
      const origin = value?.origin as { span: { source: Source; start: number } };
      return origin.span.source.position(origin.span.start).line;
    };
    const [app] = config.apps;
    expect(place(config.everywhere.sku)).toBe(2);
    expect(config.everywhere.memoryPerWorker?.value).toBe(180);
    expect(place(config.everywhere.memoryPerWorker)).toBe(3);
    expect([app?.app, app?.settings.profile?.value, place(app?.settings.profile)]).toEqual(['shop-*', 'io', 6]);
    expect(place(app?.environments.get('prod')?.instances)).toBe(8);
    expect(config.everywhere.rules.get('excess-workers')).toEqual({ severity: 'off', options: new Map() });
    expect(config.everywhere.rules.get(name)).toEqual({ severity: 'note', options: new Map([['factor', 4]]) });
    const [allowance] = config.allow;
    expect(allowance).toMatchObject({
      rules: ['loopback-bind', 'ignored-threads'],
      environments: ['dev'],
      paths: null,
      because: 'nobody uses it',
    });
    expect(config.source.position(allowance?.span.start ?? 0).line).toBe(13);
  });
});
