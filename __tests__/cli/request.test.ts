import { COMMANDS } from '../../src/cli/commands.ts';
import { helpOf } from '../../src/cli/help.ts';
import { requestOf } from '../../src/cli/request.ts';

const said = (...words: string[]): string => {
  const request = requestOf(words);
  return request.kind === 'misuse' ? request.message : `(${request.kind})`;
};

test('lint is the default command, and its path may be left out', () => {
  expect(requestOf([])).toMatchObject({ kind: 'command', name: 'lint', argument: null });
  expect(requestOf(['backend'])).toMatchObject({ name: 'lint', argument: 'backend' });
  expect(requestOf(['lint', 'backend', '--pedantic'])).toMatchObject({ name: 'lint', argument: 'backend' });
  expect(requestOf(['--fail-on=warning', 'backend'])).toMatchObject({ name: 'lint', argument: 'backend' });
});

test('a folder that is called like a command comes after --', () => {
  expect(requestOf(['--', 'check'])).toMatchObject({ name: 'lint', argument: 'check' });
});

test('check takes a command that begins with a dash, is empty, or has blanks', () => {
  expect(requestOf(['check', '--sku', 'B1', '--', '-w 3 app:app'])).toMatchObject({ argument: '-w 3 app:app' });
  expect(requestOf(['check', '', '--sku', 'B1'])).toMatchObject({ name: 'check', argument: '' });
  const request = requestOf(['check', 'gunicorn app:app', '--env', 'A=1', '--env', 'B=2', '--sku=B1']);
  expect(request).toMatchObject({ argument: 'gunicorn app:app' });
  expect(request.kind === 'command' && request.options.values.get('env')).toEqual(['A=1', 'B=2']);
});

test.each([
  [['--formt', 'json'], 'There is no option --formt; did you mean --format?'],
  [['--frobnicate'], 'There is no option --frobnicate.'],
  [['-x'], 'There is no option -x.'],
  [['inspect', '--fail-on', 'error'], 'inspect has no option --fail-on.'],
  [['--format', 'yaml'], 'one of terminal, json, github, sarif, junit, gitlab'],
  [['--format'], '--format needs a value: FORMAT.'],
  [['--format', '--pedantic'], '--format needs a value: FORMAT.'],
  [['--pedantic=yes'], '--pedantic takes no value.'],
  [['--format', 'json', '--format', 'json'], '--format is given twice.'],
  [['a', 'b'], 'lint takes one PATH; "b" is one too many.'],
  [['check', '--sku', 'B1'], 'check needs a COMMAND: see gunicorn-plan-lint check --help.'],
  [['recommend', '.', '--sku', 'B1'], 'recommend takes no argument; "." is one too many.'],
  [['recommend', '--sku', 'B1', '--profile', 'iO'], '--profile is one of cpu, mixed, io, not "iO"; did you mean io?'],
  [['explain'], 'explain needs a RULE: see gunicorn-plan-lint explain --help.'],
])('%j is one sentence', (words, sentence) => {
  expect(said(...words)).toContain(sentence);
  expect(said(...words)).toMatch(/^[^\n]+[.?]$/);
});

test('help is asked for in the ways that people try', () => {
  for (const words of [['--help'], ['-h'], ['help'], ['check', '--help'], ['help', 'check'], ['--help', 'check']]) {
    expect(requestOf(words).kind).toBe('help');
  }
  expect(requestOf(['check', '-h'])).toMatchObject({ command: { name: 'check' } });
  expect(requestOf(['help', 'check'])).toMatchObject({ command: { name: 'check' } });
  expect(requestOf(['--version'])).toEqual({ kind: 'version' });
});

test('the help of the program names every command and exit code', () => {
  const help = helpOf(null);
  for (const { name } of COMMANDS) expect(help).toMatch(new RegExp(`^  ${name} `, 'm'));
  for (const code of ['0', '1', '2', '3']) expect(help).toMatch(new RegExp(`^  ${code} `, 'm'));
});

test.each(COMMANDS.map((command) => [command.name, command] as const))(
  'the help of %s names its options and shows examples that it takes',
  (name, command) => {
    const help = helpOf(command);
    for (const option of command.options) expect(help).toContain(`--${option.name}`);
    expect(command.examples.length).toBeGreaterThan(0);
    for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    for (const [example] of command.examples) {
      const words = [...example.replace(/ > .*/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(
        ([, quoted, plain]) => quoted ?? plain ?? '',
      );
      expect(requestOf(words.slice(1))).toMatchObject({ kind: 'command', name });
    }
  },
);
