/**
 * Puts made text between its marks, `<!-- NAME: … -->` and `<!-- /NAME -->`, which stay.
 * @throws where the marks are missing
 */
export function between(document: string, name: string, made: string): string {
  const found = new RegExp(`(<!-- ${name}: [^>]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`).exec(document);
  if (!found) throw new Error(`there are no marks for ${name}`);
  const [whole, start = '', end = ''] = found;
  return document.replace(whole, () => `${start}${made.trimEnd()}\n${end}`);
}
