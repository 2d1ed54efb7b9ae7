/**
 * JSON as ARM reads it: a string may go over several lines. Each line end in a string becomes a blank, so that every
 * offset stays, and a parser that keeps to the standard can read the rest.
 */
export function withoutLineEndsInStrings(text: string): string {
  const parts: string[] = [];
  let copied = 0;
  const blank = (at: number): void => {
    parts.push(text.slice(copied, at), ' ');
    copied = at + 1;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at, blank);
    else if (code === SLASH) at = commentEnd(text, at);
  }
  return copied === 0 ? text : `${parts.join('')}${text.slice(copied)}`;
}

const [QUOTE, SLASH, STAR, BACKSLASH] = [0x22, 0x2f, 0x2a, 0x5c];
const [LF, CR] = [0x0a, 0x0d];

function stringEnd(text: string, start: number, lineEnd: (at: number) => void): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at;
    else if (code === LF || code === CR) lineEnd(at);
  }
  return text.length;
}

function commentEnd(text: string, start: number): number {
  const next = text.charCodeAt(start + 1);
  if (next !== SLASH && next !== STAR) return start;
  const end = next === SLASH ? text.indexOf('\n', start) : text.indexOf('*/', start + 2);
  return end < 0 ? text.length : end;
}
