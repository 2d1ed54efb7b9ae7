import { TracedText } from '../text/traced.ts';
import { Refused } from './refused.ts';

type State = 'between' | 'word' | "'" | '"';

/**
 * Splits GUNICORN_CMD_ARGS as gunicorn does: `shlex.split` (quotes and backslashes of a POSIX shell, nothing else).
 * @throws Refused where a quotation or an escape is not closed
 */
export function splitWords(text: TracedText): readonly TracedText[] {
  const { string } = text;
  const words: TracedText[] = [];
  let runs: [number, number][] = [];
  let state: State = 'between';
  const add = (from: number, to: number) => {
    const last = runs.at(-1);
    if (last?.[1] === from) last[1] = to;
    else runs.push([from, to]);
  };
  const end = () => {
    words.push(TracedText.join(runs.map(([from, to]) => text.slice(from, to))));
    runs = [];
  };
  for (let at = 0; at < string.length; at++) {
    const character = string[at] ?? '';
    if (state === "'" || state === '"') {
      if (character === state) state = 'word';
      else if (character === '\\' && state === '"') {
        at++;
        if (at >= string.length) throw unfinished('No escaped character', text);
        add(string[at] === '"' || string[at] === '\\' ? at : at - 1, at + 1);
      } else add(at, at + 1);
    } else if (' \t\r\n'.includes(character)) {
      if (state === 'word') end();
      state = 'between';
    } else if (character === "'" || character === '"') state = character;
    else {
      state = 'word';
      if (character === '\\') at++;
      if (at >= string.length) throw unfinished('No escaped character', text);
      add(at, at + 1);
    }
  }
  if (state === "'" || state === '"') throw unfinished('No closing quotation', text);
  if (state === 'word') end();
  return words;
}

function unfinished(message: string, text: TracedText): Refused {
  return new Refused(message, 'GUNICORN_CMD_ARGS', text.spanOf());
}
