import type { Source } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { condition, loop } from './batch-conditions.ts';
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
const ELSE = /\)\s*else\s+(?!if\b)/i;
const LABEL = /^:(\w+)/;
/** A menu, or another choice of ways: each is read, in the order of the file. */
const BRANCHES = /^[^\S\n]*@?if\s+(?!(?:not\s+)?errorlevel\b|[("]*[%!]errorlevel[%!])[^\n]*?\bgoto\s+:?(?!eof\b)\w/im;
/** What may end in a bracket that other lines close. */
const BLOCK = /^(?:if|for)\b|^\(/i;

/** What stands after `else`, where it isn't read as what stands before it. */
const ELSE_OF: Readonly<Partial<Record<string, 'other' | 'skipped'>>> = { skipped: 'other', succeeded: 'skipped' };

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
  const open: ('if' | 'for' | 'skipped' | 'succeeded' | 'other')[] = [];
  const add = (...more: readonly TracedText[]): void => void parts.push(...more, TracedText.of('\n'));
  let label: string | null = null;
  const branches = BRANCHES.test(source.text);
  for (const line of lines) {
    const whole = source.text.slice(line.from, line.to);
    const start = line.from + (AFTER_SUCCESS.exec(whole)?.[0].length ?? answered(whole, source.text));
    const command = source.text.slice(start, line.to);
    if (label !== null && LABEL.exec(command)?.[1]?.toLowerCase() === label) label = null;
    if (label !== null) continue;
    if (open.length === 0 && !branches && ENDS.test(command)) break;
    if (open.length === 0 && !branches) label = GOES_TO.exec(command)?.[1]?.toLowerCase() ?? null;
    const skips = open.includes('skipped');
    if (/^\)/.test(command)) {
      const ended = open.pop();
      const written = output(source, line);
      if (ended === 'for' && !skips) add(TracedText.of('done'));
      if (written && !skips) add(written);
      const [goesOn, asks = ''] = /^\)\s*else\s*(if\b.*)?\(\s*$/i.exec(command) ?? [];
      if (ended === 'if' && !skips) {
        const asked = asks === '' ? null : condition(source, start + command.indexOf(asks), line.to);
        if (asked) add(TracedText.of('elif '), asked.test, TracedText.of('; then :'));
        else add(TracedText.of(goesOn === undefined ? 'fi' : 'else :'));
      }
      if (goesOn !== undefined) open.push(ended === undefined ? 'other' : (ELSE_OF[ended] ?? ended));
      continue;
    }
    if (BLOCK.test(command) && /\(\s*$/.test(command)) {
      const isAfterError = AFTER_ERROR.test(command);
      const turns = skips ? null : loop(source, line);
      if (turns) {
        open.push('for');
        add(turns.test, TracedText.of('; do :'));
        continue;
      }
      const asked = skips || isAfterError || !/^if\s/i.test(command) ? null : condition(source, start, line.to);
      open.push(isAfterError ? 'skipped' : asked ? 'if' : start > line.from ? 'succeeded' : 'other');
      if (asked) add(TracedText.of('if '), asked.test, TracedText.of('; then :'));
      continue;
    }
    if (skips || AFTER_ERROR.test(command)) continue;
    const turns = loop(source, line);
    const asked = /^if\s/i.test(command) ? condition(source, start, line.to) : turns;
    const from = asked?.end ?? start;
    const otherwise = source.text[from] === '(' ? ELSE.exec(source.text.slice(from, line.to)) : null;
    const end = otherwise ? from + otherwise.index + 1 : line.to;
    const done = statements(source, { from, to: end });
    const instead = otherwise ? statements(source, { from: end + otherwise[0].length - 1, to: line.to }) : [];
    if (done.length + instead.length === 0) continue;
    if (asked) add(TracedText.of(turns ? '' : 'if '), asked.test, TracedText.of(turns ? '; do :' : '; then :'));
    for (const one of done) add(one);
    if (instead.length > 0) add(TracedText.of('else :'));
    for (const one of instead) add(one);
    if (asked) add(TracedText.of(turns ? 'done' : 'fi'));
  }
  for (const kind of open.reverse())
    if (kind === 'if' || kind === 'for') add(TracedText.of(kind === 'if' ? 'fi' : 'done'));
  return TracedText.join(parts);
}
