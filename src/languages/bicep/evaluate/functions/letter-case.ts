/** .NET's invariant culture changes letters one by one, and only where the other case is one letter of its own. */
export function lowerCase(text: string): string {
  return changed(text, (letter) => letter.toLowerCase());
}

export function upperCase(text: string): string {
  return changed(text, (letter) => letter.toUpperCase());
}

/** The dotted capital and the dotless small i have no other case there. */
const ALONE = /[\u0130\u0131]/;

function changed(text: string, change: (letter: string) => string): string {
  if (/^[\0-\x7f]*$/.test(text)) return change(text);
  let result = '';
  for (const letter of text) {
    const other = change(letter);
    result += ALONE.test(letter) || other.length !== letter.length ? letter : other;
  }
  return result;
}
