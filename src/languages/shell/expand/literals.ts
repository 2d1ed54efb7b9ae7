import { TracedText } from '../../../text/traced.ts';
import { expanded, type Fragment, literal, quoted } from './fragments.ts';

/** Unquoted characters as they are written: `\x` quotes x, and a line end after a backslash vanishes. */
export function unquotedText(raw: TracedText, splits: boolean): Fragment[] {
  const text = raw.string;
  const plain = (part: TracedText): Fragment => (splits ? expanded(part, false) : literal(part));
  if (!text.includes('\\')) return raw.length === 0 ? [] : [plain(raw)];
  const fragments: Fragment[] = [];
  let from = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
    if (at > from) fragments.push(plain(raw.slice(from, at)));
    if (at + 1 >= text.length) {
      fragments.push(quoted(raw.slice(at)));
      from = text.length;
      break;
    }
    const pair = text.codePointAt(at + 1) ?? 0;
    const end = at + 1 + (pair > 0xffff ? 2 : 1);
    if (text[at + 1] !== '\n') fragments.push(quoted(raw.slice(at + 1, end)));
    from = end;
  }
  if (from < text.length) fragments.push(plain(raw.slice(from)));
  return fragments;
}

/** Characters between double quotes (or in a here-document): a backslash quotes only those of `special`. */
export function doubleQuotedText(raw: TracedText, special: string): TracedText {
  const text = raw.string;
  if (!text.includes('\\')) return raw;
  const kept: TracedText[] = [];
  let from = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at)) {
    const next = text[at + 1];
    if (next === '\n' || (next !== undefined && special.includes(next))) {
      kept.push(raw.slice(from, at));
      from = next === '\n' ? at + 2 : at + 1;
    }
    at += 2;
  }
  kept.push(raw.slice(from));
  return TracedText.join(kept);
}
