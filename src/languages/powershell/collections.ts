import type { TracedText } from '../../text/traced.ts';
import { readExpression } from './expression.ts';
import { memberOf } from './members.ts';
import { readPath } from './paths.ts';
import { type Reading, readWord } from './read-word.ts';
import { closing, quoteEnd } from './scan.ts';
import { enumerated } from './tables.ts';
import { hole, isPlain, quotedText, type Variables, type Word } from './words.ts';

/** `@('a', 'b')`, items on one line or on several; a command in it gives what isn't known. */
export function readList(text: TracedText, start: number, variables: Variables, depth: number): Reading {
  const { string } = text;
  const end = closing(string, start + 1);
  const items: Word[] = [];
  let at = start + 2;
  while (at < end - 1) {
    const blanks = /^(?:[\s,;]|`\r?\n|#[^\n]*\n)+/.exec(string.slice(at, end - 1));
    at += blanks?.[0].length ?? 0;
    if (at >= end - 1) break;
    const { word, end: after } = readWord(text, at, variables, depth + 1);
    if (after === at || (word.kind === 'text' && !word.quoted && !/^[\d$]/.test(string.slice(at, at + 1)))) {
      items.push(hole(text, at, end - 1));
      break;
    }
    items.push(...(word.kind === 'list' ? word.items : [word]));
    at = after;
  }
  return { word: { kind: 'list', items }, end };
}

/** The end of the line on which a value ends, or the `;` after it: brackets may go over several lines. */
function valueEnd(string: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const char = string[at] ?? '';
    if (/[\n;]/.test(char)) return at;
    if (/[({[]/.test(char)) at = closing(string, at) - 1;
    else if (char === '"' || char === "'") at = quoteEnd(string, at);
  }
  return end;
}

/** `@{ name = value; other = value }` */
export function readTable(text: TracedText, start: number, variables: Variables, depth: number): Reading {
  const { string } = text;
  const end = closing(string, start + 1);
  const entries = new Map<string, Word>();
  let at = start + 2;
  while (at < end - 1) {
    const [blanks = ''] = /^(?:[\s;]|#[^\n]*\n|<#.*?#>)*/s.exec(string.slice(at, end - 1)) ?? [];
    if (at + blanks.length >= end - 1) break;
    const name = /^[\s;]*(?:(?:#[^\n]*\n|<#.*?#>)[\s;]*)*(?:'([^'\n]*)'|"([^"$`\n]*)"|([\w.-]+))\s*=\s*/s.exec(
      string.slice(at, end),
    );
    const key = name?.[1] ?? name?.[2] ?? name?.[3];
    // `@{ $name = … }`: nobody knows what else it holds
    if (!name || key === undefined) return { word: hole(text, start, end), end };
    const from = at + name[0].length;
    const path = readPath(text, from, variables);
    const value = path
      ? { word: quotedText(path.text), end: path.end }
      : readExpression(text, from, variables, depth + 1);
    at = value.end;
    const [rest = ''] = /^[^\n;]*/.exec(string.slice(at, end - 1)) ?? [];
    const isWhole = /^\s*(#.*)?$/.test(rest) && (path !== null || isPlain(value.word, string.slice(from, from + 2)));
    entries.set(key, isWhole ? value.word : hole(text, from, at + rest.length));
    at = isWhole ? at + rest.length : valueEnd(string, from, end - 1);
  }
  const [member] = /^(?:\[[^\]\n]*\]|\.(?!GetEnumerator)\w+)+/i.exec(string.slice(end, end + 200)) ?? [];
  const entry = member === undefined ? null : memberOf({ kind: 'table', entries }, member, variables);
  if (member !== undefined && entry) return { word: entry, end: end + member.length };
  const [call] = /^\.GetEnumerator\(\)/i.exec(string.slice(end, end + 20)) ?? [];
  return call === undefined
    ? { word: { kind: 'table', entries }, end }
    : { word: enumerated(entries), end: end + call.length };
}
