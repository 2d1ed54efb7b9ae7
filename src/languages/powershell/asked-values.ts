import { TracedText } from '../../text/traced.ts';
import { type Asked, distinctTexts, valuesOfFiles } from '../asked.ts';
import { declaredParameters } from './parameters.ts';
import { readWord } from './read-word.ts';
import { closing } from './scan.ts';
import { switchBranches } from './switch-branches.ts';
import type { Variables } from './words.ts';

/**
 * The values between which a script tells what its parameters are given: those of `[ValidateSet('dev', 'prod')]`, the labels of
 * `switch ($Stage)`, what `$Stage` is compared with, the files whose names it makes (`"main.$Stage.bicepparam"`).
 * @param files all paths of the repository
 */
export function askedValues(script: TracedText, files: readonly string[]): readonly Asked[] {
  const { string } = script;
  const [head] = PARAMETERS.exec(string) ?? [];
  if (head === undefined) return [];
  const start = head.length;
  const end = closing(string, start - 1) - 1;
  const rest = script.slice(end + 1);
  return declaredParameters(string, start, end).flatMap((parameter) => {
    const { name, isSwitch, allowed, default: written } = parameter;
    const value = (written && plainTexts(script.slice(written.start, written.end))[0]) ?? null;
    const known = allowed ? plainTexts(script.slice(allowed.start, allowed.end)) : [];
    const values = known.length > 0 ? known : comparedWith(rest, name, files);
    if (isSwitch || values.length === 0 || (written && value === null && !allowed)) return [];
    return [{ name, variable: name, values: distinctTexts(value, values) }];
  });
}

const NONE: Variables = new Map();

/** `[CmdletBinding()] param(`, after comments and what it uses. */
const PARAMETERS = /^(?:\s|#.*|<#[\s\S]*?#>|using\s.*|\[[^\]\n]*\])*param\s*\(/i;

/** The texts of a list. */
function plainTexts(list: TracedText): readonly TracedText[] {
  return [...list.string.matchAll(/(['"])([A-Za-z][\w-]*)\1|(?<![\w$'"-])([A-Za-z][\w-]*)(?=\s*(?:,|$))/g)].map(
    (match) => {
      const [whole, quote = '', quoted] = match;
      const at = match.index + quote.length;
      return list.slice(at, at + (quoted ?? whole).length);
    },
  );
}

function comparedWith(script: TracedText, name: string, files: readonly string[]): readonly TracedText[] {
  const { string } = script;
  const found: TracedText[] = [];
  const itself = `\\$(?:${name}(?!\\w)|\\{${name}\\})`;
  for (const match of string.matchAll(
    new RegExp(`${itself}\\s*-[ci]?(?:eq|ne|in|notin)\\s+@?\\(?([^\\n(){};]*)`, 'gi'),
  ))
    found.push(...plainTexts(script.slice(match.index, match.index + match[0].length)));
  for (const match of string.matchAll(new RegExp(`\\bswitch\\s*\\(\\s*${itself}[\\w.()]*\\s*\\)\\s*\\{`, 'gi'))) {
    const open = match.index + match[0].length - 1;
    const body = { start: open + 1, end: closing(string, open) - 1 };
    const branches = switchBranches(script, { start: match.index, end: open }, '', body, NONE);
    found.push(
      ...branches.flatMap(({ asked, label }) =>
        asked === null ? [] : plainTexts(script.slice(label.start, label.end)),
      ),
    );
  }
  for (const [, table = ''] of string.matchAll(new RegExp(`\\$(\\w+)(?:\\[\\s*${itself}\\s*\\]|\\.${itself})`, 'gi')))
    found.push(...entryNames(script, table));
  for (const match of string.matchAll(/"(?:[^"\n`]|`.)*"/g)) {
    const values = valuesOfFiles(match[0], new RegExp(itself, 'i'), files);
    const place = script.spanOf(match.index, match.index + match[0].length);
    found.push(...values.map((value) => TracedText.of(value, place)));
  }
  return found;
}

/** `$plans = @{ dev = 'B1'; prod = 'P1v3' }`: the names of a table's entries. */
function entryNames(script: TracedText, table: string): readonly TracedText[] {
  const { string } = script;
  const assigned = new RegExp(`\\$${table}\\s*=\\s*(?:\\[\\w+\\]\\s*)?@\\{`, 'i').exec(string);
  if (!assigned) return [];
  const open = assigned.index + assigned[0].length - 1;
  const { word } = readWord(script, open - 1, NONE);
  if (word.kind !== 'table') return [];
  return [...word.entries.keys()].map((name) => {
    const at = string.indexOf(name, open);
    return script.slice(at, at + name.length);
  });
}
