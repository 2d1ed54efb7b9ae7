import { endsInQuotes } from '../../text/quotes.ts';
import type { Source } from '../../text/source.ts';
import type { Replacement } from '../writer.ts';

/**
 * A shell reads the file, and the text is written for a shell: it stands as it is. Within quotes only a text that no quotes
 * change can stand.
 */
export function writeInShell(source: Source, start: number, end: number, text: string): Replacement | null {
  if (/[\n\r]/.test(text)) return null;
  const from = source.text.lastIndexOf('\n', start - 1) + 1;
  if (!endsInQuotes(source.text.slice(from, start))) return { source, start, end, text };
  return /^[\w./@%+,:=-]*$/.test(text) ? { source, start, end, text } : null;
}
