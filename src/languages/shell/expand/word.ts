import { TracedText } from '../../../text/traced.ts';
import type { DoubleQuotedChild, Word, WordPart } from '../parse.ts';
import type { Process } from '../process.ts';
import { lookUp } from '../variables.ts';
import { arithmeticText } from './arithmetic-text.ts';
import { expanded, type Fragment, joined, quoted } from './fragments.ts';
import { doubleQuotedText, unquotedText } from './literals.ts';
import { expandParameter, expandSimple } from './parameter.ts';
import { commandOutput } from './substitution.ts';

/** Where a word stands, which decides on quoting and on `~`. */
export interface Context {
  /** between double quotes, or in a here-document */
  readonly inQuotes: boolean;
  /** the characters that a backslash quotes there */
  readonly escapes: string;
  readonly tilde: 'word' | 'assignment' | 'none';
  /** its own characters are split at IFS like those of an expansion: the word of `${x:-a b}` */
  readonly splits: boolean;
}

export const COMMAND_WORD: Context = { inQuotes: false, escapes: '', tilde: 'word', splits: false };
export const ASSIGNED: Context = { inQuotes: false, escapes: '', tilde: 'assignment', splits: false };
export const PLAIN: Context = { inQuotes: false, escapes: '', tilde: 'none', splits: false };
export const HERE_DOCUMENT: Context = { inQuotes: true, escapes: '$`\\', tilde: 'none', splits: false };
const DOUBLE_QUOTED: Context = { inQuotes: true, escapes: '$`"\\', tilde: 'none', splits: false };
const QUOTED_OPERAND: Context = { inQuotes: true, escapes: '$`"\\}', tilde: 'none', splits: false };

interface Expandable {
  readonly pos: number;
  readonly end: number;
  readonly parts?: readonly WordPart[] | undefined;
}

/** Expands a word: all but splitting into fields and file names. */
export function expandWord(shell: Process, word: Expandable, context: Context): Fragment[] {
  shell.evaluation.step();
  const parts = word.parts;
  if (!parts) return written(shell, word.pos, word.end, context, true);
  const fragments: Fragment[] = [];
  let at = word.pos;
  for (const part of parts) {
    if (part.pos > at) fragments.push(...written(shell, at, part.pos, context, at === word.pos));
    fragments.push(...expandPart(shell, part, context, part.pos === word.pos, part.end === word.end));
    at = part.end;
  }
  if (at < word.end) fragments.push(...written(shell, at, word.end, context, at === word.pos));
  return fragments;
}

/** A word as one text: an assigned value, the word of a `case`, a here-document. */
export function expandText(shell: Process, word: Expandable, context: Context): TracedText {
  return shell.evaluation.bounded(joined(expandWord(shell, word, context)));
}

/** The operand of `${x:-…}` and the like, in the quoting of the expansion around it. */
function expandOperand(shell: Process, word: Word, inQuotes: boolean, context: Context): Fragment[] {
  if (inQuotes) return expandWord(shell, word, QUOTED_OPERAND);
  return expandWord(shell, word, { ...COMMAND_WORD, splits: true, tilde: context.tilde === 'none' ? 'none' : 'word' });
}

function expandPart(shell: Process, part: WordPart, context: Context, first: boolean, last: boolean): Fragment[] {
  const { inQuotes } = context;
  switch (part.type) {
    case 'Literal':
      return written(shell, part.pos, part.end, context, first, last);
    case 'Glob':
    case 'ExtendedGlob':
    case 'BraceExpansion':
      return part.parts ? around(shell, part, part.parts, context) : written(shell, part.pos, part.end, context, false);
    case 'SingleQuoted':
      return [quoted(shell.code.text.slice(part.pos + 1, part.end - 1))];
    case 'AnsiCQuoted': {
      const raw = shell.code.text.slice(part.pos + 2, part.end - 1);
      return [quoted(raw.string === part.value ? raw : TracedText.of(part.value, shell.span(part)))];
    }
    case 'DoubleQuoted':
    case 'LocaleString':
      return doubleQuoted(shell, part.parts);
    case 'SimpleExpansion':
      return expandSimple(shell, shell.code.text.string.slice(part.pos + 1, part.end), part, inQuotes);
    case 'ParameterExpansion':
      return expandParameter(shell, part, inQuotes, {
        word: (word) => expandOperand(shell, word, inQuotes, context),
        pattern: (word) => expandWord(shell, word, PLAIN),
      });
    case 'CommandExpansion':
      return [expanded(commandOutput(shell, part), inQuotes)];
    case 'ArithmeticExpansion':
      return [expanded(arithmeticText(shell, part), inQuotes)];
    case 'ProcessSubstitution':
      shell.evaluation.unknown('process substitution is not followed', shell.span(part));
      return [quoted(TracedText.hole({ reason: 'the name of a pipe' }, shell.span(part)))];
  }
}

