import { TracedText } from '../../text/traced.ts';

/** A text whose `$( … )` are asked now, and stand in variables of the shell from here on. */
export function printedOnce(text: TracedText, asked: TracedText[]): TracedText {
  const parts: TracedText[] = [];
  let from = 0;
  for (const { start, end } of substitutions(text.string)) {
    const name = `MAKE_SHELL_${asked.length + 1}`;
    asked.push(TracedText.join([TracedText.of(`${name}="`), text.slice(start, end), TracedText.of('"\n')]));
    parts.push(text.slice(from, start), TracedText.of(`\${${name}}`, text.spanOf(start, end)));
    from = end;
  }
  return from === 0 ? text : TracedText.join([...parts, text.slice(from)]);
}

/** Where `$( … )` stand, those within others not by themselves. */
function substitutions(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let start = text.indexOf('$('); start >= 0; start = text.indexOf('$(', start + 1)) {
    let end = start + 1;
    for (let depth = 0; end < text.length; end++) {
      depth += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0;
      if (depth === 0) break;
    }
    if (end === text.length) break;
    found.push({ start, end: end + 1 });
    start = end;
  }
  return found;
}
