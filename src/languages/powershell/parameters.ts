import type { Table, Word } from './words.ts';

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
