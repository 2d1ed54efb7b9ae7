import type { TracedText } from '../../text/traced.ts';

/** How a server reads its command line. */
export interface CommandLine {
  /** click and argparse read alike in all but abbreviations and `-n=value` */
  readonly style: 'click' | 'argparse' | 'getopt';
  /** long names of one-letter options */
  readonly short: Readonly<Record<string, string>>;
  /** long names of options that take no value */
  readonly flags: readonly string[];
  /** long names of options that take one; all that aren't listed are taken to, unless an option follows */
  readonly values: readonly string[];
}

/** The words of a command line that a server reads: its options by long name, and what stands between them. */
export interface ReadOptions {
  /** each value of an option, in order */
  readonly all: ReadonlyMap<string, readonly TracedText[]>;
  /** the last value of each option: the one that counts */
  readonly options: ReadonlyMap<string, TracedText>;
  readonly flags: ReadonlySet<string>;
  readonly positionals: readonly TracedText[];
}

/** Reads options and positionals as they stand, in any order; after `--` all are positionals. */
export function readOptions(argv: readonly TracedText[], line: CommandLine): ReadOptions {
  const all = new Map<string, TracedText[]>();
  const flags = new Set<string>();
  const positionals: TracedText[] = [];
  const known = [...line.flags, ...line.values];
  const add = (name: string, value: TracedText): void => {
    all.set(name, [...(all.get(name) ?? []), value]);
  };
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at];
    if (!word) continue;
    if (word.string === '--') {
      positionals.push(...argv.slice(at + 1));
      break;
    }
    const long = /^--([A-Za-z][\w.-]*)(=?)/.exec(word.string);
    if (long) {
      const [whole, written = '', equals] = long;
      const name = line.style === 'click' ? written : unabbreviated(written, known);
      const next = argv[at + 1];
      if (equals === '=') add(name, word.slice(whole.length));
      else if (line.flags.includes(name) || (!line.values.includes(name) && (!next || next.string.startsWith('-'))))
        flags.add(name);
      else if (next) {
        add(name, next);
        at++;
      }
      continue;
    }
    if (/^-[A-Za-z]/.test(word.string)) at += shortOptions(word, argv[at + 1], line, add, flags);
    else positionals.push(word);
  }
  const options = new Map(
    [...all].flatMap(([name, values]) => (values.at(-1) ? [[name, values.at(-1) as TracedText]] : [])),
  );
  return { all, options, flags, positionals };
}

/** `-w3`, `-w 3`, `-abc`. Gives how many further words it took. */
function shortOptions(
  word: TracedText,
  next: TracedText | undefined,
  line: CommandLine,
  add: (name: string, value: TracedText) => void,
  flags: Set<string>,
): number {
  for (let at = 1; at < word.length; at++) {
    const letter = word.string[at] ?? '';
    const name = line.short[letter] ?? letter;
    if (line.flags.includes(name)) {
      flags.add(name);
      continue;
    }
    const rest = word.slice(at + 1);
    const equals = line.style === 'argparse' && rest.string.startsWith('=') ? 1 : 0;
    if (rest.length > 0) add(name, rest.slice(equals));
    else if (next) add(name, next);
    return rest.length > 0 || !next ? 0 : 1;
  }
  return 0;
}

function unabbreviated(name: string, known: readonly string[]): string {
  if (known.includes(name)) return name;
  const fits = known.filter((one) => one.startsWith(name));
  return fits.length === 1 && fits[0] !== undefined ? fits[0] : name;
}
