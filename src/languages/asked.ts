import { literalPattern } from '../text/literal-pattern.ts';
import type { TracedText } from '../text/traced.ts';

/** What a script asks whoever calls it for, and between what it tells. */
export interface Asked {
  /** how it is given: the number of an argument, or the variable or parameter that it fills */
  readonly name: string;
  /** the variable or parameter that holds it, as written */
  readonly variable: string;
  /** each once, the default first */
  readonly values: readonly TracedText[];
}

/** What is given for one thing that a script asks for. */
export interface Chosen {
  readonly name: string;
  readonly value: TracedText;
}

/** A default and other texts, each once. */
export function distinctTexts(first: TracedText | null, texts: readonly TracedText[]): readonly TracedText[] {
  const all = first && first.length > 0 ? [first, ...texts] : texts;
  return all.filter(({ string }, at) => all.findIndex((other) => other.string === string) === at);
}

/**
 * The values for which files of the repository lie there: `config/${STAGE}.env` with `config/dev.env` is `dev`.
 * @param written the name of a file in which a variable stands for a part
 * @param variable what stands for that part, at one place or at several
 * @param files all paths of the repository
 */
export function valuesOfFiles(written: string, variable: RegExp, files: readonly string[]): readonly string[] {
  const relative = written.replace(/^["']|["']$/g, '').replace(/^(?:\$\{?\w+\}?|\.{1,2})[\\/]/, '');
  if (!/[\w}]\.\w+$/.test(relative)) return [];
  const parts = relative.split(variable);
  if (parts.length < 2 || parts.some((part) => part.includes('$'))) return [];
  const pattern = parts.map((part) => literalPattern(part.replace(/\\/g, '/')));
  const [head = '', ...others] = pattern;
  const named = new RegExp(`(?:^|/)${head}(?<value>[\\w-]+)${others.join('\\k<value>')}$`);
  return files.flatMap((path) => named.exec(path)?.groups?.['value'] ?? []);
}
