import { parsePython } from '../../languages/python/tree.ts';
import type { Source } from '../../text/source.ts';
import type { Replacement } from '../writer.ts';

const BOOLEANS: Readonly<Record<string, string>> = { true: 'True', false: 'False' };

/** A number or boolean as it is, or characters of a string literal in its own quotes. */
export function writeInPython(source: Source, start: number, end: number, text: string): Replacement | null {
  let node = parsePython(source.text).resolveInner(start, 1);
  while (node.parent && (node.to < end || !/^(Number|Boolean|String|FormatString)$/.test(node.name)))
    node = node.parent;
  const whole = node.from === start && node.to === end;
  if (node.name === 'Number') return whole && /^\d+(\.\d+)?$/.test(text) ? { source, start, end, text } : null;
  if (node.name === 'Boolean') {
    const written = BOOLEANS[text.toLowerCase()];
    return whole && written !== undefined ? { source, start, end, text: written } : null;
  }
  const opening = /^([a-z]*)('''|"""|'|")/i.exec(source.text.slice(node.from, node.to));
  const [, prefix = '', quote = ''] = opening ?? [];
  if (node.name !== 'String' && node.name !== 'FormatString') return null;
  if (quote === '' || /b/i.test(prefix)) return null;
  const written = escaped(text, quote, prefix.toLowerCase());
  if (written === null) return null;
  if (whole) return /f/i.test(prefix) ? null : { source, start, end, text: `${prefix}${quote}${written}${quote}` };
  const inside = start >= node.from + prefix.length + quote.length && end <= node.to - quote.length;
  return inside && !isInField(node.from, source.text, start, prefix) ? { source, start, end, text: written } : null;
}

function escaped(text: string, quote: string, prefix: string): string | null {
  if (prefix.includes('r')) return /[\\'"\n\r]/.test(text) ? null : text;
  const escapes = text
    .replace(/\\/g, '\\\\')
    .replaceAll(quote[0] ?? quote, `\\${quote[0] ?? quote}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
  return prefix.includes('f') ? escapes.replace(/[{}]/g, '$&$&') : escapes;
}

/** In an f-string: behind a brace that opens a field which isn't closed yet. */
function isInField(from: number, text: string, at: number, prefix: string): boolean {
  if (!/f/i.test(prefix)) return false;
  const before = text.slice(from, at).replace(/\{\{|\}\}/g, '');
  return before.lastIndexOf('{') > before.lastIndexOf('}');
}
