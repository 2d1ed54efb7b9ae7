import { TracedText } from '../../../text/traced.ts';

/** More words than this are not made: `{1..1000000}`. */
const MOST_WORDS = 2000;

/**
 * bash's `a{b,c}d` and `x{1..3}`: the words that a word as it is written stands for, before anything else is expanded; null where
 * they are too many.
 */
export function braceWords(raw: TracedText): readonly TracedText[] | null {
  const open = nextBrace(raw.string, 0);
  return open === null ? [raw] : expand(raw, 0);
}

interface Braces {
  readonly open: number;
  readonly close: number;
  /** offsets of the commas between the braces */
  readonly commas: readonly number[];
}

function expand(raw: TracedText, from: number): readonly TracedText[] | null {
  for (let start = from; ; ) {
    const open = nextBrace(raw.string, start);
    if (open === null) return [raw];
    const braces = bracesAt(raw.string, open);
    const items = braces ? itemsOf(raw, braces) : null;
    if (!braces || !items) {
      start = open + 1;
      continue;
    }
    const inner = items.map((item) => expand(item, 0));
    const tails = expand(raw.slice(braces.close + 1), 0);
    const middles = inner.includes(null) ? null : inner.flatMap((words) => words ?? []);
    if (!tails || !middles || tails.length * middles.length > MOST_WORDS) return null;
    const head = raw.slice(0, open);
    return middles.flatMap((middle) => tails.map((tail) => TracedText.join([head, middle, tail])));
  }
}

/** The next `{` that is neither quoted nor part of an expansion. */
function nextBrace(text: string, from: number): number | null {
  for (let at = from; at < text.length; at = past(text, at)) if (text[at] === '{') return at;
  return null;
}

/** The offset after one character, or after what belongs together there: a quoted part, an expansion. */
function past(text: string, at: number): number {
  const character = text[at];
  if (character === '\\') return at + 2;
  if (character === "'") return after(text, text.indexOf("'", at + 1));
  if (character === '"' || character === '`') {
    let end = at + 1;
    while (end < text.length && text[end] !== character) end += text[end] === '\\' ? 2 : 1;
    return end + 1;
  }
  if (character === '$' && /[{(]/.test(text[at + 1] ?? '')) {
    const [opens, closes] = text[at + 1] === '{' ? ['{', '}'] : ['(', ')'];
    let depth = 0;
    let end = at + 1;
    for (; end < text.length; end = text[end] === opens || text[end] === closes ? end + 1 : past(text, end)) {
      if (text[end] === opens) depth++;
      else if (text[end] === closes && --depth === 0) return end + 1;
    }
    return end;
  }
  return at + 1;
}

function after(text: string, found: number): number {
  return found < 0 ? text.length : found + 1;
}

function bracesAt(text: string, open: number): Braces | null {
  const commas: number[] = [];
  let depth = 0;
  for (let at = open; at < text.length; at = past(text, at)) {
    if (text[at] === '{') depth++;
    else if (text[at] === ',' && depth === 1) commas.push(at);
    else if (text[at] === '}' && --depth === 0) return { open, close: at, commas };
  }
  return null;
}

function itemsOf(raw: TracedText, { open, close, commas }: Braces): readonly TracedText[] | null {
  if (commas.length > 0) {
    const ends = [...commas, close];
    return ends.map((end, at) => raw.slice((ends[at - 1] ?? open) + 1, end));
  }
  const sequence = sequenceOf(raw.string.slice(open + 1, close));
  const place = raw.spanOf(open, close + 1);
  return sequence?.map((text) => TracedText.of(text, place)) ?? null;
}

/** `1..5`, `a..e`, `01..10..2` */
function sequenceOf(text: string): readonly string[] | null {
  const [, first = '', last = '', step] = /^(-?\d+|[A-Za-z])\.\.(-?\d+|[A-Za-z])(?:\.\.(-?\d+))?$/.exec(text) ?? [];
  const letters = /^[A-Za-z]$/.test(first);
  if (first === '' || letters !== /^[A-Za-z]$/.test(last)) return null;
  const [from, to] = letters ? [first.charCodeAt(0), last.charCodeAt(0)] : [Number(first), Number(last)];
  const by = Math.abs(Number(step ?? 1)) || 1;
  const count = Math.floor(Math.abs(to - from) / by) + 1;
  if (count > MOST_WORDS) return null;
  const padded = [first, last].some((one) => /^-?0\d/.test(one));
  const width = padded ? Math.max(first.length, last.length) : 0;
  return Array.from({ length: count }, (_, at) => {
    const value = from + (to < from ? -by : by) * at;
    if (letters) return String.fromCharCode(value);
    return value < 0 ? `-${String(-value).padStart(width - 1, '0')}` : String(value).padStart(width, '0');
  });
}
