import type { RunnerFiles } from './files.ts';
import { expanded, isPattern } from './globs.ts';

/** Words that are no options; `until` ends them: what follows belongs to the option. */
export function plainWords(
  words: readonly string[],
  valued: readonly string[],
  until: readonly string[],
): readonly string[] {
  const plain: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (until.includes(word)) {
      while (at + 1 < words.length && !words[at + 1]?.startsWith('-')) at++;
    } else if (valued.includes(word)) at++;
    else if (!word.startsWith('-') || word === '-') plain.push(word);
  }
  return plain;
}

/** The paths that words stand for, those of a pattern one by one where it is known what it matches. */
export function everyPath(files: RunnerFiles, words: readonly string[], folder: string): readonly string[] {
  return words.flatMap((word) => (isPattern(word) ? (expanded(files, word, folder) ?? word) : word));
}

/** `./*` and `backend/*` stand for all that a folder holds. */
export function withoutGlob(path: string): string {
  return path === '*' ? '.' : path.replace(/\/(?:\*|\*\*|\*\*\/\*)$/, '') || '/';
}
