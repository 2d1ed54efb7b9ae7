import type { Source } from '../../text/source.ts';
import type { Replacement } from '../writer.ts';

/** A value, or characters of one, in its own quotes. */
export function writeInDotenv(source: Source, start: number, end: number, text: string): Replacement | null {
  const from = source.text.lastIndexOf('\n', start - 1) + 1;
  const name = /^\s*(?:export\s+)?[\w.]+\s*=[ \t]*/.exec(source.text.slice(from, start));
  if (name === null || /[\n\r]/.test(text) || source.text.slice(start, end).includes('\n')) return null;
  const before = source.text.slice(from + name[0].length, start);
  if (before.startsWith("'")) return text.includes("'") ? null : { source, start, end, text };
  if (before.startsWith('"')) return { source, start, end, text: text.replace(/[\\"$`]/g, '\\$&') };
  if (/^[^\s#'"\\$`]+$/.test(text)) return { source, start, end, text };
  const rest = /^[^\n\r]*/.exec(source.text.slice(end))?.[0].trim() ?? '';
  if (before !== '' || rest !== '') return null;
  return { source, start, end, text: text.includes("'") ? `"${text.replace(/[\\"$`]/g, '\\$&')}"` : `'${text}'` };
}
