import { TracedText } from '../../text/traced.ts';
import { spanOf, type Value } from '../../value/value.ts';
import { jsonValue, readJson } from '../bicep/evaluate/json.ts';
import type { ScriptFile } from './commands.ts';
import { parametersOf } from './parameters.ts';
import type { Reading } from './read-word.ts';
import { statementWords } from './statement-words.ts';
import { listWord, tableWord } from './tables.ts';
import { FALSE, quotedText, TRUE, type Variables, type Word } from './words.ts';

const HEAD = /^\(?\s*(?=(?:Get-Content|gc)\s)/i;
const TAIL = /^\s*\)?(\s*\|\s*ConvertFrom-Json\b[^\r\n|;)}]*)?(?=\s*(?:[\r\n;}#]|$))/i;

/** `Get-Content config.json -Raw | ConvertFrom-Json`, `Get-Content startup.txt`: what a file holds; null for anything else. */
export function readContent(
  text: TracedText,
  from: number,
  variables: Variables,
  read: (path: string) => ScriptFile | null,
): Reading | null {
  const { string } = text;
  const [head] = HEAD.exec(string.slice(from, from + 40)) ?? [];
  if (head === undefined) return null;
  const { words, end } = statementWords(text, from + head.length, string.length, variables);
  const [tail, converted] = TAIL.exec(string.slice(end, end + 400)) ?? [];
  const parameters = parametersOf(words.slice(1));
  const path = parameters.get('path') ?? parameters.get('literalpath') ?? words[1];
  const file = path?.kind === 'text' && path.text.known ? read(path.text.string) : null;
  if (!file || tail === undefined || tail.includes(')') !== head.startsWith('(')) return null;
  const word = converted === undefined ? lineOf(file.text, parameters.has('raw')) : converted && jsonWord(file.text);
  return word ? { word, end: end + tail.length } : null;
}

/** Without `-Raw` each line is a text of its own. */
function lineOf(content: TracedText, isRaw: boolean): Word | null {
  const { string } = content;
  const plain = content.slice(0, string.length - (/\r?\n$/.exec(string)?.[0].length ?? 0));
  return isRaw ? quotedText(content) : plain.string.includes('\n') ? null : quotedText(plain);
}

function jsonWord(content: TracedText): Word | null {
  const source = content.known ? content.spanOf()?.source : undefined;
  const root = source?.text === content.string ? readJson(source.text).root : null;
  return source && root ? wordOf(jsonValue(root, source)) : null;
}

function wordOf(value: Value): Word {
  switch (value.kind) {
    case 'string':
      return quotedText(value.text);
    case 'boolean':
      return value.value ? TRUE : FALSE;
    case 'number':
      return { kind: 'text', text: TracedText.of(String(value.value), spanOf(value)), quoted: false };
    case 'array':
      return listWord(value.items.map(wordOf));
    case 'object':
      return tableWord(new Map([...value.properties].map(([key, property]) => [key, wordOf(property.value)])));
    default:
      return quotedText(TracedText.empty);
  }
}
