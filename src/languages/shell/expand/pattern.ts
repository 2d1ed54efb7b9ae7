import { Stop } from '../evaluation.ts';
import { type Automaton, compile, type PatternNode } from './automaton.ts';
import type { Fragment } from './fragments.ts';

/** One character of a pattern: a quoted one stands for itself. */
interface Sign {
  readonly character: string;
  readonly quoted: boolean;
}

/**
 * A shell pattern that was read: matched in time that grows with the text's and the pattern's length alone, whatever a repository
 * writes in it.
 */
export class Pattern {
  readonly #nodes: readonly PatternNode[];
  #forward: Automaton | null = null;
  #backward: Automaton | null = null;

  constructor(nodes: readonly PatternNode[]) {
    this.#nodes = nodes;
  }

  get matchesAll(): boolean {
    return this.#nodes.length > 0 && this.#nodes.every((node) => node.kind === 'many');
  }

  matches(text: string): boolean {
    this.#forward ??= compile(this.#nodes, false);
    return this.#run(this.#forward, [...text], false)?.last === text.length;
  }

  /** The length of the shortest or longest start that matches; null for none. */
  start(text: string, longest: boolean): number | null {
    this.#forward ??= compile(this.#nodes, false);
    return this.#run(this.#forward, [...text], !longest)?.last ?? null;
  }

  /** The length of the shortest or longest end that matches; null for none. */
  end(text: string, longest: boolean): number | null {
    this.#backward ??= compile(this.#nodes, true);
    return this.#run(this.#backward, [...text].reverse(), !longest)?.last ?? null;
  }

  #run(automaton: Automaton, characters: readonly string[], shortest: boolean): ReturnType<Automaton['run']> {
    if (characters.length * (this.#nodes.length + 1) > MOST_STEPS)
      throw new Stop('a pattern is compared with a text of unreasonable length');
    return automaton.run(characters, shortest);
  }
}

const MOST_STEPS = 20_000_000;

/**
 * Reads an expanded word as a pattern; null where a part isn't known, or is not worked out.
 * @param extended bash's `@(…)` and the like are read
 */
export function patternOf(fragments: readonly Fragment[], extended: boolean): Pattern | null {
  const signs: Sign[] = [];
  for (const fragment of fragments) {
    if (fragment.kind === 'break') signs.push({ character: ' ', quoted: true });
    else if (!fragment.text.known) return null;
    else {
      const { quoted } = fragment;
      const characters = [...fragment.text.string];
      for (let at = 0; at < characters.length; at++) {
        const character = characters[at] ?? '';
        // A backslash that an expansion brought quotes the next character of a pattern.
        const escapes = character === '\\' && !quoted && at + 1 < characters.length;
        if (escapes) at++;
        signs.push({ character: characters[at] ?? '', quoted: quoted || escapes });
      }
    }
  }
  const nodes = new Reader(signs, extended).sequence();
  return nodes === null ? null : new Pattern(nodes);
}

/** Whether a word asks for file names: it has an unquoted `*`, `?` or a whole bracket. */
export function hasGlob(fragments: readonly Fragment[], extended = false): boolean {
  const text = fragments
    .map((fragment) =>
      fragment.kind === 'text' && !fragment.quoted ? fragment.text.string.replace(/\\[\s\S]/g, '\0') : '\0',
    )
    .join('');
  return /[*?]/.test(text) || (text.includes('[') && text.includes(']')) || (extended && /[@+!]\(/.test(text));
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  alpha: /^\p{Alphabetic}$/u,
  digit: /^[0-9]$/,
  alnum: /^[\p{Alphabetic}0-9]$/u,
  upper: /^\p{Lu}$/u,
  lower: /^\p{Ll}$/u,
  space: /^[ \t\n\r\f\v]$/,
  blank: /^[ \t]$/,
  punct: /^[!-/:-@[-`{-~]$/,
  xdigit: /^[A-Fa-f0-9]$/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the class is of control characters
  cntrl: /^[\0-\x1f\x7f]$/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all but the control characters
  print: /^[^\0-\x1f\x7f]$/,
  graph: /^[^\0- \x7f]$/,
};

class Reader {
  readonly #signs: readonly Sign[];
  readonly #extended: boolean;
  #at = 0;

  constructor(signs: readonly Sign[], extended: boolean) {
    this.#signs = signs;
    this.#extended = extended;
  }

  /** The nodes up to the end, or up to a `|` or `)` of the group around them. */
  sequence(inGroup = false): readonly PatternNode[] | null {
    const nodes: PatternNode[] = [];
    while (this.#at < this.#signs.length) {
      const sign = this.#signs[this.#at];
      if (!sign || (inGroup && !sign.quoted && /[|)]/.test(sign.character))) break;
      const node = this.#node(sign);
      if (node === null) return null;
      nodes.push(node);
    }
    return nodes;
  }

  #node({ character, quoted }: Sign): PatternNode | null {
    const next = this.#signs[this.#at + 1];
    if (!quoted && this.#extended && next && !next.quoted && next.character === '(' && /[@?*+!]/.test(character)) {
      return this.#group(character);
    }
    if (!quoted && character === '[') {
      const set = this.#bracket();
      if (set) return set;
    }
    this.#at++;
    if (quoted) return { kind: 'character', test: (one) => one === character };
    if (character === '*') return { kind: 'many' };
    if (character === '?') return { kind: 'character', test: () => true };
    return { kind: 'character', test: (one) => one === character };
  }

  #group(operator: string): PatternNode | null {
    const start = this.#at;
    this.#at += 2;
    const sides: (readonly PatternNode[])[] = [];
    for (;;) {
      const side = this.sequence(true);
      if (side === null) return null;
      sides.push(side);
      const end = this.#signs[this.#at++];
      if (!end) {
        this.#at = start + 1;
        return { kind: 'character', test: (one) => one === operator };
      }
      if (end.character === ')') break;
    }
    // What none of the sides matches is not worked out.
    return operator === '!'
      ? null
      : { kind: 'group', sides, least: /[@+]/.test(operator) ? 1 : 0, repeats: /[*+]/.test(operator) };
  }

  #bracket(): PatternNode | null {
    let at = this.#at + 1;
    const tests: ((character: string) => boolean)[] = [];
    const not = !this.#signs[at]?.quoted && /^[!^]$/.test(this.#signs[at]?.character ?? '');
    if (not) at++;
    for (let first = true; at < this.#signs.length; first = false) {
      const sign = this.#signs[at];
      if (!sign) return null;
      if (!sign.quoted && sign.character === ']' && !first) {
        this.#at = at + 1;
        return { kind: 'character', test: (one) => tests.some((test) => test(one)) !== not };
      }
      const named = sign.quoted ? null : this.#named(at);
      if (named) {
        tests.push((one) => named.test.test(one));
        at = named.end;
        continue;
      }
      const [dash, last] = [this.#signs[at + 1], this.#signs[at + 2]];
      if (dash && !dash.quoted && dash.character === '-' && last && (last.quoted || last.character !== ']')) {
        const [low, high] = [sign.character, last.character];
        tests.push((one) => one >= low && one <= high);
        at += 3;
      } else {
        tests.push((one) => one === sign.character);
        at++;
      }
    }
    return null;
  }

  #named(at: number): { readonly test: RegExp; readonly end: number } | null {
    const text = this.#signs
      .slice(at, at + 12)
      .map((sign) => (sign.quoted ? '\0' : sign.character))
      .join('');
    const [whole = '', name = ''] = /^\[:([a-z]+):\]/.exec(text) ?? [];
    const test = CLASSES[name];
    return test ? { test, end: at + whole.length } : null;
  }
}
