import { TracedText } from '../../text/traced.ts';
import { spanOf, type Value } from '../../value/value.ts';
import { jsonValue, readJson } from '../bicep/evaluate/json.ts';
import type { ScriptFile } from './commands.ts';
import { withMethod } from './members.ts';
import { boundParameters, declaredParameters } from './parameters.ts';
import type { Reading } from './read-word.ts';
import { statementWords } from './statement-words.ts';
import { listWord, tableWord } from './tables.ts';
import { FALSE, quotedText, TRUE, type Variables, type Word } from './words.ts';

const HEAD = /^\(?\s*(?=(?:Get-Content|gc)\s)/i;
const CLOSED = /^\s*\)?/;
const INTO_JSON = /^\s*\|\s*ConvertFrom-Json\b[^\r\n|;)}]*/i;
const STATEMENT_END = /^\s*(?:[\r\n;}#]|$)/;

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.management/get-content */
const DECLARED = '$path, $literalpath, $encoding, $delimiter, [switch]$raw';
const PARAMETERS = declaredParameters(DECLARED, 0, DECLARED.length);

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
  const [closed = ''] = CLOSED.exec(string.slice(end, end + 400)) ?? [];
  const after = end + closed.length;
  const parameters = boundParameters(words.slice(1), PARAMETERS);
  const path = parameters.get('path') ?? parameters.get('literalpath');
  const file = path?.kind === 'text' && path.text.known ? read(path.text.string) : null;
  if (!file || closed.endsWith(')') !== head.startsWith('(')) return null;
  const [json] = INTO_JSON.exec(string.slice(after, after + 400)) ?? [];
  const content = json === undefined ? contentOf(file.text, parameters.has('raw')) : null;
  const called = content && withMethod(text, content, after);
  const word = called ? quotedText(called.value) : json === undefined ? null : jsonWord(file.text);
  const stop = called?.end ?? after + (json?.length ?? 0);
  return word && STATEMENT_END.test(string.slice(stop, stop + 400)) ? { word, end: stop } : null;
}

/** Without `-Raw` each line is a text of its own. */
function contentOf(content: TracedText, isRaw: boolean): TracedText | null {
  const { string } = content;
  const line = content.slice(0, string.length - (/\r?\n$/.exec(string)?.[0].length ?? 0));
  return isRaw ? content : line.string.includes('\n') ? null : line;
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
