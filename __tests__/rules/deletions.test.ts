import { withoutFlag, withoutOption } from '../../src/rules/place.ts';
import { Source, span } from '../../src/text/source.ts';
import { builtIn, string, written } from '../../src/value/value.ts';

/** The text without an option, whose value is between «»; a flag's own name is. */
function deleted(marked: string, names: readonly string[]): string | null {
  const [start, end] = [marked.indexOf('«'), marked.indexOf('»') - 1];
  const source = new Source('startup.sh', marked.replace(/[«»]/g, ''));
  const value = string(source.text.slice(start, end), written(span(source, start, end)));
  const edit = withoutOption(value, names) ?? withoutFlag(value, names);
  if (!edit) return null;
  return source.text.slice(0, edit.at.start) + edit.text + source.text.slice(edit.at.end);
}

describe('an option that is taken out', () => {
  test.each([
    ['gunicorn --threads «4» app:app', 'gunicorn app:app'],
    ['gunicorn --threads=«4» app:app\n', 'gunicorn app:app\n'],
    ['gunicorn -w «4» app:app', 'gunicorn app:app'],
    ['gunicorn -w«4» app:app', 'gunicorn app:app'],
    ['gunicorn app:app --threads «4»\necho done\n', 'gunicorn app:app\necho done\n'],
    ['gunicorn \\\n  --threads «4» \\\n  app:app\n', 'gunicorn \\\n  app:app\n'],
    ['gunicorn app:app \\\n  --threads «4»\necho done\n', 'gunicorn app:app\necho done\n'],
    ['gunicorn app:app \\\n  --threads «4»', 'gunicorn app:app'],
    ['gunicorn \\\n  --threads «4» app:app\n', 'gunicorn \\\n  app:app\n'],
    ['gunicorn «--daemon» app:app', 'gunicorn app:app'],
    ['gunicorn \\\n  «--daemon» \\\n  app:app\n', 'gunicorn \\\n  app:app\n'],
    ['  gunicorn -b 0.0.0.0\n  --threads «4»\n  app:app\n', '  gunicorn -b 0.0.0.0\n  app:app\n'],
  ])('%j', (before, after) => {
    expect(deleted(before, ['--threads', '-w', '--daemon'])).toBe(after);
  });

  test.each(['threads = «4»\n', 'gunicorn --workers «4» app:app', 'THREADS=«4»'])('is none in %j', (text) => {
    expect(deleted(text, ['--threads', '-w', '--daemon'])).toBeNull();
  });

  test('is none where no file wrote the value', () => {
    expect(withoutOption(string('4', builtIn('gunicorn')), ['--threads'])).toBeNull();
    expect(withoutFlag(string('--daemon', builtIn('gunicorn')), ['--daemon'])).toBeNull();
  });
});
