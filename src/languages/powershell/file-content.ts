import { TracedText } from '../../text/traced.ts';
import { spanOf, type Value } from '../../value/value.ts';
import { jsonValue, readJson } from '../bicep/evaluate/json.ts';
import type { ScriptFile } from './commands.ts';
import { boundParameters, declaredParameters } from './parameters.ts';
import type { Reading } from './read-word.ts';
import { statementWords } from './statement-words.ts';
import { listWord, tableWord } from './tables.ts';
import { FALSE, quotedText, TRUE, type Variables, type Word } from './words.ts';

const HEAD = /^\(?\s*(?=(?:Get-Content|gc)\s)/i;
const TAIL =
  /^\s*\)?(?:(?<trim>\.Trim(?:End)?\(\))|(?<json>\s*\|\s*ConvertFrom-Json\b[^\r\n|;)}]*))?(?=\s*(?:[\r\n;}#]|$))/i;

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
  const match = TAIL.exec(string.slice(end, end + 400));
  const parameters = boundParameters(words.slice(1), PARAMETERS);
  const path = parameters.get('path') ?? parameters.get('literalpath');
  const file = path?.kind === 'text' && path.text.known ? read(path.text.string) : null;
  if (!file || !match || /^\s*\)/.test(match[0]) !== head.startsWith('(')) return null;
  const { trim, json } = match.groups ?? {};
  const word = json !== undefined ? jsonWord(file.text) : lineOf(file.text, parameters.has('raw'), trim !== undefined);
  return word ? { word, end: end + match[0].length } : null;
}

/** Without `-Raw` each line is a text of its own. */
function lineOf(content: TracedText, isRaw: boolean, isTrimmed: boolean): Word | null {
  const { string } = content;
  const end = isTrimmed ? string.trimEnd().length : string.length - (/\r?\n$/.exec(string)?.[0].length ?? 0);
  const plain = content.slice(isTrimmed ? string.length - string.trimStart().length : 0, end);
  return isRaw && !isTrimmed ? quotedText(content) : !isRaw && plain.string.includes('\n') ? null : quotedText(plain);
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
