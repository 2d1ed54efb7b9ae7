/** A quote is open at the end of a piece of a line that a shell reads. */
export function endsInQuotes(code: string): boolean {
  let open = '';
  for (let at = 0; at < code.length; at++) {
    const char = code[at] ?? '';
    if (char === '\\' && open !== "'") at++;
    else if (open === char) open = '';
    else if (open === '' && (char === "'" || char === '"')) open = char;
  }
  return open !== '';
}
