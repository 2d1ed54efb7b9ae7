import { TracedText } from '../../text/traced.ts';

/** `--name <your-app-name>`: to a shell two redirections, to whoever wrote it a word that is to be filled in. */
const PLACEHOLDER = /(?<=\s--?[A-Za-z][\w-]*[ \t=]+["']?)<[A-Za-z][\w .-]*>(?=["']?(?:\s|$))/g;

/** A script with the words in quotes that its reader is to fill in. */
export function withPlaceholders(text: TracedText): TracedText {
  const { string } = text;
  if (!/<[A-Za-z][\w .-]*>/.test(string)) return text;
  const parts: TracedText[] = [];
  let at = 0;
  for (const { index, 0: word } of string.matchAll(PLACEHOLDER)) {
    if (/["']/.test(string[index - 1] ?? '')) continue;
    const quote = TracedText.of("'");
    parts.push(text.slice(at, index), quote, text.slice(index, index + word.length), quote);
    at = index + word.length;
  }
  return at === 0 ? text : TracedText.join([...parts, text.slice(at)]);
}
