import { quotedText } from '../languages/python/evaluate/describe.ts';
import { bool, int, list, type Py, str, unknown } from '../languages/python/evaluate/values.ts';
import { parseInteger } from '../languages/python/integer.ts';
import { HOLE, TracedText } from '../text/traced.ts';
import { builtIn, type Origin, written } from '../value/value.ts';
import { constantOf } from './constants.ts';
import { nameOf, type Option, optionsOf, takes } from './options.ts';
import { readWords, type Word } from './read-word.ts';
import { Refused } from './refused.ts';
import type { SettingRow } from './settings-table.ts';
import type { Release } from './versions.ts';

/** What a command line (or GUNICORN_CMD_ARGS) says. */
export interface CommandLine {
  /** by the name of the setting, in the order in which gunicorn defines them */
  readonly settings: ReadonlyMap<string, Py>;
  readonly positionals: readonly TracedText[];
  /** values that the same line gives anew after them, by the name of the setting */
  readonly repeated: ReadonlyMap<string, readonly Py[]>;
  /** set where a word may hold any option: why; `settings` then holds those that come after it */
  readonly open: string | null;
}

/**
 * Reads words as gunicorn's parser does: Python's argparse with one positional that takes any number of words.
 * https://docs.python.org/3.11/library/argparse.html (and its source, for what the page leaves out)
 * @throws Refused with the parser's own words; with an empty message for `--help` and `--version`
 */
export function readCommandLine(words: readonly TracedText[], release: Release): CommandLine {
  const reader = new Reader(readWords(words, optionsOf(release)), optionsOf(release));
  reader.read();
  const order = [...release.settings.keys()];
  const settings = [...reader.settings].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  return {
    settings: new Map(settings),
    positionals: reader.positionals ?? [],
    repeated: reader.repeated,
    open: reader.open,
  };
}

interface Doubtful {
  readonly text: TracedText;
  readonly before: ReadonlyMap<string, Py>;
}

const DIVIDER = TracedText.of('--');

class Reader {
  readonly settings = new Map<string, Py>();
  readonly repeated = new Map<string, readonly Py[]>();
  positionals: readonly TracedText[] | null = null;
  open: string | null = null;
  readonly #words: readonly Word[];
  readonly #options: ReadonlyMap<string, Option>;
  readonly #extras: TracedText[] = [];
  #doubtful: Doubtful | null = null;

  constructor(words: readonly Word[], options: ReadonlyMap<string, Option>) {
    this.#words = words;
    this.#options = options;
  }

  read(): void {
    let at = 0;
    while (at < this.#words.length) {
      const word = this.#words[at];
      if (!word) break;
      switch (word.kind) {
        case 'option':
          at = this.#option(word, at);
          break;
        case 'unknown option':
          this.#anything(word.text);
          at++;
          break;
        case 'stranger':
          this.#extras.push(word.text);
          at++;
          break;
        case 'argument':
        case 'divider':
          at = this.#arguments(at);
          break;
      }
    }
    const [first] = this.#extras;
    if (!first) return;
    const shown = this.#extras.map((text) => text.string).join(' ');
    throw new Refused(`unrecognized arguments: ${shown}`, first.string.replace(/=.*/s, ''), first.spanOf());
  }

