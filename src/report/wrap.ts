import { width } from './width.ts';

/**
 * Breaks a text at its blanks into lines of at most so many columns. A word that is longer stands alone.
 * @param columns null: as long as it is
 */
export function wrap(text: string, columns: number | null): readonly string[] {
  if (columns === null || width(text) <= columns) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && width(line) + 1 + width(word) > columns) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}
