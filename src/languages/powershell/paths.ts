import { TracedText } from '../../text/traced.ts';
import { readWord } from './read-word.ts';
import type { Variables } from './words.ts';

/** What a cmdlet that only works on paths gives, and where it ends. */
export interface PathReading {
  readonly text: TracedText;
  readonly end: number;
}

const CMDLET = /^(Join-Path|Split-Path|Resolve-Path|Convert-Path|Get-Item)(?=\s|[|;)}]|$)/i;
const MOST_PIPES = 20;

/**
 * `Join-Path $PSScriptRoot 'backend'`, `Split-Path -Parent $PSScriptRoot`, `Resolve-Path ..`, `Get-Item main.bicep`, and what one
 * of them hands on to another: what they give where they stand, with plain words; null for anything else.
 * `$MyInvocation.MyCommand.Path` is the script itself.
 */
export function readPath(text: TracedText, start: number, variables: Variables): PathReading | null {
  const first = readCmdlet(text, start, variables, null);
  return first && handedOn(text, first, variables);
}

/** What cmdlets that only work on paths make of one that a pipe hands to them; null where one of them isn't followed. */
export function handedOn(text: TracedText, given: PathReading, variables: Variables): PathReading | null {
  let reading: PathReading | null = given;
  for (let count = 0; reading !== null && count < MOST_PIPES; count++) {
    const [pipe] = /^[ \t]*\|\s*/.exec(text.string.slice(reading.end, reading.end + 200)) ?? [];
    const next: number = reading.end + (pipe?.length ?? 0);
    if (pipe === undefined || !CMDLET.test(text.string.slice(next, next + 20))) break;
    reading = readCmdlet(text, next, variables, reading.text);
  }
  return reading;
}

/** @param piped what a pipe hands to it; null: nothing does */
function readCmdlet(
  text: TracedText,
  start: number,
  variables: Variables,
  piped: TracedText | null,
): PathReading | null {
  const name = CMDLET.exec(text.string.slice(start, start + 20))?.[1]?.toLowerCase();
  if (name === undefined) return null;
  const words: TracedText[] = piped ? [piped] : [];
  const options: string[] = [];
  let at = start + name.length;
  for (;;) {
    at += /^[ \t]*/.exec(text.string.slice(at, at + 200))?.[0].length ?? 0;
    if (/^(?:$|[\r\n;|)}#])/.test(text.string.slice(at, at + 1))) break;
    const own = /^\$(?:MyInvocation\.MyCommand\.(?:Path|Definition)|PSCommandPath)\b/i.exec(
      text.string.slice(at, at + 80),
    );
    const folder = own ? variables.get('psscriptroot') : undefined;
    if (own) {
      if (folder?.kind !== 'text') return null;
      words.push(folder.text.concat(TracedText.of('/script.ps1')));
      at += own[0].length;
      continue;
    }
    const { word, end } = readWord(text, at, variables);
    if (end === at || word.kind !== 'text') return null;
    if (!word.quoted && /^-[A-Za-z]/.test(word.text.string)) options.push(word.text.string.toLowerCase());
    else words.push(word.text);
    at = end;
  }
  const result = given(name, options, words);
  return result && { text: result, end: at };
}

/** `(Get-Item main.bicep).FullName` is its path, which is what it is taken for already. */
export const OWN_PATH = /^\.(?:FullName|Path|ProviderPath)\b(?![.([])/i;

function given(name: string, options: readonly string[], words: readonly TracedText[]): TracedText | null {
  const [first, ...rest] = words;
  if (!first?.known) return null;
  switch (name) {
    case 'join-path':
      return options.every((option) => /^-(path|childpath|additionalchildpath)$/.test(option)) && rest.length > 0
        ? TracedText.join([first, ...rest.flatMap((word) => [TracedText.of('/'), word])])
        : null;
    case 'split-path': {
      if (!options.every((option) => /^-(parent|path)$/.test(option)) || rest.length > 0) return null;
      const end = first.string.replace(/[\\/]+$/, '').search(/[\\/][^\\/]*$/);
      return end < 0 ? TracedText.empty : first.slice(0, end);
    }
    default:
      // `Get-Item env:SKU` is no file
      return rest.length === 0 && !/^\w{2,}:|[*?]/.test(first.string) ? first : null;
  }
}
