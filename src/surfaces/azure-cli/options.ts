import type { Span } from '../../text/source.ts';
import type { TracedText } from '../../text/traced.ts';
import { leftBlank } from './left-blank.ts';

/** How many words an option takes: one, none, none or one (`true` where none), any number, at least one. */
export type Arity = 'one' | 'flag' | 'optional' | 'any' | 'some';

export interface Option {
  /** what the CLI calls it inside: `startup_file` */
  readonly name: string;
  readonly spellings: readonly string[];
  readonly arity: Arity;
}

/** A word that the CLI would refuse, and in what words. */
export interface Refusal {
  readonly message: string;
  readonly span: Span | null;
}

export interface Given {
  /** the words of each option that is given, of the last time it is; all of them for one that collects */
  readonly values: ReadonlyMap<string, readonly TracedText[]>;
  /** where each option is written */
  readonly places: ReadonlyMap<string, Span | null>;
  /** set where further options may be given that can't be known: why */
  readonly open: string | null;
  readonly refusal: Refusal | null;
}

type Kind =
  | { readonly kind: 'option'; readonly option: Option; readonly value: TracedText | null }
  | { readonly kind: 'argument' }
  | { readonly kind: 'unknown option' }
  | { readonly kind: 'ambiguous'; readonly spellings: readonly string[] };

/**
 * Words as the CLI's parser (Python's argparse) takes them: long and short options, `--name=value`, `-nvalue`, and any
 * beginning of a long option that only one has.
 * https://docs.python.org/3/library/argparse.html#argument-abbreviations-prefix-matching
 */
export function parseOptions(
  words: readonly TracedText[],
  options: readonly Option[],
  collects: ReadonlySet<string>,
): Given {
  const values = new Map<string, readonly TracedText[]>();
  const places = new Map<string, Span | null>();
  let open: string | null = null;
  let refusal: Refusal | null = null;
  const refuse = (message: string, word: TracedText): void => {
    refusal ??= { message, span: word.spanOf() };
  };
  for (let at = 0; at < words.length; ) {
    const word = words[at++];
    if (!word) break;
    const kind = kindOf(word, options);
    switch (kind.kind) {
      case 'argument':
        if (word.known) refuse(`unrecognized arguments: ${word.string}`, word);
        else open ??= word.holes[0]?.reason ?? 'a word of the command is not known';
        continue;
      case 'unknown option':
        refuse(`unrecognized arguments: ${word.string}`, word);
        while (at < words.length && words[at] && kindOf(words[at] ?? word, options).kind === 'argument') at++;
        continue;
      case 'ambiguous':
        refuse(`ambiguous option: ${word.string} could match ${kind.spellings.join(', ')}`, word);
        continue;
      case 'option':
        break;
    }
    const { option, value } = kind;
    const taken: TracedText[] = value ? [value] : [];
    const most = MOST[option.arity];
    while (!value && taken.length < most && at < words.length) {
      const next = words[at];
      if (!next || kindOf(next, options).kind !== 'argument') break;
      taken.push(next);
      at++;
    }
    const needs = taken.length === 0 && (option.arity === 'one' || option.arity === 'some');
    const blank = needs ? leftBlank(word) : null;
    if (blank) taken.push(blank);
    if (needs && !blank)
      refuse(
        `argument ${option.spellings.join('/')}: expected ${option.arity === 'one' ? 'one' : 'at least one'} argument`,
        word,
      );
    else values.set(option.name, collects.has(option.name) ? [...(values.get(option.name) ?? []), ...taken] : taken);
    places.set(option.name, word.spanOf());
  }
  return { values, places, open, refusal };
}

const MOST: Readonly<Record<Arity, number>> = {
  one: 1,
  flag: 0,
  optional: 1,
  any: Number.POSITIVE_INFINITY,
  some: Number.POSITIVE_INFINITY,
};

function kindOf(word: TracedText, options: readonly Option[]): Kind {
  const { string } = word;
  if (!string.startsWith('-') || string.length < 2) return { kind: 'argument' };
  const exact = options.find((option) => option.spellings.includes(string));
  if (exact) return { kind: 'option', option: exact, value: null };
  const equals = string.indexOf('=');
  const written = equals < 0 ? string : string.slice(0, equals);
  const value = equals < 0 ? null : word.slice(equals + 1);
  const whole = options.find((option) => option.spellings.includes(written));
  if (whole) return { kind: 'option', option: whole, value };
  const fitting = string.startsWith('--') ? beginning(written, options) : [];
  const [only, ...others] = fitting;
  if (only && others.length === 0) return { kind: 'option', option: only.option, value };
  if (only) return { kind: 'ambiguous', spellings: fitting.map((each) => each.spelling) };
  const short = string.startsWith('--')
    ? undefined
    : options.find((option) => option.spellings.includes(string.slice(0, 2)));
  if (short && short.arity !== 'flag') return { kind: 'option', option: short, value: word.slice(2) };
  if (/^-\d+$|^-\d*\.\d+$/.test(string) || string.includes(' ')) return { kind: 'argument' };
  return word.known ? { kind: 'unknown option' } : { kind: 'argument' };
}

/** Every long spelling that begins so; one for each option. */
function beginning(
  written: string,
  options: readonly Option[],
): readonly { readonly option: Option; readonly spelling: string }[] {
  return options.flatMap((option) => {
    const spelling = option.spellings.find((each) => each.startsWith(written) && each.startsWith('--'));
    return spelling === undefined ? [] : [{ option, spelling }];
  });
}
