import { clean, cleanLines, cleanOneLine } from './clean.ts';

/**
 * Repository text as one line of code in Markdown: nothing in it is read as Markdown, HTML, a mention or a reference.
 * Safe in a cell of a table, where a `|` would end the cell even within code; the line as HTML takes care of all of it.
 */
export function code(text: string): string {
  return `<code>${entities(cleanOneLine(text))}</code>`;
}

/**
 * Repository text within a sentence, with every character that could mean something to Markdown or GitHub as an entity.
 * Mentions and references are found in the rendered text, so these are broken up by a character that isn't seen.
 */
export function prose(text: string): string {
  return escaped(cleanOneLine(text));
}

function escaped(text: string): string {
  return entities(text)
    .replace(/&#(?:64|35);/g, '$&&#8203;')
    .replace(/^(?:[-+=]|\d+[.)])/, (start) => `${start.slice(0, -1)}&#${start.charCodeAt(start.length - 1)};`);
}

/** What means something within a line; of addresses, which become links by themselves, the character that tells them. */
function entities(text: string): string {
  return text.replace(
    /[&<>"'`|@#*_~[\]\\$]|!(?=\[)|:(?=\/\/)|(?<=www)\./gi,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}

/** A sentence of ours with repository text in it, in which `back-ticks` mark what is code. */
export function sentence(text: string): string {
  return cleanOneLine(text)
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : escaped(part)))
    .join('');
}

/** Text to copy, as a block of code that nothing in it can end. */
export function block(text: string, language: string): readonly string[] {
  return fenced(cleanLines(text), language);
}

/** Lines as a block of code, none of which ends it. */
export function fenced(lines: readonly string[], language: string): readonly string[] {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence];
}

/** A link, whose words are repository text. */
export function link(words: string, address: string | null): string {
  return address === null
    ? code(words)
    : `<a href="${clean(address).replace(/["<>&]/g, (c) => `&#${c.charCodeAt(0)};`)}">${code(words)}</a>`;
}

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

export function tableHead(titles: readonly string[]): readonly string[] {
  return [tableRow(titles), tableRow(titles.map(() => '---'))];
}
