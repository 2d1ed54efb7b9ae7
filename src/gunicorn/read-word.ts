import { HOLE, type TracedText } from '../text/traced.ts';
import type { Option } from './options.ts';
import { Refused } from './refused.ts';

/** What a word of the command line is by itself, before its neighbours are looked at. */
export type Word =
  | { readonly kind: 'argument'; readonly text: TracedText }
  /** `--`: all that follows are arguments */
  | { readonly kind: 'divider' }
  | {
      readonly kind: 'option';
      readonly option: Option;
      readonly name: string;
      readonly value: TracedText | null;
      readonly text: TracedText;
    }
  | { readonly kind: 'stranger'; readonly text: TracedText }
  /** the name of the option can't be known */
  | { readonly kind: 'unknown option'; readonly text: TracedText };

/**
 * Sorts words as argparse's `_parse_optional` does.
 * @throws Refused for an abbreviation that fits several options
 */
export function readWords(words: readonly TracedText[], options: ReadonlyMap<string, Option>): readonly Word[] {
  const divider = words.findIndex((word) => word.string === '--');
  return words.map((text, at): Word => {
    if (divider >= 0 && at > divider) return { kind: 'argument', text };
    return at === divider ? { kind: 'divider' } : readWord(text, options);
  });
}

function readWord(text: TracedText, options: ReadonlyMap<string, Option>): Word {
  const { string } = text;
  if (!string.startsWith('-')) return { kind: 'argument', text };
  const exact = options.get(string);
  if (exact) return { kind: 'option', option: exact, name: string, value: null, text };
  if (string.length === 1) return { kind: 'argument', text };
  const equals = string.indexOf('=');
  const name = equals < 0 ? string : string.slice(0, equals);
  const option = equals < 0 ? undefined : options.get(name);
  if (option) return { kind: 'option', option, name, value: text.slice(equals + 1), text };
  const isShort = string[1] !== '-';
  if ((isShort ? string.slice(0, 2) : name).includes(HOLE)) return { kind: 'unknown option', text };
  const matches = isShort ? shortMatches(text, options) : longMatches(text, name, equals, options);
  const [only] = matches;
  if (only && matches.length > 1) {
    const names = matches.map((match) => match.name).join(', ');
    throw new Refused(`ambiguous option: ${string} could match ${names}`, name, text.spanOf());
  }
  if (only) return only;
  if (/^-\d+$|^-\d*\.\d+$/.test(string) || string.includes(' ')) return { kind: 'argument', text };
  return { kind: 'stranger', text };
}

type OptionWord = Word & { readonly kind: 'option' };

function longMatches(
  text: TracedText,
  prefix: string,
  equals: number,
  options: ReadonlyMap<string, Option>,
): readonly OptionWord[] {
  const value = equals < 0 ? null : text.slice(equals + 1);
  return [...options].flatMap(([name, option]) =>
    name.startsWith(prefix) ? [{ kind: 'option' as const, option, name, value, text }] : [],
  );
}

/** `-w3`; no long option begins with a single dash. */
function shortMatches(text: TracedText, options: ReadonlyMap<string, Option>): readonly OptionWord[] {
  const name = text.string.slice(0, 2);
  const option = options.get(name);
  return option ? [{ kind: 'option', option, name, value: text.slice(2), text }] : [];
}
