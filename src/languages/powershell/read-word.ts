import { TracedText } from '../../text/traced.ts';
import { readList, readTable } from './collections.ts';
import { readExpression } from './expression.ts';
import { memberHole, memberOf, outputOf, withMethod } from './members.ts';
import { OWN_PATH, readPath } from './paths.ts';
import { closing, doubleEnd, isInText, type Part, singleEnd } from './scan.ts';
import { entryOf, enumerated, itemsOf, listWord } from './tables.ts';
import { hole, quotedText, unknownText, type Variables, type Word } from './words.ts';

export interface Reading {
  readonly word: Word;
  readonly end: number;
}

/** Nested deeper than this, a script is not read. */
const DEEPEST = 40;

/** Reads one word of a command from a place in a script; blanks before it are passed. */
export function readWord(text: TracedText, start: number, variables: Variables, depth = 0): Reading {
  const { string } = text;
  if (depth > DEEPEST) return { word: hole(text, start, string.length), end: string.length };
  const cast = /^(?:\[(?:pscustomobject|ordered|hashtable|psobject)\]\s*)+(?=@\{)/i.exec(
    string.slice(start, start + 60),
  );
  if (cast) return readTable(text, start + cast[0].length, variables, depth);
  if (string.startsWith('@{', start)) return readTable(text, start, variables, depth);
  if (string.startsWith('@(', start)) return readList(text, start, variables, depth);
  if (string.startsWith("@'", start) || string.startsWith('@"', start)) return hereString(text, start, variables);
  const splat = /^@([A-Za-z_]\w*)/.exec(string.slice(start, start + 80));
  if (splat?.[1]) return { word: { kind: 'splat', name: splat[1].toLowerCase() }, end: start + splat[0].length };
  const parts: TracedText[] = [];
  let quoted = false;
  let at = start;
  while (at < string.length) {
    const char = string[at] ?? '';
    if (/[\s;|,){}]/.test(char) || (/[&>]/.test(char) && at > start)) break;
    if (char === '`') {
      if (/^`\r?\n/.test(string.slice(at, at + 3))) break;
      parts.push(text.slice(at + 1, at + 2));
      at += 2;
    } else if (char === "'") {
      const end = singleEnd(string, at);
      const called = withMethod(text, single(text, at + 1, end), end + 1);
      parts.push(called.value);
      quoted = true;
      at = called.end;
    } else if (char === '"') {
      const end = doubleEnd(string, at);
      const called = withMethod(text, expanded(text, at + 1, end, variables), end + 1);
      parts.push(called.value);
      quoted = true;
      at = called.end;
    } else if (char === '$') {
      const { value, end } = variable(text, at, variables);
      if (value.kind !== 'text' || (at === start && endsWord(string, end))) return { word: value, end };
      parts.push(value.text);
      at = end;
    } else if (char === '(') {
      let end = closing(string, at);
      const inside = at + 1 + (/^\s*/.exec(string.slice(at + 1, end))?.[0].length ?? 0);
      const close = end - 1;
      const path = pathIn(text, inside, close, variables);
      const [own = ''] = path ? (OWN_PATH.exec(string.slice(end, end + 20)) ?? []) : [];
      if (own !== '') end += own.length;
      const member = memberEnd(string, end);
      if (member > end) {
        const whole = unknownText(text, at, member);
        if (at === start && endsWord(string, member)) return { word: quotedText(whole), end: member };
        parts.push(whole);
        quoted = true;
        at = member;
        continue;
      }
      const word = path ? quotedText(path) : bracketed(text, inside, close, variables, depth);
      if (word && at === start && endsWord(string, end)) return { word, end };
      const known = word?.kind === 'text' ? word.text : null;
      if (known) quoted = true;
      parts.push(known ?? resultOfCall(text, at, close + 1) ?? unknownText(text, at, end));
      at = end;
    } else {
      parts.push(text.slice(at, at + 1));
      at++;
    }
  }
  return { word: { kind: 'text', text: joined(parts), quoted }, end: Math.max(at, start) };
}

/** `(Join-Path $a 'b')`: null where more stands in the brackets. */
function pathIn(text: TracedText, start: number, end: number, variables: Variables): TracedText | null {
  const path = readPath(text, start, variables);
  return path && text.string.slice(path.end, end).trim() === '' ? path.text : null;
}

/** `("a" + $b)`, `('{0}-app' -f $name)`: what stands in brackets where that is an expression; null for a command. */
function bracketed(text: TracedText, start: number, end: number, variables: Variables, depth: number): Word | null {
  if (!/^(?:["'$@\d([]|-\d)/.test(text.string.slice(start, start + 2))) return null;
  const { word, end: after } = readExpression(text, start, variables, depth);
  return text.string.slice(after, end).trim() === '' ? word : null;
}

/** After `.Trim()`, `.Name`, `[0]` behind a bracket. */
function memberEnd(string: string, start: number): number {
  let at = start;
  for (;;) {
    const [name] = /^\.[A-Za-z_]\w*/.exec(string.slice(at, at + 60)) ?? [];
    if (name === undefined && string[at] !== '[') return at;
    at += name?.length ?? 0;
    if (string[at] === '(' || string[at] === '[') at = closing(string, at);
  }
}

function endsWord(string: string, at: number): boolean {
  return at >= string.length || /[\s;|,){}]/.test(string[at] ?? '');
}

/** `(Get-AppName)`: what a function gives that is given nothing is the same each time, but for one that makes something up. */
function resultOfCall(text: TracedText, start: number, end: number): TracedText | null {
  const [, name] = /^\(\s*([A-Za-z]+-\w+)\s*\)$/.exec(text.string.slice(start, end)) ?? [];
  if (name === undefined || /random|guid|date|host/i.test(name)) return null;
  const reason = `what \`${name}\` gives is known only when the script runs`;
  return TracedText.hole({ reason, key: `(${name.toLowerCase()})` }, text.spanOf(start, end));
}

function joined(parts: readonly TracedText[]): TracedText {
  const whole: TracedText[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    const [one] = last?.pieces.slice(-1) ?? [];
    const [next] = part.pieces;
    if (
      last &&
      one?.exact &&
      next?.exact &&
      one.span &&
      next.span &&
      part.pieces.length === 1 &&
      one.span.source === next.span.source &&
      one.span.end === next.span.start
    ) {
      const span = { ...one.span, end: next.span.end };
      whole[whole.length - 1] = new TracedText([
        ...last.pieces.slice(0, -1),
        { text: one.text + next.text, span, exact: true },
      ]);
    } else whole.push(part);
  }
  return TracedText.join(whole);
}

function single(text: TracedText, start: number, end: number): TracedText {
  const parts: TracedText[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    if (text.string[at] !== "'") continue;
    parts.push(text.slice(from, at + 1));
    at++;
    from = at + 1;
  }
  return TracedText.join([...parts, text.slice(from, end)]);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };

/** The text between double quotes: variables filled in, escapes undone. */
function expanded(
  text: TracedText,
  start: number,
  end: number,
  variables: Variables,
  inHereString = false,
): TracedText {
  const { string } = text;
  const parts: TracedText[] = [];
  let from = start;
  let at = start;
  const flush = (): void => {
    if (at > from) parts.push(text.slice(from, at));
  };
  while (at < end) {
    const char = string[at];
    if (char === '`') {
      flush();
      const escaped = string[at + 1] ?? '';
      parts.push(TracedText.of(ESCAPES[escaped] ?? escaped, text.spanOf(at, at + 2)));
      from = at += 2;
    } else if (char === '"' && !inHereString) {
      flush();
      parts.push(text.slice(at, at + 1));
      from = at += 2;
    } else if (char === '$' && /[\w({:]/.test(string[at + 1] ?? '')) {
      flush();
      const { value, end: after } = variable(text, at, variables);
      parts.push(value.kind === 'text' ? value.text : unknownText(text, at, after));
      from = at = after;
    } else at++;
  }
  at = end;
  flush();
  return TracedText.join(parts);
}

/** `$($list -join ' ')`: the text of an expression, the items of a list with blanks between; null for a command. */
function textIn(text: TracedText, { start, end }: Part, variables: Variables): TracedText | null {
  const at = start + (/^\s*/.exec(text.string.slice(start, end))?.[0].length ?? 0);
  const written = text.string.slice(at, end).trim();
  const isPlain = /^\$[A-Za-z_]\w*$/.test(written);
  const isDeep = (written.match(/\$\(/g)?.length ?? 0) > MOST_NESTED;
  const word = isPlain || isDeep ? null : bracketed(text, at, end, variables, 1);
  if (word?.kind !== 'text' && word?.kind !== 'list') return null;
  const texts = itemsOf(word).map((item) => (item.kind === 'text' && item.text.known ? item.text : null));
  const known = texts.filter((one) => one !== null);
  if (known.length < texts.length) return null;
  return TracedText.join(known.flatMap((one, index) => (index === 0 ? [one] : [TracedText.of(' '), one])));
}

/** Texts within a text; nobody writes more of them. */
const MOST_NESTED = 12;

/** `$settings.PSObject.Properties`, `….Name`: the entries of a table, as those of an object. */
function propertiesOf(word: Word, path: string, variables: Variables): Word | null {
  const match = /^(.*)\.PSObject\.Properties(?:\.(Name|Value))?$/i.exec(path);
  if (!match) return null;
  const [, before = '', member] = match;
  const holder = before === '' ? word : memberOf(word, before, variables);
  if (holder?.kind !== 'table') return null;
  const all = enumerated(holder.entries);
  if (member === undefined) return all;
  return listWord(itemsOf(all).flatMap((item) => (item.kind === 'table' ? (entryOf(item.entries, member) ?? []) : [])));
}

const ENUMERATES = /^\.GetEnumerator$/i;

/** `$name`, `${name}`, `$env:NAME`, `$(…)`; properties and indexes of a variable can't be known. */
function variable(
  text: TracedText,
  start: number,
  variables: Variables,
): { readonly value: Word; readonly end: number } {
  const { string } = text;
  if (string[start + 1] === '(') {
    const end = closing(string, start + 1);
    const whole = textIn(text, { start: start + 2, end: end - 1 }, variables);
    if (whole) return { value: quotedText(whole), end };
    const only = /^\$[A-Za-z_]\w*(?:\.\w+|\[[^\]]*\])*(?:\([^()]*\))?$/.test(string.slice(start + 2, end - 1));
    return { value: only ? variable(text, start + 2, variables).value : hole(text, start, end), end };
  }
  const match = /^\$(?:\{([^}]+)\}|((?:env:|script:|global:)?[A-Za-z_?]\w*))/i.exec(string.slice(start, start + 200));
  if (!match) return { value: { kind: 'text', text: text.slice(start, start + 1), quoted: false }, end: start + 1 };
  let end = start + match[0].length;
  const name = (match[1] ?? match[2] ?? '').toLowerCase().replace(/^(script|global):/, '');
  const member = /^(?:\.\$?\w+|\[[^\]]*\])+/.exec(string.slice(end, end + 200));
  const known = variables.get(name);
  if (member && (!isInText(string, start) || string[start - 1] === '(')) {
    const listed = known && propertiesOf(known, member[0], variables);
    if (listed) return { value: listed, end: end + member[0].length };
    const entry = known && memberOf(known, member[0], variables);
    end += member[0].length;
    if (known && /^\.Clone$/i.test(member[0]) && string.startsWith('()', end)) return { value: known, end: end + 2 };
    if (known?.kind === 'table' && ENUMERATES.test(member[0]) && string.startsWith('()', end))
      return { value: enumerated(known.entries), end: end + 2 };
    if (known?.kind === 'text' && OWN_PATH.test(string.slice(end - member[0].length, end + 1)))
      return { value: known, end };
    if (known?.kind === 'text' && string[end] === '(') {
      const called = withMethod(text, known.text, end - member[0].length);
      return { value: quotedText(called.value), end: called.end };
    }
    const unknown = (): Word => memberHole(known, name, member[0], text, start, end) ?? hole(text, start, end);
    return { value: entry ?? outputOf(known, member[0], text, start, end) ?? unknown(), end };
  }
  if (known) return { value: known, end };
  const reason = `\`$${match[1] ?? match[2]}\` is set outside of the script`;
  return {
    value: { kind: 'text', text: TracedText.hole({ reason, key: `$${name}` }, text.spanOf(start, end)), quoted: false },
    end,
  };
}

function hereString(text: TracedText, start: number, variables: Variables): Reading {
  const { string } = text;
  const quote = string[start + 1] ?? '';
  const from = string.indexOf('\n', start) + 1;
  const close = string.indexOf(`\n${quote}@`, start);
  const end = close < 0 || from === 0 ? string.length : close;
  const body = quote === "'" ? text.slice(from, end) : expanded(text, from, end, variables, true);
  return { word: { kind: 'text', text: body, quoted: true }, end: Math.min(end + 3, string.length) };
}
