import { describe, expect, test } from '@jest/globals';
import { suppressionsIn } from '../../src/suppress/suppression.ts';
import { Source, span } from '../../src/text/source.ts';

/** Which lines the comments of a file hold for, as `rule,rule:1-2,5`; a reason stands behind it in parentheses. */
async function said(path: string, text: string): Promise<readonly string[]> {
  const source = new Source(path, text);
  const starts = text.split('\n').map((line, index, lines) => ({
    line: index + 1,
    at: span(source, lines.slice(0, index).join('\n').length + (index > 0 ? 1 : 0), 0),
    length: line.length,
  }));
  return (await suppressionsIn(source)).map((suppression) => {
    const lines = starts.filter(({ at }) => suppression.holdsFor(at)).map(({ line }) => line);
    const { directive } = suppression;
    if (directive.kind === 'unreadable') return `unreadable ${directive.word.text}`;
    const names = directive.rules.map((rule) => rule.text).join(',');
    return `${names}:${lines.join(' ')}${directive.because === null ? '' : ` (${directive.because})`}`;
  });
}

describe('the words of a comment', () => {
  test.each([
    ['# gunicorn-plan-lint: allow a-rule because it is so', 'a-rule:1 (it is so)'],
    ['#gunicorn-plan-lint:allow a-rule', 'a-rule:1'],
    ['## gunicorn-plan-lint: allow a, b ,c because x', 'a,b,c:1 (x)'],
    ['# gunicorn-plan-lint: allow a: it is so', 'a:1 (it is so)'],
    ['# gunicorn-plan-lint: allow a — it is so', 'a:1 (it is so)'],
    ['# gunicorn-plan-lint: allow a because', 'a:1'],
    ['# gunicorn-plan-lint: allow a because, well, because', 'a:1 (, well, because)'],
    ['# gunicorn-plan-lint: allow because it is so', 'unreadable '],
    ['# gunicorn-plan-lint: allow', 'unreadable '],
    ['# gunicorn-plan-lint: ignore a', 'unreadable ignore'],
    ['# gunicorn-plan-lint:', 'unreadable '],
  ])('%s', async (comment, expected) => {
    expect(await said('startup.sh', `x ${comment}`)).toEqual([expected]);
  });

  test.each([
    'echo "# gunicorn-plan-lint: allow a"',
    "echo '# gunicorn-plan-lint: allow a'",
    'echo a#gunicorn-plan-lint: allow a',
    '# as gunicorn-plan-lint: allow a says',
    'gunicorn-plan-lint: allow a',
  ])('is no comment: %s', async (line) => {
    expect(await said('startup.sh', line)).toEqual([]);
  });
});

describe('the lines that a comment holds for', () => {
  test('its own; alone on a line, the next one, over other comments', async () => {
    const text = `gunicorn a # gunicorn-plan-lint: allow r1
  # gunicorn-plan-lint: allow r2
# why
# gunicorn-plan-lint: allow r3
gunicorn b
# gunicorn-plan-lint: allow r4

gunicorn c`;
    expect(await said('run.sh', text)).toEqual(['r1:1', 'r2:5', 'r3:5', 'r4:7']);
  });

  test('a command over several lines, from above and from behind', async () => {
    const text = `# gunicorn-plan-lint: allow r1
exec gunicorn \\
  --workers 9 \\
  app:app # gunicorn-plan-lint: allow r2
echo done`;
    expect(await said('startup', text)).toEqual(['r1:2 3 4', 'r2:2 3 4']);
  });

  test('lines that end in CR LF', async () => {
    const text = '# gunicorn-plan-lint: allow r1\r\nexec gunicorn \\\r\n  app:app\r\necho\r\n';
    expect(await said('startup.sh', text)).toEqual(['r1:2 3']);
  });

  test('Bicep: not in strings; decorators are passed over; a string over several lines is one', async () => {
    const text = `var a = 'x // gunicorn-plan-lint: allow no'
// gunicorn-plan-lint: allow r1
@description('the site')
resource site 'x@y' = { // gunicorn-plan-lint: allow r2 because it is so
  /* gunicorn-plan-lint: allow r3 because of this */
  a: 1
  // gunicorn-plan-lint: allow r4
  b: '''
    # gunicorn-plan-lint: allow r5
    gunicorn \\
      app:app
    // gunicorn-plan-lint: allow no
  '''
  c: '\${a}' // gunicorn-plan-lint: allow r6
  d: 'http://gunicorn-plan-lint: allow no'
}`;
    expect(await said('main.bicep', text)).toEqual([
      'r1:4',
      'r2:4 (it is so)',
      'r3:6 (of this)',
      'r4:8 9 10 11 12 13',
      'r5:10 11',
      'r6:14',
    ]);
  });

  test('YAML: a comment at the key holds for a value over several lines; one in a script for the command below', async () => {
    const text = `on: push
jobs:
  deploy:
    steps:
      # gunicorn-plan-lint: allow r1
      - run: | # gunicorn-plan-lint: allow r2
          echo "# gunicorn-plan-lint: allow no"
          # gunicorn-plan-lint: allow r3
          az webapp \\
            --startup-file x
          echo # gunicorn-plan-lint: allow r4
      - with:
          # gunicorn-plan-lint: allow r5 because it is so
          startup-command: >-
            gunicorn
            app:app
          other: "a # gunicorn-plan-lint: allow no" # gunicorn-plan-lint: allow r6
`;
    expect(await said('.github/workflows/a.yml', text)).toEqual([
      'r1:6 7 8 9 10 11',
      'r2:6 7 8 9 10 11',
      'r3:9 10',
      'r4:11',
      'r5:14 15 16 (it is so)',
      'r6:17',
    ]);
  });

  test('JSON with comments', async () => {
    const text = `{
  // gunicorn-plan-lint: allow r1
  "a": "// gunicorn-plan-lint: allow no",
  "b": 1 /* gunicorn-plan-lint: allow r2 */
}`;
    expect(await said('azuredeploy.json', text)).toEqual(['r1:3', 'r2:4']);
  });

  test('Python: all of the statement', async () => {
    const text = `"""
# gunicorn-plan-lint: allow no
"""
# gunicorn-plan-lint: allow r1
workers = max(
    9,  # gunicorn-plan-lint: allow r2
    3,
)
bind = "# gunicorn-plan-lint: allow no"  # gunicorn-plan-lint: allow r3
`;
    expect(await said('gunicorn.conf.py', text)).toEqual(['r1:5 6 7 8', 'r2:5 6 7 8', 'r3:9']);
  });

  test('XML', async () => {
    const text = '<a>\n<!-- gunicorn-plan-lint: allow r1 because it is so -->\n<b/>\n</a>';
    expect(await said('web.config', text)).toEqual(['r1:3 (it is so)']);
  });

  test('.env, whose apostrophes close nothing', async () => {
    expect(await said('.env', "A=don't\n# gunicorn-plan-lint: allow r1\nWEB_CONCURRENCY=9\n")).toEqual(['r1:3']);
  });
});
