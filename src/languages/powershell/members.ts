import { oneOutput } from '../../text/template-output.ts';
import { TracedText } from '../../text/traced.ts';
import { closing } from './scan.ts';
import { entryOf } from './tables.ts';
import { quotedText, unknownText, type Variables, type Word } from './words.ts';

/** `$deployment.properties.outputs.apiName.value`, `$outputs.apiName.value`: an output of a template. */
export function outputOf(
  word: Word | undefined,
  member: string,
  text: TracedText,
  start: number,
  end: number,
): Word | null {
  const [hole] = word?.kind === 'text' && word.text.length === 1 ? word.text.holes : [];
  const key = hole && oneOutput(hole.key, member);
  return hole && key ? quotedText(TracedText.hole({ reason: hole.reason, key }, text.spanOf(start, end))) : null;
}

/**
 * A member of what isn't known: it is the same wherever it is asked for, as long as the variable holds the same.
 * Null where another index may stand for it.
 */
export function memberHole(
  word: Word | undefined,
  name: string,
  member: string,
  text: TracedText,
  start: number,
  end: number,
): Word | null {
  if (!/^(?:\.\w+|\[\s*(?:\d+|'[^']*')\s*\])+$/.test(member) || word?.kind === 'table' || word?.kind === 'list')
    return null;
  const [hole] = word?.kind === 'text' && word.text.length === 1 ? word.text.holes : [];
  const key = word ? hole?.key : `$${name}`;
  if (key === undefined) return null;
  const reason = `what \`${text.string.slice(start, end)}\` gives is known only when the script runs`;
  return quotedText(TracedText.hole({ reason, key: `${key}${member.toLowerCase()}` }, text.spanOf(start, end)));
}

/** `.Sku`, `['Sku']`, `[$name]`, `.$name`, `[0]`, one after the other. */
export function memberOf(word: Word, path: string, variables: Variables): Word | null {
  let at: Word | undefined = word;
  for (const [, dotted, quoted, named, asked, index] of path.matchAll(
    /\.(\w+)|\[\s*['"]([\w.-]+)['"]\s*\]|\[\s*\$(\w+)\s*\]|\.\$(\w+)|\[\s*(\d+)\s*\]|\[/g,
  )) {
    const name = (dotted ?? quoted ?? textOf(named ?? asked, variables))?.toLowerCase();
    if (at?.kind === 'table' && name !== undefined) at = entryOf(at.entries, name);
    else if (at?.kind === 'list' && index !== undefined) at = at.items[Number(index)];
    else return null;
  }
  return at ?? null;
}

function textOf(variable: string | undefined, variables: Variables): string | undefined {
  const word = variable === undefined ? undefined : variables.get(variable.toLowerCase());
  return word?.kind === 'text' && word.text.known ? word.text.string : undefined;
}

/** `"…".Trim()`, `.ToLower()` and `.ToUpper()`; any other method makes a text of which nothing is known. */
export function withMethod(
  text: TracedText,
  value: TracedText,
  at: number,
): { readonly value: TracedText; readonly end: number } {
  const method = /^\.(\w+)(?=\()/.exec(text.string.slice(at, at + 60));
  if (!method?.[1]) return { value, end: at };
  const end = closing(text.string, at + method[0].length);
  const given = text.string.slice(at + method[0].length + 1, end - 1).trim();
  const plain = given === '' ? changedBy(method[1], value) : changedWith(method[1], value, given);
  return withMethod(text, plain ?? unknownText(text, at, end), end);
}

const REPLACEMENT = /^(['"])([^'"$`]+)\1\s*,\s*(['"])([^'"$`]*)\3$/;

/** `.Replace('_', '-')`, `.Substring(0, 7)`, with plain words. */
function changedWith(method: string, value: TracedText, given: string): TracedText | null {
  const [, , sought, , put] = /^replace$/i.test(method) ? (REPLACEMENT.exec(given) ?? []) : [];
  if (sought !== undefined && put !== undefined) return replacedIn(value, sought, TracedText.of(put));
  const [, start, length] = /^substring$/i.test(method) ? (/^(\d+)(?:\s*,\s*(\d+))?$/.exec(given) ?? []) : [];
  if (start === undefined || !value.known) return null;
  const end = length === undefined ? value.length : Number(start) + Number(length);
  return end <= value.length ? value.slice(Number(start), end) : null;
}

/** A text with another one in each place of a part. */
export function replacedIn(text: TracedText, sought: string, put: TracedText, folds = false): TracedText {
  const [whole, part] = folds ? [text.string.toLowerCase(), sought.toLowerCase()] : [text.string, sought];
  const parts: TracedText[] = [];
  let copied = 0;
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, copied)) {
    parts.push(text.slice(copied, at), put);
    copied = at + part.length;
  }
  const replaced = TracedText.join([...parts, text.slice(copied)]);
  // in what isn't known it may be replaced, too
  return replaced.known ? replaced : withKeys(replaced, `: ${sought} > ${put.string}`);
}

function withKeys(text: TracedText, suffix: string): TracedText {
  const pieces = text.pieces.map((piece) => {
    const key = piece.unknown?.key;
    return piece.unknown && key !== undefined ? { ...piece, unknown: { ...piece.unknown, key: key + suffix } } : piece;
  });
  return new TracedText(pieces);
}

function changedBy(method: string, value: TracedText): TracedText | null {
  switch (method.toLowerCase()) {
    case 'tolower':
    case 'tolowerinvariant':
      return value.mapCharacters((part) => part.toLowerCase());
    case 'toupper':
    case 'toupperinvariant':
      return value.mapCharacters((part) => part.toUpperCase());
    case 'trimend':
      return value.slice(0, value.string.trimEnd().length);
    case 'trim':
      return value.slice(value.length - value.string.trimStart().length, value.string.trimEnd().length);
    case 'tostring':
      return value;
    default:
      return null;
  }
}
