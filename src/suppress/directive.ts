/** What every comment of ours begins with. */
export const MARK = 'gunicorn-plan-lint:';

/** What a comment says after the mark, with offsets from the mark's own start. */
export type Directive =
  | {
      readonly kind: 'allow';
      readonly rules: readonly Word[];
      /** null where none is given */
      readonly because: string | null;
    }
  /** not `allow`, or nothing behind it */
  | { readonly kind: 'unreadable'; readonly word: Word };

export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const VERB = /^[ \t]*([^\s,]*)[ \t]*/;
const NAME = /^[A-Za-z0-9_-]+/;

/**
 * Reads `gunicorn-plan-lint: allow rule, other-rule because reason`. The word `because` may be left out, as people do.
 * @param text from the mark to the end of the comment
 */
export function readDirective(text: string): Directive {
  const verb = VERB.exec(text.slice(MARK.length));
  const word = verb?.[1] ?? '';
  const start = MARK.length + (verb?.[0].indexOf(word) ?? 0);
  if (word !== 'allow') return { kind: 'unreadable', word: { text: word, start, end: start + word.length } };
  const rules: Word[] = [];
  let at = MARK.length + (verb?.[0].length ?? 0);
  for (;;) {
    const name = NAME.exec(text.slice(at))?.[0];
    if (name === undefined || name === 'because') break;
    rules.push({ text: name, start: at, end: at + name.length });
    at += name.length;
    const comma = /^[ \t]*,[ \t]*/.exec(text.slice(at))?.[0];
    if (comma === undefined) break;
    at += comma.length;
  }
  if (rules.length === 0) return { kind: 'unreadable', word: { text: '', start, end: start + word.length } };
  const because = text
    .slice(at)
    .replace(/^[\s:,–—-]*(because\b)?[\s:–—-]*/, '')
    .trim();
  return { kind: 'allow', rules, because: because === '' ? null : because };
}
