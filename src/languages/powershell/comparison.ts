import { TracedText } from '../../text/traced.ts';
import { readExpression } from './expression.ts';
import { itemsOf } from './tables.ts';
import { isNumber, type Variables, type Word } from './words.ts';

const OPERATOR = /^\s*-([ic]?)(eq|ne|gt|ge|lt|le|like|notlike|in|notin|contains|notcontains)(?![\w-])\s*/i;

/** `$Size -eq 'P1v3'`, `$Stage -in 'test', 'prod'`, `$count -gt 2`; null where it can't be known, or where it is no comparison. */
export function compared(condition: string, variables: Variables): boolean | null {
  const text = TracedText.of(condition);
  const left = readExpression(text, 0, variables);
  const [whole, sensitive, written = ''] = OPERATOR.exec(condition.slice(left.end)) ?? [];
  if (whole === undefined || left.end === 0) return null;
  const right = readExpression(text, left.end + whole.length, variables);
  if (condition.slice(right.end).trim() !== '') return null;
  const operator = written.toLowerCase();
  const isNegated = operator === 'ne' || operator.startsWith('not');
  const fold = (word: Word): string | null =>
    word.kind !== 'text' || !word.text.known
      ? null
      : /c/i.test(sensitive ?? '')
        ? word.text.string
        : word.text.string.toLowerCase();
  const holds = holding(operator.replace(/^not/, '').replace('ne', 'eq'), left.word, right.word, fold);
  return holds === null ? null : holds !== isNegated;
}

function holding(operator: string, left: Word, right: Word, fold: (word: Word) => string | null): boolean | null {
  switch (operator) {
    case 'eq':
      return together(fold(left), fold(right), (one, other) => one === other);
    case 'like':
      return together(fold(left), fold(right), (one, other) => wildcard(other).test(one));
    case 'in':
      return holding('contains', right, left, fold);
    case 'contains': {
      const sought = fold(right);
      const items = left.kind === 'text' || left.kind === 'list' ? itemsOf(left).map(fold) : [null];
      if (sought !== null && items.includes(sought)) return true;
      return sought === null || items.includes(null) ? null : false;
    }
    default:
      return isNumber(left) && isNumber(right) ? ordered(operator, Number(fold(left)), Number(fold(right))) : null;
  }
}

function together(
  one: string | null,
  other: string | null,
  test: (one: string, other: string) => boolean,
): boolean | null {
  return one === null || other === null ? null : test(one, other);
}

function ordered(operator: string, one: number, other: number): boolean {
  if (operator === 'gt') return one > other;
  if (operator === 'ge') return one >= other;
  return operator === 'lt' ? one < other : one <= other;
}

/** `pr*`, `v?`, `[ab]*`: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_wildcards */
function wildcard(pattern: string): RegExp {
  const parts = pattern.replace(/\[[^\]]+\]|[*?]|[\\^$.+()[\]{}|]/g, (part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    return part.length > 2 ? part.replace(/\\/g, '\\\\') : `\\${part}`;
  });
  return new RegExp(`^${parts}$`, 's');
}
