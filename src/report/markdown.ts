import { cleanOneLine } from './clean.ts';

/**
 * Repository text as one line of code in Markdown: nothing in it is read as Markdown, HTML, a mention or a reference.
 * Safe in a cell of a table, where a `|` would end the cell even within code; the line as HTML takes care of all of it.
 */
export function code(text: string): string {
  const safe = cleanOneLine(text).replace(
    /[&<>"'`|@#:*_~[\]\\!$(){}/.-]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
  return `<code>${safe}</code>`;
}

/** Repository text within a sentence, with every character that could mean something to Markdown or GitHub as an entity. */
export function prose(text: string): string {
  return cleanOneLine(text).replace(/[&<>"'`|@#*_~[\]\\!$:]/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