/** A part with parts of its own, whose other characters stand for themselves. */
function around(
  shell: Process,
  node: { readonly pos: number; readonly end: number },
  parts: readonly WordPart[],
  context: Context,
): Fragment[] {
  const fragments: Fragment[] = [];
  let at = node.pos;
  for (const part of parts) {
    if (part.pos > at) fragments.push(...written(shell, at, part.pos, context, false));
    fragments.push(...expandPart(shell, part, context, false, false));
    at = part.end;
  }
  if (at < node.end) fragments.push(...written(shell, at, node.end, context, false));
  return fragments;
}

function doubleQuoted(shell: Process, parts: readonly DoubleQuotedChild[]): Fragment[] {
  const fragments: Fragment[] = [];
  let vanished = false;
  for (const part of parts) {
    const found = expandPart(shell, part, DOUBLE_QUOTED, false, false);
    // "$@" without arguments is no field at all, where "" is an empty one
    if (found.length === 0 && part.type !== 'Literal') vanished = true;
    fragments.push(...found);
  }
  if (fragments.length === 0 && !vanished) return [quoted(TracedText.empty)];
  return fragments;
}

function written(shell: Process, pos: number, end: number, context: Context, first: boolean, last = true): Fragment[] {
  const raw = shell.code.text.slice(pos, end);
  if (context.inQuotes) {
    const text = doubleQuotedText(raw, context.escapes);
    return text.length === 0 ? [] : [quoted(text)];
  }
  if (context.tilde === 'none' || !raw.string.includes('~')) return unquotedText(raw, context.splits);
  return withHome(shell, raw, context, first, last);
}

/** `~` and `~/…` at the start of a word, and in an assignment after each colon too. */
function withHome(
  shell: Process,
  raw: TracedText,
  { tilde, splits }: Context,
  first: boolean,
  last: boolean,
): Fragment[] {
  const fragments: Fragment[] = [];
  const places = tildePlaces(shell, raw.string, tilde, first, last);
  let from = 0;
  for (const match of raw.string.matchAll(places)) {
    const [whole, mark = '~'] = match;
    const end = match.index + whole.length;
    const at = end - mark.length;
    if ((at === 0 && !first) || (end === raw.length && !last)) continue;
    const home = folderOf(shell, mark);
    if (home === null) continue;
    fragments.push(...unquotedText(raw.slice(from, at), splits), quoted(home));
    from = end;
  }
  fragments.push(...unquotedText(raw.slice(from), splits));
  return fragments;
}

/** In bash a colon ends a folder's name, and a word that looks like an assignment is read like one. */
function tildePlaces(shell: Process, text: string, tilde: Context['tilde'], first: boolean, last: boolean): RegExp {
  if (tilde === 'assignment') return /(?:^|:)(~(?:root|[-+])?)(?=[/:]|$)/g;
  if (shell.dialect === 'sh') return /^(~(?:root|[-+])?)(?=\/|$)/g;
  return first && /^[A-Za-z_]\w*=/.test(text)
    ? /(?:^[A-Za-z_]\w*=|:)(~(?:root|[-+])?)(?=[/:]|$)/g
    : last
      ? /^(~(?:root|[-+])?)(?=[/:]|$)/g
      : /^(~(?:root|[-+])?)(?=\/|$)/g;
}

/** The folder that `~`, `~root` and bash's `~+` and `~-` stand for. */
function folderOf(shell: Process, mark: string): TracedText | null {
  if (mark === '~root') return TracedText.of('/root');
  if (mark !== '~' && shell.dialect === 'sh') return null;
  const found = lookUp(shell, { '~+': 'PWD', '~-': 'OLDPWD' }[mark] ?? 'HOME');
  return found.kind === 'set' ? found.text : null;
}
