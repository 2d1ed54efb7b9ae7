import type { Source } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { asked, CLOSES, type Condition, condition, opening } from './batch-conditions.ts';
import { functionOf, output, statements } from './batch-statements.ts';
import { type Line, logicalLines } from './pieces.ts';

const CONTINUES = /\^\s*$/;
/** What is done only where a command before has failed: `if errorlevel 1 (`, `if %ERRORLEVEL% neq 0 exit /b 1` */
const AFTER_ERROR =
  /^if\s+(?:not\s+)?(?:errorlevel\b|[("]*[%!]errorlevel[%!]"?\)?\s*(?:neq|geq|gtr|lss|leq|==|equ)\s*)/i;
/** What is done where the command before has succeeded, as is taken for granted. */
const AFTER_SUCCESS =
  /^if\s+(?:not\s+errorlevel\s+1\b|[("]*[%!]errorlevel[%!]"?\)?\s*(?:(?:==|equ|leq)\s*"?0"?|lss\s+1)(?!\d))\s*/i;
/** The end of the script, or of a part that is called by its label. */
const ENDS = /^(?:exit\b|goto\s+:?eof\b)/i;
const GOES_TO = /^goto\s+:?(\w+)/i;
/** `(set A=1) else (set A=2)` on one line */
const ELSE = /\)\s*else\s+/i;
const LABEL = /^:(\w+)/;
/** `) else (`, `) else if … (` */
const OTHERWISE = /^\)\s*else\s*(if\b.*)?\(\s*$/i;
/** A menu, or another choice of ways: each is read, in the order of the file. */
const BRANCHES = /^[^\S\n]*@?if\s+(?!(?:not\s+)?errorlevel\b|[("]*[%!]errorlevel[%!])[^\n]*?\bgoto\s+:?(?!eof\b)\w/im;
/** What may end in a bracket that other lines close. */
const BLOCK = /^(?:if|for)\b|^\(/i;

/** What brackets hold together: under a condition, in turns, or lines that are left out or read as they are. */
type Block = Condition['kind'] | 'skipped' | 'succeeded' | 'other';

/** What stands after `else`, where it isn't read as what stands before it. */
const ELSE_OF: Readonly<Partial<Record<Block, Block>>> = { skipped: 'other', succeeded: 'skipped' };

/**
 * A batch file of Windows as a script of bash, as far as its commands make and deploy apps: `set`, `cd`, `az`, and what stands
 * under an `if` or is called by a label. Everything else is left out.
 * https://learn.microsoft.com/windows-server/administration/windows-commands/windows-commands
 */
export function batchAsShell(source: Source): TracedText {
  const lines = logicalLines(source, CONTINUES).map(({ from, to }) => {
    const text = source.text.slice(from, to);
    return { from: from + (text.length - text.trimStart().replace(/^@\s*/, '').length), to };
  });
  const labels = lines.flatMap((line, index) => {
    const name = LABEL.exec(source.text.slice(line.from, line.to))?.[1];
    return name === undefined ? [] : [{ name, index }];
  });
  const called = labels.filter(({ name }) => new RegExp(`\\bcall\\s+:${name}\\b`, 'i').test(source.text));
  const functions = called.flatMap(({ name, index }) => [
    TracedText.of(`${functionOf(name)}() {\n:\n`),
    part(source, lines.slice(index + 1)),
    TracedText.of('}\n'),
  ]);
  const main = part(source, lines);
  if (!/%~?[a-z]*[1-9]/i.test(source.text)) return TracedText.join([...functions, main]);
  const given = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `"\${ARGUMENT_${number}}"`);
  return TracedText.join([
    ...functions,
    TracedText.of('main() {\n:\n'),
    main,
    TracedText.of(`}\nmain ${given.join(' ')}\n`),
  ]);
}

/** `if "%PLAN%"=="" set PLAN=shop` behind `set /p PLAN=`: what whoever only presses Enter gets; the length of its condition. */
function answered(line: string, text: string): number {
  const [, asks = '', name] = /^(if\s+"%(\w+)%"\s*==\s*""\s*)set\s+"?\2=/i.exec(line) ?? [];
  return name !== undefined && new RegExp(`^\\s*set\\s+/p\\s+"?${name}=`, 'im').test(text) ? asks.length : 0;
}

/** Lines up to the end of the script, or of the part that is called. */
function part(source: Source, lines: readonly Line[]): TracedText {
  const parts: TracedText[] = [];
  const open: Block[] = [];
  const add = (line: TracedText | string): void =>
    void parts.push(typeof line === 'string' ? TracedText.of(line) : line, TracedText.of('\n'));
  const end = (kind: Block | undefined): void => {
    if (kind === 'if' || kind === 'for') add(CLOSES[kind]);
  };
  let label: string | null = null;
  const branches = BRANCHES.test(source.text);
  for (const line of lines) {
    const whole = source.text.slice(line.from, line.to);
    const start = line.from + (AFTER_SUCCESS.exec(whole)?.[0].length ?? answered(whole, source.text));
    const rest = { from: start, to: line.to };
    const command = source.text.slice(start, line.to);
    if (label !== null && LABEL.exec(command)?.[1]?.toLowerCase() === label) label = null;
    if (label !== null) continue;
    if (open.length === 0 && !branches && ENDS.test(command)) break;
    if (open.length === 0 && !branches) label = GOES_TO.exec(command)?.[1]?.toLowerCase() ?? null;
    const skips = open.includes('skipped');
    if (/^\)/.test(command)) {
      const ended = open.pop();
      const [goesOn, asks = ''] = OTHERWISE.exec(command) ?? [];
      if (goesOn !== undefined) open.push(ended === undefined ? 'other' : (ELSE_OF[ended] ?? ended));
      if (skips) continue;
      const next = asks === '' ? null : condition(source, { from: start + command.indexOf(asks), to: line.to });
      const written = output(source, line);
      if (ended === 'for') end(ended);
      if (written) add(written);
      if (ended !== 'if') continue;
      if (next) add(opening(next, true));
      else if (goesOn !== undefined) add('else :');
      else end(ended);
      continue;
    }
    const isAfterError = AFTER_ERROR.test(command);
    const under = skips || isAfterError ? null : asked(source, rest);
    if (BLOCK.test(command) && /\(\s*$/.test(command)) {
      open.push(isAfterError ? 'skipped' : (under?.kind ?? (start > line.from ? 'succeeded' : 'other')));
      if (under) add(opening(under));
    } else if (!skips && !isAfterError) {
      for (const one of onOneLine(source, rest)) add(one);
    }
  }
  for (const kind of open.reverse()) end(kind);
  return TracedText.join(parts);
}

/** Conditions within one another on one line, and what is done under the last. */
const DEEPEST = 51;

/** What one line does: `if … (set A=1) else if … (set A=2) else (set A=3)`. */
function onOneLine(source: Source, { from, to }: Line, depth = 0): readonly TracedText[] {
  if (depth > DEEPEST) return [];
  const under = asked(source, { from, to });
  const start = under?.end ?? from;
  const otherwise = source.text[start] === '(' ? ELSE.exec(source.text.slice(start, to)) : null;
  const end = otherwise ? start + otherwise.index + 1 : to;
  const inner = { from: start, to: end };
  const done = under ? onOneLine(source, inner, depth + 1) : statements(source, inner);
  const instead = otherwise ? onOneLine(source, { from: end + otherwise[0].length - 1, to }, depth + 1) : [];
  if (!under) return [...done, ...instead];
  if (done.length + instead.length === 0) return [];
  return [
    opening(under),
    ...done,
    ...(instead.length > 0 ? [TracedText.of('else :'), ...instead] : []),
    TracedText.of(CLOSES[under.kind]),
  ];
}
