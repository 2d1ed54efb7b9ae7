import { TracedText } from '../../../../text/traced.ts';
import type { Side } from '../choice.ts';
import { interpolated } from '../text.ts';
import { type BuiltIn, type Call, Refusal, strict, unclear } from './built-in.ts';
import { formatNumber } from './number-format.ts';
import { made } from './strings.ts';

/** `format('{0}-{1:D4}', …)`: .NET's composite format, of which holes keep where they came from. */
const format: BuiltIn = strict((values, call) => {
  const [pattern, ...items] = values;
  if (pattern?.kind !== 'string' || !pattern.text.known) return unclear(call, values, 'string');
  return made(TracedText.join(formatted(pattern.text, items, call)), call);
});

function formatted(pattern: TracedText, items: readonly Side[], call: Call): readonly TracedText[] {
  const parts: TracedText[] = [];
  const written = pattern.string;
  let from = 0;
  for (let at = 0; at < written.length; ) {
    const character = written[at];
    if (character !== '{' && character !== '}') {
      at++;
      continue;
    }
    parts.push(pattern.slice(from, at));
    if (written[at + 1] === character) {
      parts.push(pattern.slice(at, at + 1));
      at += 2;
    } else {
      const end = written.indexOf('}', at);
      if (character === '}' || end < 0) throw new Refusal('the format string is not well-formed');
      parts.push(item(written.slice(at + 1, end), items, call));
      at = end + 1;
    }
    from = at;
  }
  parts.push(pattern.slice(from));
  return parts;
}

function item(placeholder: string, items: readonly Side[], call: Call): TracedText {
  const match = /^(\d+)\s*(?:,\s*(-?\d+)\s*)?(?::([^{]*))?$/s.exec(placeholder);
  const value = match ? items[Number(match[1])] : undefined;
  if (!match || !value) throw new Refusal(`there is no argument {${placeholder}}`);
  const [, , width, style] = match;
  const shown = style ? styled(value, style, call) : interpolated(value, call.span);
  if (width === undefined || !shown.known) return shown;
  if (Math.abs(Number(width)) > WIDEST) throw new Refusal(`the width ${width} is too large`);
  const missing = Math.abs(Number(width)) - shown.length;
  if (missing <= 0) return shown;
  const fill = TracedText.of(' '.repeat(missing), call.span);
  return width.startsWith('-') ? shown.concat(fill) : fill.concat(shown);
}

/** .NET takes up to 999,999; what is so wide is no text of a template. */
const WIDEST = 10_000;

/** Only numbers have styles of their own. */
function styled(value: Side, style: string, call: Call): TracedText {
  if (value.kind !== 'number') return interpolated(value, call.span);
  const shown = Number.isInteger(Number(value.value)) ? formatNumber(BigInt(value.value), style) : undefined;
  if (shown === undefined) throw new Refusal(`the number format \`${style}\` is not understood`);
  return TracedText.of(shown, call.span);
}

export const formatFunctions: ReadonlyMap<string, BuiltIn> = new Map([['format', format]]);