  /** A run of words between options: the first run is the positional's, words of a later one are too many. */
  #arguments(from: number): number {
    let to = from;
    while (isArgument(this.#words[to])) to++;
    const run = this.#words.slice(from, to);
    const texts = run.flatMap((word) => (word.kind === 'argument' ? [word.text] : []));
    if (this.#doubtful) this.#wasOption(this.#doubtful);
    if (this.positionals === null) {
      const [only] = texts;
      if (only && texts.length === 1 && mayBeOption(only))
        this.#doubtful = { text: only, before: new Map(this.settings) };
      if (texts.length > 1) for (const text of texts.filter(mayBeOption)) this.#anything(text);
      this.positionals = texts.length > 1 ? texts.filter((text) => !mayBeOption(text)) : texts;
    } else {
      for (const word of run) {
        if (word.kind !== 'argument') this.#extras.push(DIVIDER);
        else if (mayBeOption(word.text)) this.#anything(word.text);
        else this.#extras.push(word.text);
      }
    }
    return to;
  }

  /** A word that can't be known, alone where the app stands, is the app; with another app after it, it was options. */
  #wasOption({ text, before }: Doubtful): void {
    const reason = reasonOf(text);
    for (const [name, value] of this.settings) {
      if (before.get(name) === value) this.settings.delete(name);
      else if (value.kind === 'list') this.settings.set(name, unknown(reason, value.at));
    }
    this.open ??= reason;
    this.positionals = null;
    this.#doubtful = null;
  }

  #option(word: Word & { readonly kind: 'option' }, at: number): number {
    let { option, name, value } = word;
    // `-Rw3` is `-R -w3`
    while (value !== null && takes(option) === 'nothing' && !name.startsWith('--') && value.length > 0) {
      const next = `-${value.string[0]}`;
      const inner = this.#options.get(next);
      if (!inner) throw refusal(option, `ignored explicit argument ${quotedText(value.string)}`, word.text);
      this.#take(option, null, word.text);
      [option, name, value] = [inner, next, value.length > 1 ? value.slice(1) : null];
    }
    if (value !== null) {
      if (takes(option) === 'nothing')
        throw refusal(option, `ignored explicit argument ${quotedText(value.string)}`, word.text);
      this.#take(option, value, word.text);
      return at + 1;
    }
    const following = this.#words[at + 1];
    if (takes(option) !== 'nothing' && following?.kind === 'argument') {
      this.#take(option, following.text, word.text);
      return at + 2;
    }
    if (takes(option) === 'one') {
      if (following?.kind === 'unknown option') {
        this.#anything(following.text);
        return at + 2;
      }
      throw refusal(option, 'expected one argument', word.text);
    }
    this.#take(option, null, word.text);
    return at + 1;
  }

  #take(option: Option, value: TracedText | null, place: TracedText): void {
    if (option.kind !== 'setting') throw new Refused('', null, null);
    const { row } = option;
    const origin = originOf(value && value.length > 0 ? value : place);
    if (row.action === 'append') {
      const before = this.settings.get(row.name);
      const items = before?.kind === 'list' ? before.items : [];
      const item = value ? str(value, origin) : str('', origin);
      const added = list([...items, item], items[0] ? items[0].at : origin);
      const lost = this.open !== null && !before;
      this.settings.set(row.name, lost || before?.kind === 'unknown' ? unknown(this.open ?? '', origin) : added);
    } else {
      const given = value
        ? converted(option, row, value, origin, place)
        : (constant(row, origin) ?? bool(true, origin));
      const before = this.settings.get(row.name);
      if (before) this.repeated.set(row.name, [...(this.repeated.get(row.name) ?? []), before]);
      this.settings.set(row.name, given);
    }
  }

  /** A word that may be any option with any value. */
  #anything(text: TracedText): void {
    this.open ??= reasonOf(text);
    this.settings.clear();
  }
}

function reasonOf(text: TracedText): string {
  return text.holes[0]?.reason ?? 'a word of the command is not known';
}

function isArgument(word: Word | undefined): boolean {
  return word?.kind === 'argument' || word?.kind === 'divider';
}

/** A word that begins with an unknown part which may hold a dash. */
function mayBeOption(text: TracedText): boolean {
  const [first] = text.pieces;
  return first?.text === HOLE && first.unknown?.numeric !== true;
}

function constant(row: SettingRow, origin: Origin): Py | null {
  return row.constant === undefined ? null : constantOf(row.constant, origin);
}

function converted(option: Option, row: SettingRow, value: TracedText, origin: Origin, place: TracedText): Py {
  if (row.type === undefined) return str(value, origin);
  if (!value.known) return unknown(reasonOf(value), origin);
  const number =
    row.type === 'int'
      ? parseInteger(value.string, 10)
      : parseInteger(/^0\d/.test(value.string) ? value.string.replace('0', '0o') : value.string, 0);
  if (number === null)
    throw refusal(option, `invalid ${row.type} value: ${quotedText(value.string)}`, value.length > 0 ? value : place);
  return int(number, origin);
}

function refusal(option: Option, message: string, place: TracedText): Refused {
  return new Refused(`argument ${nameOf(option)}: ${message}`, nameOf(option), place.spanOf());
}

function originOf(word: TracedText): Origin {
  const place = word.spanOf();
  return place ? written(place) : builtIn('the command');
}
