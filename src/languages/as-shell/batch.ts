import type { Source } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { changed, type Line, logicalLines } from './pieces.ts';

const CONTINUES = /\^\s*$/;
/** What is done only where a command before has failed: `if errorlevel 1 (`, `if %ERRORLEVEL% neq 0 exit /b 1` */
const AFTER_ERROR = /^if\s+(?:not\s+)?(?:errorlevel\b|"?%errorlevel%"?\s*(?:neq|geq|gtr|==|equ)\s*)/i;
const PROGRAMS = /^(?:call\s+)?(?:az(?:\.cmd)?|azd|git|func)\s/i;

/**
 * A batch file of Windows as a script of bash, as far as its commands make and deploy apps: `set`, `cd`, `az`, and what stands
 * under an `if`. Everything else is left out.
 * https://learn.microsoft.com/windows-server/administration/windows-commands/windows-commands
 */
export function batchAsShell(source: Source): TracedText {
  const parts: TracedText[] = [];
  const open: ('if' | 'skipped' | 'other')[] = [];
  const add = (...more: readonly TracedText[]): void => void parts.push(...more, TracedText.of('\n'));
  for (const line of logicalLines(source, CONTINUES)) {
    const text = source.text.slice(line.from, line.to);
    const start = line.from + (text.length - text.replace(/^[\s@]+/, '').length);
    const command = source.text.slice(start, line.to);
    const skips = open.includes('skipped');
    if (/^\)/.test(command)) {
      const ended = open.pop();
      const goesOn = /^\)\s*else\s*\(/i.test(command);
      if (ended === 'if' && !skips) add(TracedText.of(goesOn ? 'else' : 'fi'));
      if (goesOn) open.push(ended === 'skipped' ? 'other' : (ended ?? 'other'));
      continue;
    }
    if (/\(\s*$/.test(command)) {
      const asked =
        skips || AFTER_ERROR.test(command) || !/^if\s/i.test(command) ? null : condition(source, start, line.to);
      open.push(AFTER_ERROR.test(command) ? 'skipped' : asked ? 'if' : 'other');
      if (asked) add(TracedText.of('if '), asked, TracedText.of('; then :'));
      continue;
    }
    const one = skips ? null : statement(source, { from: start, to: line.to });
    if (one) add(one);
  }
  for (const kind of open) if (kind === 'if') add(TracedText.of('fi'));
  return TracedText.join(parts);
}

/** `if "%ENV%"=="prod" (`: a test of two texts; what else is asked isn't known. */
function condition(source: Source, from: number, to: number): TracedText {
  const text = source.text.slice(from, to);
  const [, head = '', not = '', first = '', between = '', second = ''] =
    /^(if\s+(?:\/i\s+)?)(not\s+)?("[^"]*"|[^\s"=]+)(\s*==\s*)("[^"]*"|[^\s"(]+)\s*\(/i.exec(text) ?? [];
  if (first === '') return TracedText.of(`asks "${text.replace(/\s*\(\s*$/, '').replace(/["$`\\]/g, '')}"`);
  const start = from + head.length + not.length;
  const one = words(source, { from: start, to: start + first.length });
  const other = words(source, {
    from: start + first.length + between.length,
    to: start + first.length + between.length + second.length,
  });
  return TracedText.join([
    TracedText.of(not === '' ? '[ ' : '! [ '),
    one,
    TracedText.of(' = '),
    other,
    TracedText.of(' ]'),
  ]);
}

function statement(source: Source, line: Line): TracedText | null {
  const text = source.text.slice(line.from, line.to);
  const asked = /^set\s+\/p\s+"?(\w+)/i.exec(text)?.[1];
  if (asked !== undefined) return TracedText.of(`read -r ${asked}`);
  const set = /^set\s+("?)(\w+)=([^\n]*?)\1\s*$/i.exec(text);
  if (set) {
    const [, quote = '', name = '', value = ''] = set;
    const from = line.from + text.indexOf('=') + 1;
    const inner = words(source, { from, to: from + value.length }, quote === '' ? /"/g : null);
    return TracedText.join([TracedText.of(`${name}="`), inner, TracedText.of('"')]);
  }
  const folder = /^(?:cd|chdir|pushd)\s+(?:\/d\s+)?"?([^"\n]+?)"?\s*$/i.exec(text)?.[1];
  if (folder !== undefined) {
    const from = line.from + text.indexOf(folder);
    return TracedText.join([
      TracedText.of('cd "'),
      words(source, { from, to: from + folder.length }),
      TracedText.of('"'),
    ]);
  }
  if (!PROGRAMS.test(text)) return null;
  const called = /^call\s+/i.exec(text)?.[0].length ?? 0;
  return words(source, { from: line.from + called, to: line.to });
}

/** `%NAME%`, `!NAME!`, `^` at a line's end and before a sign, folders with backslashes. */
const SIGNS = /%~dp0\\?|%(\w+)%|!(\w+)!|%%|\^\s*\r?\n|\^(.)|\\(?!")|[$`]/g;

function words(source: Source, line: Line, dropped: RegExp | null = null): TracedText {
  const signs = dropped ? new RegExp(`${SIGNS.source}|${dropped.source}`, 'g') : SIGNS;
  return changed(source, line, signs, ([whole, variable, delayed, sign]) => {
    const name = variable ?? delayed;
    if (name !== undefined) return `\${${name}}`;
    if (/^%~dp0/.test(whole)) return './';
    if (whole === '%%') return '%';
    if (sign !== undefined) return sign;
    if (whole.startsWith('^')) return ' \\\n';
    if (whole === '\\') return '/';
    return whole === '"' ? '' : `\\${whole}`;
  });
}
