import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { edited } from '../../src/fix/apply-edits.ts';
import { replacementOf } from '../../src/fix/replacement.ts';
import { parseExpression } from '../../src/languages/bicep/parser.ts';
import { readModule } from '../../src/languages/python/module.ts';
import { Source, span } from '../../src/text/source.ts';
import { TracedText } from '../../src/text/traced.ts';

/** The file after the characters between « and » were replaced; null where they can't be. */
async function changed(path: string, marked: string, text: string): Promise<string | null> {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const source = new Source(path, marked.replace(/[«»]/g, ''));
  const replacement = await replacementOf({ at: span(source, start, end), text, safe: true });
  return replacement && (edited([replacement]).get(path) ?? null);
}

describe('an edit is written in the language of its file', () => {
  test.each([
    // Bicep
    ['a.bicep', "var c = 'gunicorn --workers «9» app:app'", '3', "var c = 'gunicorn --workers 3 app:app'"],
    ['a.bicep', "var c = '«x»'", "it's ${a}\n\\", "var c = 'it\\'s \\${a}\\n\\\\'"],
    ['a.bicep', "var c = «'x'»", "it's", "var c = 'it\\'s'"],
    ['a.bicep', "var c = 'a «x»{b}'", 'cost $', "var c = 'a cost \\${b}'"],
    ['a.bicep', "var c = 'a ${b} «x» ${d}'", "'", "var c = 'a ${b} \\' ${d}'"],
    ['a.bicep', "var c = '''\ngunicorn «x»\n'''", "it's ${a}", "var c = '''\ngunicorn it's ${a}\n'''"],
    ['a.bicep', "var c = '''a «x» b'''", "'''", null],
    ['a.bicep', "var c = $'''a «x» b'''", '${a}', null],
    ['a.bicep', 'var c = «9»', '3', 'var c = 3'],
    ['a.bicep', 'var c = «9»', 'x', null],
    ['a.bicep', 'var c = «true»', 'false', 'var c = false'],
    ['a.bicep', 'var c = «a + b»', '3', null],
    // JSON
    ['a.json', '{"c": "gunicorn «x»"}', 'a "b" \\', '{"c": "gunicorn a \\"b\\" \\\\"}'],
    ['a.json', '{"c": «"x"»}', 'a "b"', '{"c": "a \\"b\\""}'],
    ['a.json', '{"c": "«x» y"}', '[a', null],
    ['a.json', '{"c": «9»}', '3', '{"c": 3}'],
    ['a.json', '{"c": «9»}', 'three', null],
    [
      'a.json',
      `{"c": "[concat('gunicorn «x»', parameters('a'))]"}`,
      "it's",
      `{"c": "[concat('gunicorn it''s', parameters('a'))]"}`,
    ],
    ['a.json', `{"c": "[concat('gunicorn', «x»)]"}`, 'y', null],
    // YAML
    ['a.yml', 'c: gunicorn --workers «9» app:app', '3', 'c: gunicorn --workers 3 app:app'],
    ['a.yml', 'c: gunicorn «9» app', '3 # x', "c: 'gunicorn 3 # x app'"],
    ['a.yml', 'c: gunicorn «9» app', "it's: x", "c: 'gunicorn it''s: x app'"],
    ['a.yml', 'c: [gunicorn «9» app, b]', '3, 4', "c: ['gunicorn 3, 4 app', b]"],
    ['a.yml', 'c: {a: gunicorn «9»}', 'x}', "c: {a: 'gunicorn x}'}"],
    ['a.yml', 'c: «9»', '3', 'c: 3'],
    ['a.yml', `c: "gunicorn «x»"`, 'a "b" \\', `c: "gunicorn a \\"b\\" \\\\"`],
    ['a.yml', "c: 'gunicorn «x»'", "it's", "c: 'gunicorn it''s'"],
    ['a.yml', "c: 'gunicorn «x»'", 'a\nb', null],
    ['a.yml', 'c: |\n  gunicorn «x»\n  y\n', 'a\nb', 'c: |\n  gunicorn a\n  b\n  y\n'],
    ['a.yml', 'c: >-\n  gunicorn «x»\n  y\n', "it's", "c: >-\n  gunicorn it's\n  y\n"],
    ['a.yml', 'c: >-\n  gunicorn «x»\n', 'a\nb', null],
    ['a.yml', 'c: gunicorn «x»', '${{ secrets.A }}', null],
    ['a.yml', '«c»: x', 'd', null],
    // Python
    ['gunicorn.conf.py', 'workers = «9»', '3', 'workers = 3'],
    ['gunicorn.conf.py', 'workers = «9»', 'x', null],
    ['gunicorn.conf.py', "bind = '«127.0.0.1»:8000'", '0.0.0.0', "bind = '0.0.0.0:8000'"],
    ['gunicorn.conf.py', "bind = '«x»'", "it's \\ \n", "bind = 'it\\'s \\\\ \\n'"],
    ['gunicorn.conf.py', 'bind = «"x"»', 'say "y"', 'bind = "say \\"y\\""'],
    ['gunicorn.conf.py', 'bind = f"{host}:«x»"', 'a{b}', 'bind = f"{host}:a{{b}}"'],
    ['gunicorn.conf.py', 'bind = f"{«host»}:8"', 'a', null],
    ['gunicorn.conf.py', "bind = r'«x»'", '\\', null],
    ['gunicorn.conf.py', 'preload_app = «False»', 'true', 'preload_app = True'],
    ['gunicorn.conf.py', 'workers = «a * 2»', '3', null],
    // shell
    ['startup.sh', 'gunicorn --workers «9» app:app', '3 --threads 4', 'gunicorn --workers 3 --threads 4 app:app'],
    ['startup.sh', 'gunicorn "--workers=«9»" app:app', '3 --threads 4', null],
    ['startup.sh', 'gunicorn "--workers=«9»" app:app', '3', 'gunicorn "--workers=3" app:app'],
    // .env
    ['.env', 'WEB_CONCURRENCY=«9»', '3', 'WEB_CONCURRENCY=3'],
    [
      '.env',
      'A=1\nGUNICORN_CMD_ARGS=«--workers=9»',
      '--workers=3 --threads=4',
      "A=1\nGUNICORN_CMD_ARGS='--workers=3 --threads=4'",
    ],
    ['.env', 'GUNICORN_CMD_ARGS="--workers=«9» --reload"', '3', 'GUNICORN_CMD_ARGS="--workers=3 --reload"'],
    ['.env', 'A="«x»"', 'say "$HOME"', 'A="say \\"\\$HOME\\""'],
    ['.env', "A='«x»'", "it's", null],
    // what isn't known here
    ['Dockerfile.x9', 'CMD gunicorn -w «9»', '3', 'CMD gunicorn -w 3'],
    ['a.tf', 'c = "gunicorn -w «9»"', '3 "x"', null],
    // line ends
    ['a.yml', 'c: |\r\n  gunicorn «x»\r\n', 'a\nb', 'c: |\r\n  gunicorn a\r\n  b\r\n'],
    // what is taken away
    ['a.bicep', 'var a = 1« // comment»\n', '', 'var a = 1\n'],
  ])('%s: %s → %s', async (path, marked, text, expected) => {
    expect(await changed(path, marked, text)).toBe(expected);
  });
});

