import type { TracedText } from '../../text/traced.ts';
import { builtIn, number, string, unknown, type Value, written } from '../../value/value.ts';

/** The words of a command line that a server reads: its options by long name, and what stands between them. */
export interface ReadOptions {
  readonly options: ReadonlyMap<string, TracedText>;
  readonly flags: ReadonlySet<string>;
  readonly positionals: readonly TracedText[];
}

/**
 * Reads options in the way that click and argparse share: `--name value`, `--name=value`, `-n value`.
 * @param short long names of one-letter options
 * @param flags long names of options that take no value
 */
export function readOptions(
  argv: readonly TracedText[],
  short: Readonly<Record<string, string>>,
  flags: ReadonlySet<string>,
): ReadOptions {
  const options = new Map<string, TracedText>();
  const set = new Set<string>();
  const positionals: TracedText[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at];
    if (!word) continue;
    const [, dashed, inline] = /^(--?[A-Za-z][\w.-]*)(=?)/.exec(word.string) ?? [];
    if (dashed === undefined) {
      positionals.push(word);
      continue;
    }
    const name = dashed.startsWith('--') ? dashed.slice(2) : (short[dashed.slice(1)] ?? dashed.slice(1));
    if (flags.has(name)) set.add(name);
    else if (inline === '=') options.set(name, word.slice(dashed.length + 1));
    else {
      at++;
      const value = argv[at];
      if (value) options.set(name, value);
    }
  }
  return { options, flags: set, positionals };
}

/** A word as the value of a setting. */
export function textValue(word: TracedText): Value {
  const place = word.spanOf();
  return string(word, place ? written(place) : builtIn('the command'));
}

/** A word as a number; unknown where it isn't one. */
export function numberValue(word: TracedText): Value {
  const place = word.spanOf();
  const origin = place ? written(place) : builtIn('the command');
  if (!word.known) return unknown(word.holes[0]?.reason ?? 'it is not known', origin);
  return /^\s*\d+\s*$/.test(word.string)
    ? number(Number(word.string), origin)
    : unknown(`'${word.string}' is no number`, origin);
}
