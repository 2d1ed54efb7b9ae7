/** How many columns of a terminal a text takes: two for a wide character, none for one that combines with the last. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += characterWidth(character.codePointAt(0) ?? 0);
  return columns;
}

/** Pads with blanks on the right to a number of columns. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(columns - width(text), 0));
}

/** First and last code points of the blocks that Unicode's East Asian Width has as wide, joined where they touch. */
const WIDE = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1faff],
  [0x20000, 0x3fffd],
] as const;

function characterWidth(code: number): number {
  if (code < 0x300) return 1;
  if (code < 0x370 || (code >= 0x1ab0 && code < 0x1b00) || (code >= 0x20d0 && code < 0x2100)) return 0;
  if (code >= 0xfe00 && code < 0xfe10) return 0;
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}
