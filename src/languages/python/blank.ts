/** Python's white space in a text: JavaScript's without the byte order mark, and the separators U+001C to U+001F, U+0085. */
export function isBlank(character: string): boolean {
  const code = character.charCodeAt(0);
  if ((code >= 0x1c && code <= 0x1f) || code === 0x85) return true;
  return code !== 0xfeff && /^\s$/.test(character);
}

/** Where runs of white space stand in a text: start and length of each. */
export function blanksIn(text: string): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isBlank(text[at] ?? '')) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === at) last[1]++;
    else runs.push([at, 1]);
  }
  return runs;
}
