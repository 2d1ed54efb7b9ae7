import { TracedText } from '../../text/traced.ts';

/** `--name <your-app-name>`, `APP=<name>`: to a shell two redirections, to whoever wrote it a word that is to be filled in. */
const PLACEHOLDER =
  /(?<=\s--?[A-Za-z][\w-]*[ \t=]+["']?|(?:^|[\s;])[A-Za-z_]\w*=)<[A-Za-z][\w .-]*>(?=["']?(?:\s|$))/gm;

/** What stands for the name of something is shown as it is; a number or a size that isn't known is unknown. */
const NAMES = /name|app|group|site|plan|rg\b/i;

/** A script with the words in quotes that its reader is to fill in. */
export function withPlaceholders(text: TracedText): TracedText {
  const { string } = text;
  if (!/<[A-Za-z][\w .-]*>/.test(string)) return text;
  const parts: TracedText[] = [];
  let at = 0;
  for (const { index, 0: word } of string.matchAll(PLACEHOLDER)) {
    if (/["']/.test(string[index - 1] ?? '')) continue;
    const place = text.slice(index, index + word.length);
    if (isQuoted(string, index) || !NAMES.test(word)) {
      parts.push(text.slice(at, index), TracedText.hole({ reason: `\`${word}\` is to be filled in` }, place.spanOf()));
      at = index + word.length;
      continue;
    }
    const quote = TracedText.of("'");
    parts.push(text.slice(at, index), quote, place, quote);
    at = index + word.length;
  }
  return at === 0 ? text : TracedText.join([...parts, text.slice(at)]);
}

/** It stands within a word that began with a quote on its line. */
function isQuoted(text: string, index: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
  return (line.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1;
}
