import type { TracedText } from '../../text/traced.ts';
import { readAsDash } from './dash-syntax.ts';
import { type ParsedScript, parseScript, type Statement, walk } from './parse.ts';
import { withPlaceholders } from './placeholders.ts';
import type { Dialect } from './world.ts';

/** A text that was read as a script: the tree, and the text that its offsets lead into. */
export interface Code {
  readonly text: TracedText;
  /** what the shell runs, in order; where the text is refused somewhere, what it runs before it comes there */
  readonly statements: readonly Statement[];
  /** why and where the shell stops reading; null where it reads all */
  readonly refused: { readonly message: string; readonly pos: number } | null;
  /** offsets of a `;` that the shell reads as `&` */
  readonly ampersands: ReadonlySet<number>;
}

const NONE: ReadonlySet<number> = new Set();

/** What was read before. */
interface Read {
  readonly codes: Map<string, Code>;
  /** the files that were read as scripts */
  readonly scripts: Set<string>;
}

/** Reads a script as the shell would: line by line, so that all lines before one that is refused are run. */
export function readCode({ codes, scripts }: Read, written: TracedText, dialect: Dialect): Code {
  for (const { exact, span } of written.pieces) {
    const isWhole = span?.start === 0 && span.end === span.source.text.length;
    // also of one that `sed` or `envsubst` has filled in
    if (exact && span && (isWhole || /\.(sh|bash|azcli)$/i.test(span.source.path))) scripts.add(span.source.path);
  }
  const text = dialect === 'sh' ? written : withPlaceholders(written);
  const key = `${dialect} ${text.string}`;
  const code = codes.get(key) ?? read(text, dialect);
  codes.set(key, code);
  return code.text === text ? code : { ...code, text };
}

function read(text: TracedText, dialect: Dialect): Code {
  if (dialect === 'sh') {
    const { script, ampersands, refused } = readAsDash(text.string);
    return { text, statements: runnable(script.commands, refused?.pos, text.string), refused, ampersands };
  }
  const script = parseScript(text.string);
  const refused = earliest(script.errors?.[0] ?? null, extendedTooEarly(script, text.string));
  return { text, statements: runnable(script.commands, refused?.pos, text.string), refused, ampersands: NONE };
}

type Refusal = Code['refused'];

function earliest(first: Refusal, second: Refusal): Refusal {
  return first && second ? (first.pos <= second.pos ? first : second) : (first ?? second);
}

/** `@(a|b)` is no syntax unless a line before has turned it on. */
function extendedTooEarly(script: ParsedScript, text: string): Refusal {
  if (!/[?*+@!]\(/.test(text)) return null;
  const on = /\bshopt[ \t]+-s[^\n;]*\bextglob\b/.exec(text);
  const from = on ? text.indexOf('\n', on.index) : -1;
  let found: Refusal = null;
  walk(script, (node) => {
    if (node.type === 'TestCommand') return false;
    const early = node.type === 'ExtendedGlob' && (from < 0 || node.pos < from);
    if (early) found = earliest(found, { pos: node.pos, message: 'unexpected token `(`' });
    return true;
  });
  return found;
}

/** The statements of the complete lines before the one that holds the refused place. */
function runnable(statements: readonly Statement[], refused: number | undefined, text: string): readonly Statement[] {
  if (refused === undefined) return statements;
  let count = statements.findIndex((statement) => statement.pos > refused);
  if (count < 0) count = statements.length;
  let end = refused;
  while (count > 0) {
    const last = statements[count - 1];
    if (!last) break;
    const whole = last.end <= refused && last.command.end > last.command.pos;
    if (whole && text.slice(last.end, end).includes('\n')) break;
    end = Math.min(end, last.pos);
    count--;
  }
  return statements.slice(0, count);
}

/** A statement ends in `&`. */
export function isBackground(code: Code, statement: Statement): boolean {
  if (statement.background) return true;
  if (code.ampersands.size === 0) return false;
  let at = statement.end;
  const text = code.text.string;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return code.ampersands.has(at);
}

/** The words of a node as they are written, on one line and not too long, to name it in a message. */
export function excerpt(code: Code, node: { readonly pos: number; readonly end: number }): string {
  const text = code.text.string.slice(node.pos, node.end).replace(/\\\n/g, ' ').replace(/\s+/g, ' ').trim();
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
