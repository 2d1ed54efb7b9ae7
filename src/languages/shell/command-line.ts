import { quote } from 'shell-quote';

/** Words that a shell takes as they are, whatever stands around them: none of their characters means anything to it. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** A command line as a person would write it: only words that need it are quoted. */
export function commandLine(words: readonly string[]): string {
  return words
    .map((word, index) => (PLAIN.test(word) && !(index === 0 && word.includes('=')) ? word : quoted(word)))
    .join(' ');
}

function quoted(word: string): string {
  return /^[^'!\\]+$/.test(word) ? `'${word}'` : quote([word]);
}
