import type { Span } from '../../../text/source.ts';
import { TracedText } from '../../../text/traced.ts';
import type { ParameterExpansionPart, ParameterOperation } from '../parse.ts';
import type { Process } from '../process.ts';
import { arithmeticOf } from './arithmetic-text.ts';
import { joined } from './fragments.ts';
import type { Operands } from './parameter.ts';
import { expandingFails } from './parameter-value.ts';
import { type Pattern, patternOf } from './pattern.ts';
import { unknownText } from './unknown-text.ts';

type BashOperation = Exclude<ParameterOperation, { type: 'Default' | 'Remove' | 'Unknown' }>;

/** One text after one of bash's own operations. */
export function changed(
  shell: Process,
  part: ParameterExpansionPart,
  operation: BashOperation,
  text: TracedText,
  operands: Operands,
): TracedText {
  const place = shell.span(part);
  switch (operation.type) {
    case 'Replace': {
      const pattern = patternOf(operands.pattern(operation.pattern), shell.options.extglob);
      const replacement = operands.pattern(operation.replacement);
      // `&` stands for what was matched
      if (replacement.some((one) => one.kind === 'text' && !one.quoted && one.text.string.includes('&')))
        return unknownText(text, place);
      const sought = joined(operands.pattern(operation.pattern)).string;
      return replaced(text, { operator: operation.operator, pattern, sought }, joined(replacement), place);
    }
    case 'Slice':
      return sliced(
        shell,
        text,
        joined(operands.word(operation.offset)),
        operation.length ? joined(operands.word(operation.length)) : null,
        place,
      );
    case 'CaseModification': {
      const pattern = operation.operand ? patternOf(operands.pattern(operation.operand), shell.options.extglob) : 'any';
      return pattern === null ? unknownText(text, place) : withCase(text, operation.operator, pattern);
    }
    case 'Transform':
      return transformed(text, joined(operands.word(operation.operand)).string, place);
    case 'Names':
      return unknownText(text, place);
  }
}

/** `${x/p/r}` and its kin: the longest match at the first place that has one, or at all of them. */
function replaced(
  text: TracedText,
  {
    operator,
    pattern,
    sought,
  }: { readonly operator: string; readonly pattern: Pattern | null; readonly sought: string },
  replacement: TracedText,
  place: Span | null,
): TracedText {
  if (!replacement.known || pattern === null) return unknownText(text, place);
  if (!text.known) return unknownText(text, place, `${operator}${sought}/${replacement.string}`);
  const { string } = text;
  if (operator === '/#') {
    const length = pattern.start(string, true);
    return length === null ? text : replacement.concat(text.slice(length));
  }
  if (operator === '/%') {
    const length = pattern.end(string, true);
    return length === null ? text : text.slice(0, text.length - length).concat(replacement);
  }
  const parts: TracedText[] = [];
  let from = 0;
  for (let at = 0; at < string.length; ) {
    const length = pattern.start(string.slice(at), true);
    if (!length) {
      at++;
      continue;
    }
    parts.push(text.slice(from, at), replacement);
    at += length;
    from = at;
    if (operator === '/') break;
    if (parts.length > 20_000) return unknownText(text, place);
  }
  return TracedText.join([...parts, text.slice(from)]);
}

/** `${x:offset:length}` */
function sliced(
  shell: Process,
  text: TracedText,
  offset: TracedText,
  length: TracedText | null,
  place: Span | null,
): TracedText {
  const [from, count] = [arithmeticOf(shell, offset), length === null ? null : arithmeticOf(shell, length)];
  if (typeof from !== 'bigint' || (count !== null && typeof count !== 'bigint')) return unknownText(text, place);
  if (!text.known) return unknownText(text, place, `:${from}:${count ?? ''}`);
  const start = from < 0n ? text.length + Number(from) : Number(from);
  if (start < 0 || start > text.length) return TracedText.empty;
  const end = count === null ? text.length : count < 0n ? text.length + Number(count) : start + Number(count);
  if (end < start && count !== null && count < 0n) return expandingFails(shell, 'substring expression < 0');
  return end <= start ? TracedText.empty : text.slice(start, end);
}

/** `${x^}`, `${x^^}`, `${x,}`, `${x,,}`, each with a pattern of the characters that it changes */
function withCase(text: TracedText, operator: string, pattern: Pattern | 'any'): TracedText {
  const change = (part: string): string => (operator.startsWith('^') ? part.toUpperCase() : part.toLowerCase());
  const chosen = (part: string): string =>
    pattern === 'any' ? change(part) : part.replace(/./gsu, (one) => (pattern.matches(one) ? change(one) : one));
  if (operator.length === 2) return text.mapCharacters(chosen);
  return TracedText.join([text.slice(0, 1).mapCharacters(chosen), text.slice(1)]);
}

/** `${x@U}`, `${x@L}`, `${x@u}`, `${x@Q}` */
function transformed(text: TracedText, letter: string, place: Span | null): TracedText {
  if (letter === 'U') return text.mapCharacters((part) => part.toUpperCase());
  if (letter === 'L') return text.mapCharacters((part) => part.toLowerCase());
  if (letter === 'u') return withCase(text, '^', 'any');
  if (letter === 'Q' && text.known && !/[^ -~]/.test(text.string))
    return TracedText.of(`'${text.string.replaceAll("'", "'\\''")}'`, place);
  return unknownText(text, place);
}
