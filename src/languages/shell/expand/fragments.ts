import { TracedText } from '../../../text/traced.ts';

/** A part of a word after expansion, before it is split into fields. */
export type Fragment = Text | Break;

export interface Text {
  readonly kind: 'text';
  readonly text: TracedText;
  /** quoted: neither split nor taken as a pattern */
  readonly quoted: boolean;
  /** the result of an unquoted expansion: split at IFS */
  readonly splits: boolean;
}

/** Between two arguments of `$@`: a field ends here. */
export interface Break {
  readonly kind: 'break';
  /** what stands there where the word is not split */
  readonly by: string;
}

export function quoted(text: TracedText): Text {
  return { kind: 'text', text, quoted: true, splits: false };
}

export function literal(text: TracedText): Text {
  return { kind: 'text', text, quoted: false, splits: false };
}

export function expanded(text: TracedText, inQuotes: boolean): Text {
  return { kind: 'text', text, quoted: inQuotes, splits: !inQuotes };
}

/** The whole as one text; arguments of `$@` are joined. */
export function joined(fragments: readonly Fragment[]): TracedText {
  if (fragments.length === 1 && fragments[0]?.kind === 'text') return fragments[0].text;
  return TracedText.join(
    fragments.map((fragment) => (fragment.kind === 'text' ? fragment.text : TracedText.of(fragment.by))),
  );
}
