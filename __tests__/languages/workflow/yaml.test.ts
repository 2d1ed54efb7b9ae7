import { parseYaml } from '../../../src/languages/workflow/yaml.ts';
import { Source, type Span } from '../../../src/text/source.ts';
import { path } from '../../../src/value/read.ts';
import { spanOf, type Value } from '../../../src/value/value.ts';

function parse(text: string) {
  return parseYaml(new Source('.github/workflows/deploy.yml', text));
}

function at(span: Span | null | undefined): string {
  if (!span) return 'nowhere';
  const { line, column } = span.source.position(span.start);
  return `${line}:${column} ${JSON.stringify(span.source.text.slice(span.start, span.end))}`;
}

/** Each piece of the string under `key`: `=` for exact ones, `~` for others, and its place. */
function pieces(text: string, key: string): string[] {
  const value = path(parse(text).value ?? undefined, key);
  if (value?.kind !== 'string') throw new Error('no string');
  return value.text.pieces.map((piece) => `${piece.exact ? '=' : '~'}${JSON.stringify(piece.text)} ${at(piece.span)}`);
}

function plain(value: Value | null | undefined): unknown {
  switch (value?.kind) {
    case 'object':
      return Object.fromEntries([...value.properties.values()].map(({ key, value: inner }) => [key, plain(inner)]));
    case 'array':
      return value.items.map(plain);
    case 'string':
      return value.text.string;
    case 'number':
    case 'boolean':
      return value.value;
    case 'null':
      return null;
    default:
      return value?.kind;
  }
}

describe('scalars keep the place of each character', () => {
  test('a plain one is exact', () => {
    expect(pieces('a: gunicorn app:app # why\n', 'a')).toEqual(['="gunicorn app:app" 1:4 "gunicorn app:app"']);
  });

  test('a quoted one is exact between its quotes', () => {
    expect(pieces("a: 'gunicorn app:app'\n", 'a')).toEqual(['="gunicorn app:app" 1:5 "gunicorn app:app"']);
  });

  test('escapes stand for themselves and leave the rest exact', () => {
    expect(pieces('a: "x \\"-\\" \\u0041b"\n', 'a')).toEqual([
      '="x " 1:5 "x "',
      '~"\\"" 1:7 "\\\\\\""',
      '="-" 1:9 "-"',
      '~"\\"" 1:10 "\\\\\\""',
      '=" " 1:12 " "',
      '~"A" 1:13 "\\\\u0041"',
      '="b" 1:19 "b"',
    ]);
    expect(pieces("a: 'it''s'", 'a')).toEqual(['="it" 1:5 "it"', '~"\'" 1:7 "\'\'"', '="s" 1:9 "s"']);
  });

  test('a literal block is exact line by line, without its indentation', () => {
    expect(pieces('a: |\n  gunicorn \\\n    --workers 3\n\nb: 1\n', 'a')).toEqual([
      '="gunicorn \\\\\\n" 2:3 "gunicorn \\\\\\n"',
      '="  --workers 3\\n" 3:3 "  --workers 3\\n"',
    ]);
  });

  test('a literal block with Windows line ends too', () => {
    expect(pieces('a: |-\r\n  one\r\n  two\r\n', 'a')).toEqual([
      '="one" 2:3 "one"',
      '="\\n" 2:7 "\\n"',
      '="two" 3:3 "two"',
    ]);
  });

  test('a folded block is exact for each of its words', () => {
    expect(pieces('a: >-\n  gunicorn\n  --workers 3\n\n  app:app\n', 'a')).toEqual([
      '="gunicorn" 2:3 "gunicorn"',
      '~" " 2:11 "\\n  "',
      '="--workers 3" 3:3 "--workers 3"',
      '~"\\n" 3:14 "\\n\\n  "',
      '="app:app" 5:3 "app:app"',
    ]);
  });

  test('a plain scalar over several lines is folded', () => {
    expect(pieces('a: gunicorn\n   --workers 3\n', 'a')).toEqual([
      '="gunicorn" 1:4 "gunicorn"',
      '~" " 1:12 "\\n   "',
      '="--workers 3" 2:4 "--workers 3"',
    ]);
  });

  test('an indentation indicator and kept line ends are understood', () => {
    expect(pieces('a: |2+\n    x\n\nb: 1', 'a').join()).toContain('="  x\\n\\n"');
  });
});

