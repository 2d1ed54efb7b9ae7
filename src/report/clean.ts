import { HOLE } from '../text/traced.ts';

// Controls, formats (bidirectional marks, zero-width characters, tags), all else that shows nothing, line and paragraph
// separators, half characters: they could hide text, move the cursor, or have a terminal show other than what is
// written. A variation selector is left where it shapes an emoji.
const UNSEEN =
  /(?![\ufe00-\ufe0f])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}]|(?<=[ -~])[\ufe00-\ufe0f]/gu;

/**
 * One line of repository text, safe to print: what can't be seen is shown by its name, a part that can't be known as an
 * ellipsis, and no GitHub workflow command of the older form (`##[…]`, read anywhere in a line) is left whole.
 */
export function clean(text: string): string {
  return text.replace(UNSEEN, nameOf).replaceAll(HOLE, '…').replaceAll('##[', '##\\[');
}

/** The same for text of several lines. */
export function cleanLines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/).map(clean);
}

/** The same for text that has to stand on one line: line ends and tabs become blanks. */
export function cleanOneLine(text: string): string {
  return clean(text.trim().replace(/\s*[\r\n]+\s*|\t/g, ' '));
}

/**
 * A whole output in which no line can be read as a GitHub workflow command (`::…`, read at the start of a line, after
 * blanks). Lines of our own layout never start so; a command to copy might.
 */
export function withoutWorkflowCommands(output: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours may stand before it
  return output.replace(/^((?:[^\S\n]|\u001b\[[\d;]*m)*)::/gm, '$1| ::');
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
