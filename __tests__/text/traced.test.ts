import { Source, span } from '../../src/text/source.ts';
import { HOLE, TracedText } from '../../src/text/traced.ts';

describe('a traced text', () => {
  const source = new Source('main.bicep', "param a string = 'gunicorn'\nvar b = '${a} --workers 3'\n");
  const gunicorn = TracedText.at(span(source, 18, 26));
  const rest = TracedText.at(span(source, 41, 53));
  const joined = gunicorn.concat(rest);

  test('maps each of its characters to the place that wrote it', () => {
    expect(joined.string).toBe('gunicorn --workers 3');
    const three = joined.spanOf(19, 20);
    expect(three && source.position(three.start)).toEqual({ line: 2, column: 25 });
    expect(joined.editableSpan(19, 20)).toEqual(span(source, 52, 53));
  });

  test('can be edited only where one unbroken run of the file wrote it', () => {
    expect(joined.editableSpan(0, 10)).toBeNull();
    expect(TracedText.of('3', span(source, 52, 53)).editableSpan()).toBeNull();
  });

  test('keeps a hole through slices, and says that it is not known', () => {
    const text = TracedText.join([gunicorn, TracedText.hole({ reason: 'a secret' }, null), rest]);
    expect(text.known).toBe(false);
    expect(text.slice(8, 9).string).toBe(HOLE);
    expect(text.slice(8, 9).holes).toEqual([{ reason: 'a secret' }]);
    expect(text.slice(0, 8).known).toBe(true);
  });
});

describe('a position', () => {
  test('counts lines at LF, CRLF and CR', () => {
    const source = new Source('a', 'a\r\nb\rc\nd');
    expect(['a', 'b', 'c', 'd'].map((letter) => source.position(source.text.indexOf(letter)).line)).toEqual([
      1, 2, 3, 4,
    ]);
    expect(source.line(2)).toBe('b');
  });
});
