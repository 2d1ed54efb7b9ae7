import type { TracedText } from '../../text/traced.ts';
import { readExpression } from './expression.ts';
import type { Part } from './scan.ts';
import type { Scope } from './scope.ts';
import { itemsOf } from './tables.ts';
import type { Word } from './words.ts';

/** What a loop goes through. */
export interface Loop {
  readonly name: string;
  /** null where they aren't known */
  readonly items: readonly Word[] | null;
}

/** `foreach ($app in $apps)`, `for ($i = 0; …)`: what stands in the brackets; null for a block of another kind. */
export function loopOf(keyword: string, text: TracedText, { start, end }: Part, scope: Scope): Loop | null {
  const written = text.string.slice(start, end);
  if (keyword === 'for') {
    const [, counter] = /^\s*\$(\w+)\s*=/.exec(written) ?? [];
    return { name: counter ?? 'null', items: null };
  }
  const [head, name] = /^\s*\$(\w+)\s+in\s+/i.exec(written) ?? [];
  if (keyword !== 'foreach' || head === undefined || name === undefined) return null;
  const { word, end: after } = readExpression(text, start + head.length, scope.variables);
  const isWhole = text.string.slice(after, end).trim() === '';
  const isKnown = word.kind === 'text' ? word.text.known && word.quoted : word.kind !== 'splat';
  return { name, items: isWhole && isKnown ? itemsOf(word) : null };
}
