import type { TracedText } from '../../../src/text/traced.ts';
import type { Value } from '../../../src/value/value.ts';

/** A value in one line: `⟨key⟩` for what isn't known, `{when ? value}` for each side of a choice. */
export function shown(value: Value | null | undefined): string {
  switch (value?.kind) {
    case undefined:
      return '-';
    case 'string':
      return shownText(value.text);
    case 'number':
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
    case 'array':
      return `[${value.items.map(shown).join(', ')}${value.open ? ', …' : ''}]`;
    case 'object':
      return `{${[...value.properties.values()].map((each) => `${each.key}: ${shown(each.value)}`).join(', ')}}`;
    case 'unknown':
      return `⟨${value.key ?? value.reason}⟩`;
    case 'choice':
      return value.options.map((option) => `{${option.when} ? ${shown(option.value)}}`).join('');
  }
}

export function shownText(text: TracedText): string {
  return text.pieces
    .map((piece) => (piece.unknown ? `⟨${piece.unknown.key ?? piece.unknown.reason}⟩` : piece.text))
    .join('');
}
