import { TracedText } from '../../text/traced.ts';

const PLACEHOLDER = /<[A-Za-z][\w .-]*>/g;
/** What stands before a word that is to be filled in as the whole value of an option or a variable, and behind it. */
const GIVEN = /(?:\s--?[A-Za-z][\w-]*[ \t=]+["']?|(?:^|[\s;])[A-Za-z_]\w*=)$/;
const ENDS = /^["']?(?:\s|$)/;

/**
 * `--name <your-app-name>`, `APP=<name>`, `my-<name>-app`: to a shell two redirections, to whoever wrote it a word, or a part
 * of one, that is to be filled in.
 */
function isToFillIn(text: string, index: number, word: string): boolean {
  const end = index + word.length;
  const line = text.slice(Math.max(text.lastIndexOf('\n', index), index - 200, 0), index);
  if (GIVEN.test(line) && ENDS.test(text.slice(end, end + 2))) return true;
  if (word.includes('.')) return false;
  return (
    /[\w/][-/.:@]$/.test(text.slice(Math.max(0, index - 2), index)) || /^[-.:@][\w<$]/.test(text.slice(end, end + 2))
  );
}

/** What stands for the name of something is shown as it is; a number or a size that isn't known is unknown. */
const NAMES = /name|app|group|site|plan|module|rg\b/i;

/** A startup command with what is to be filled in unknown, as in `gunicorn <module>:<app>`. */
export function filledIn(command: TracedText): TracedText {
  return command.replaced(/<[A-Za-z][\w-]*>/g, ([word], place) => toFillIn(word, place));
}

/** A script with the words in quotes that its reader is to fill in. */
export function withPlaceholders(text: TracedText): TracedText {
  const { string } = text;
  if (!/<[A-Za-z][\w .-]*>/.test(string)) return text;
  const quote = TracedText.of("'");
  return text.replaced(PLACEHOLDER, ({ index, 0: word }, place) => {
    if (/["']/.test(string[index - 1] ?? '') || !isToFillIn(string, index, word)) return null;
    const isName = NAMES.test(word);
    if (!isQuoted(string, index)) return isName ? TracedText.join([quote, place, quote]) : toFillIn(word, place);
    return isName && isPart(string, index, word) ? null : toFillIn(word, place);
  });
}

function toFillIn(word: string, place: TracedText): TracedText {
  return TracedText.hole({ reason: `\`${word}\` is to be filled in` }, place.spanOf());
}

/** It stands within a word that began with a quote on its line. */
function isQuoted(text: string, index: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
  return (line.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1;
}

/** It stands beside other signs of a word: `my-<name>-app`. */
function isPart(text: string, index: number, word: string): boolean {
  return /[-/.:@]/.test(text[index - 1] ?? '') || /[-.:@]/.test(text[index + word.length] ?? '');
}