describe('the tree', () => {
  test('has the kinds of YAML 1.2: `on` is a key, 3.10 is a number', () => {
    expect(plain(parse('on: push\na: [3.10, "3.10", true, yes, ~, ]\nb:\n').value)).toEqual({
      on: 'push',
      a: [3.1, '3.10', true, 'yes', null],
      b: null,
    });
  });

  test('knows the place of keys and values', () => {
    const { value } = parse('jobs:\n  build:\n    steps:\n      - uses: x\n');
    const build = path(value ?? undefined, 'jobs', 'build');
    expect(build && at(spanOf(build))).toContain('3:5');
    const jobs = path(value ?? undefined, 'jobs');
    expect(jobs?.kind === 'object' && at(jobs.properties.get('build')?.span)).toBe('2:3 "build"');
  });

  test('resolves anchors, aliases and merge keys, and remembers the way', () => {
    const text = 'x: &base\n  app: one\n  slot: a\ny:\n  <<: *base\n  slot: b\nz: *base\n<<: [{w: 1}, {w: 2}]\n';
    const { value, notes } = parse(text);
    expect(notes).toEqual([]);
    expect(plain(value)).toEqual({
      x: { app: 'one', slot: 'a' },
      y: { slot: 'b', app: 'one' },
      z: { app: 'one', slot: 'a' },
      w: 1,
    });
    const z = path(value ?? undefined, 'z');
    expect(z?.origin.kind === 'written' && z.origin.through.map(at)).toEqual(['7:4 "*base"']);
  });

  test('an empty file is nothing', () => {
    expect(plain(parse('').value)).toBeNull();
    expect(plain(parse('# only a comment\n').value)).toBeNull();
  });
});

describe('what is wrong is one note at its place', () => {
  test('a broken file gives what could be read', () => {
    const { value, notes } = parse("a: 1\nb: 'gunicorn --access-logfile '-' app:app'\n");
    expect(notes[0]).toMatchObject({ file: '.github/workflows/deploy.yml', line: 2, column: 32 });
    expect(notes[0]?.message).toContain('not valid YAML');
    expect(plain(path(value ?? undefined, 'a'))).toBe(1);
  });

  test('a key written twice: the second wins', () => {
    const { value, notes } = parse('a: 1\na: 2\n');
    expect(plain(value)).toEqual({ a: 2 });
    expect(notes).toEqual([
      {
        file: '.github/workflows/deploy.yml',
        line: 2,
        column: 1,
        message: 'the key "a" is written twice in the same mapping',
      },
    ]);
  });

  test('an alias without an anchor, and one that repeats itself', () => {
    const { value, notes } = parse('a: *none\nb: &b [*b]\n');
    expect(plain(value)).toEqual({ a: 'unknown', b: ['unknown'] });
    expect(notes.map((note) => note.message)).toEqual([
      'the alias *none has no anchor &none before it',
      'the alias *b has no anchor &b before it',
    ]);
  });

  test('aliases that multiply are cut off', () => {
    let text = 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n';
    for (let level = 1; level < 12; level++) {
      text += `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(', ')}]\n`;
    }
    const { notes } = parse(text);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.message).toContain('too many values');
  });

  test('a file that is too large or nested too deeply is not read', () => {
    expect(parse(`a: ${'x'.repeat(1024 * 1024)}`)).toMatchObject({ value: null, notes: [{}] });
    const { notes } = parse('['.repeat(20_000));
    expect(notes).toHaveLength(1);
    expect(notes[0]?.message).toContain('nested too deeply');
    expect(parse(`${'['.repeat(300)}${']'.repeat(300)}`).notes).toHaveLength(1);
  });
});