describe('whatever is written is read again', () => {
  const text = fc.string({ unit: fc.constantFrom(...`ab9 '"\\$\{}#:,[]!&*%@\`|>-\n`), maxLength: 12 });

  test.each([
    ['a.json', '{"c": "x «y» z"}'],
    ['a.yml', 'c: x «y» z\n'],
    ['a.yml', 'a: [x «y» z, b]\n'],
    ['a.yml', 'c: "x «y» z"\n'],
    ['a.yml', "c: 'x «y» z'\n"],
  ])('%s: %s', async (path, marked) => {
    const read = async (file: string): Promise<unknown> => {
      if (path.endsWith('.json')) return Object.values(JSON.parse(file))[0];
      const { parse } = await import('yaml');
      const [value] = Object.values(parse(file));
      return Array.isArray(value) ? value[0] : value;
    };
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        const file = await changed(path, marked, written);
        if (file !== null && written !== '') expect(await read(file)).toBe(`x ${written} z`);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('Bicep and Python, as our own evaluators read them', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        const bicep = await changed('a.bicep', "var c = 'x «y» z'", written);
        expect(bicep === null || written === '' ? `x ${written} z` : bicepText(bicep)).toBe(`x ${written} z`);
        const long = await changed('a.bicep', "var c = '''x «y» z'''", written);
        expect(long === null || written === '' ? `x ${written} z` : bicepText(long)).toBe(`x ${written} z`);
        const python = await changed('a.py', "c = 'x «y» z'", written);
        expect(python === null || written === '' ? `x ${written} z` : pythonText(python)).toBe(`x ${written} z`);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

/** What `var c = '…'` sets; a note where it isn't one text. */
function bicepText(file: string): string {
  const { expression, errors } = parseExpression(new Source('a.bicep', file.slice('var c = '.length)));
  if (errors.length > 0 || expression.kind !== 'string') return `not a text: ${file}`;
  return expression.parts.map((part) => (part instanceof TracedText ? part.string : '(a hole)')).join('');
}

function pythonText(file: string): string {
  const { statements, problems } = readModule(new Source('a.py', file));
  const [statement] = statements;
  if (problems.length > 0 || statements.length !== 1 || statement?.kind !== 'assign') return `not a text: ${file}`;
  if (statement.value.kind !== 'string') return `not a text: ${file}`;
  return statement.value.parts.map((part) => (part.kind === 'text' ? part.text : '(a field)')).join('');
}
