import type { Span } from '../../../text/source.ts';
import { TracedText } from '../../../text/traced.ts';
import type { Code } from '../code.ts';
import { Discard, Exit } from '../control.ts';
import { type HereDoc, parseScript } from '../parse.ts';
import type { Process } from '../process.ts';
import { assign, assignItem, lookUp, readItem } from '../variables.ts';
import { type Amount, type ArithmeticScope, evaluateArithmetic } from './arithmetic.ts';
import { mustBeSet } from './parameter-value.ts';
import { expandText, HERE_DOCUMENT } from './word.ts';

interface Node {
  readonly pos: number;
  readonly end: number;
}

/** `$(( … ))` as the digits that it gives; a hole where a part isn't known. */
export function arithmeticText(shell: Process, part: Node): TracedText {
  const place = shell.span(part);
  const [head, tail] = shell.code.text.string.startsWith('$[', part.pos) ? [2, 1] : [3, 2];
  const inner = { pos: part.pos + head, end: part.end - tail };
  const result = arithmetic(shell, inner);
  return numberText(result, shell.code.text.string.slice(inner.pos, inner.end).trim(), place);
}

/** The digits of a number; a hole where it isn't known. @param key what it was worked out from */
export function numberText(amount: Amount, key: string, place: Span | null): TracedText {
  if (typeof amount === 'bigint') return TracedText.of(String(amount), place);
  return TracedText.hole({ reason: amount.reason, key, numeric: true }, place);
}

/** The number of an arithmetic expression that is written there, or why it can't be known. */
export function arithmetic(shell: Process, { pos, end }: Node): Amount {
  shell.evaluation.step();
  const text = expandedText(shell, shell.code.text.slice(pos, end));
  return arithmeticOf(shell, text);
}

/** The number that a text gives, once its expansions are done. */
export function arithmeticOf(shell: Process, text: TracedText): Amount {
  if (!text.known) return { reason: text.holes[0]?.reason ?? 'a part of the arithmetic is not known' };
  return evaluateArithmetic(text.string, scopeOf(shell, text));
}

/** The expansions of a text between `((` and `))`, in which quotes only vanish. */
function expandedText(shell: Process, text: TracedText): TracedText {
  if (!/[$`"'\\]/.test(text.string)) return text;
  const plain = withoutQuotes(text);
  const { documents } = shell.evaluation;
  const body = documents.get(plain.string) ?? hereDocument(plain.string);
  documents.set(plain.string, body);
  if (!body) return plain;
  const outer = shell.code;
  const code: Code = {
    text: TracedText.join([TracedText.of(HEAD), plain, TracedText.of(TAIL)]),
    statements: [],
    refused: null,
    ampersands: new Set(),
  };
  shell.code = code;
  try {
    return expandText(
      shell,
      { pos: HEAD.length, end: HEAD.length + plain.length, parts: body.body.parts },
      HERE_DOCUMENT,
    );
  } finally {
    shell.code = outer;
  }
}

const HEAD = ': <<_ARITHMETIC_END_\n';
const TAIL = '\n_ARITHMETIC_END_\n';
function hereDocument(text: string): HereDoc | null {
  const [statement] = parseScript(HEAD + text + TAIL).commands;
  const command = statement?.command;
  const redirect = command?.type === 'Command' ? command.redirects[0] : undefined;
  return redirect?.type === 'HereDoc' ? redirect : null;
}

function withoutQuotes(text: TracedText): TracedText {
  if (!text.string.includes('"')) return text;
  return text.replaced(/\\[\s\S]|"/g, ([sign]) => (sign === '"' ? TracedText.empty : null));
}

function scopeOf(shell: Process, text: TracedText): ArithmeticScope {
  const place = text.spanOf();
  return {
    dialect: shell.dialect,
    read(name, index) {
      const found = index === null ? lookUp(shell, name) : readItem(shell, name, index);
      if (found.kind === 'unset') {
        shell.evaluation.askedFor(name);
        return shell.options.nounset && shell.dialect === 'bash' ? mustBeSet(shell, `${name}: unbound variable`) : null;
      }
      if (found.kind === 'open') return { reason: found.reason };
      return found.text.known ? found.text.string : { reason: found.text.holes[0]?.reason ?? 'it is not known' };
    },
    store(name, index, value) {
      const digits = numberText(value, `${name} ${shell.evaluation.readings++}`, place);
      if (index === null) assign(shell, name, digits);
      else assignItem(shell, name, index, digits);
    },
    fail: (message) => fail(shell, message),
  };
}

function fail(shell: Process, message: string): never {
  shell.evaluation.stderr = message;
  throw shell.dialect === 'sh' ? new Exit(2) : new Discard(1);
}
