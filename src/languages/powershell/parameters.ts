import { closing, lineEnd, type Part, quoteEnd } from './scan.ts';
import { itemsOf } from './tables.ts';
import { FALSE, type Table, TRUE, type Word } from './words.ts';

/** `-Name value`, `-Name:value`, `-Switch`, by name in lower case; a splatted table's as well. */
export function parametersOf(words: readonly Word[]): Table {
  const parameters = new Map<string, Word>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word?.kind === 'table') for (const [name, value] of word.entries) parameters.set(name.toLowerCase(), value);
    if (word === undefined || !isName(word)) continue;
    const [name = '', inline] = word.text.string.slice(1).split(':');
    const next = words[at + 1];
    if (inline !== undefined && inline !== '')
      parameters.set(name.toLowerCase(), { kind: 'text', text: word.text.slice(name.length + 2), quoted: true });
    else if (next !== undefined && !isName(next)) {
      parameters.set(name.toLowerCase(), next);
      at++;
    } else parameters.set(name.toLowerCase(), word);
  }
  return parameters;
}

function isName(word: Word): word is Extract<Word, { kind: 'text' }> {
  return word.kind === 'text' && !word.quoted && /^-[A-Za-z]/.test(word.text.string);
}

/** A parameter that a script declares. */
export interface Declared {
  /** in lower case */
  readonly name: string;
  readonly isSwitch: boolean;
  /** it takes all that no other parameter takes */
  readonly takesRest?: boolean;
  /** where its default is written; null for none */
  readonly default: Part | null;
  /** what `[ValidateSet(…)]` lists */
  readonly allowed?: Part | null;
}

/** `param([string]$Name = 'x', [switch]$Force)`: what stands between the brackets. */
export function declaredParameters(string: string, start: number, end: number): readonly Declared[] {
  const declared: Declared[] = [];
  for (let at = start; at < end; at++) {
    const from = at;
    let attributes = '';
    let allowed: Part | null = null;
    for (; at < end && string[at] !== '$'; at++) {
      if (string[at] === '#') at = lineEnd(string, at);
      else if (string[at] === '[') {
        const close = closing(string, at);
        const attribute = string.slice(at, close);
        const [set] = /^\[\s*ValidateSet\s*\(/i.exec(attribute) ?? [];
        if (set !== undefined) allowed = { start: at + set.length, end: closing(string, at + set.length - 1) - 1 };
        attributes += attribute;
        at = close - 1;
      }
    }
    const match = /^\$(\w+)\s*(=?)\s*/.exec(string.slice(at, end));
    if (!match?.[1] || at <= from - 1) break;
    const after = at + match[0].length;
    for (at = after; at < end && string[at] !== ','; at++) {
      const char = string[at] ?? '';
      if (char === '#') at = lineEnd(string, at);
      else if (/[([{]/.test(char)) at = closing(string, at) - 1;
      else if (char === "'" || char === '"') at = quoteEnd(string, at);
    }
    declared.push({
      name: match[1].toLowerCase(),
      isSwitch: /\[switch\]/i.test(attributes),
      takesRest: /\bValueFromRemainingArguments\b(?!\s*=\s*\$false)/i.test(attributes),
      default: match[2] === '=' ? { start: after, end: at } : null,
      allowed,
    });
  }
  return declared;
}

/** What a call gives to the parameters that a script declares: by name, by the beginning of one, or by place. */
export function boundParameters(words: readonly Word[], declared: readonly Declared[]): Table {
  const bound = new Map<string, Word>();
  const placed: Word[] = [];
  const nameOf = (written: string): Declared | undefined =>
    declared.find(({ name }) => name === written) ?? declared.find(({ name }) => name.startsWith(written));
  const rest = declared.find(({ takesRest }) => takesRest);
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    if (word.kind === 'table') for (const [name, value] of word.entries) bound.set(name.toLowerCase(), value);
    else if (isName(word)) {
      const [written = '', inline] = word.text.string.slice(1).toLowerCase().split(':');
      const parameter = nameOf(written);
      const next = words[at + 1];
      if (!parameter && rest) placed.push(word);
      else if (parameter?.isSwitch) bound.set(parameter.name, inline === 'false' || inline === '$false' ? FALSE : TRUE);
      else if (inline !== undefined && inline !== '')
        bound.set(parameter?.name ?? written, {
          kind: 'text',
          text: word.text.slice(written.length + 2),
          quoted: true,
        });
      else if (next !== undefined) {
        bound.set(parameter?.name ?? written, next);
        at++;
      }
    } else placed.push(word);
  }
  for (const { name, isSwitch } of declared)
    if (!isSwitch && name !== rest?.name && !bound.has(name)) {
      const word = placed.shift();
      if (word) bound.set(name, word);
    }
  if (rest && !bound.has(rest.name)) bound.set(rest.name, { kind: 'list', items: placed.flatMap(itemsOf) });
  return bound;
}
