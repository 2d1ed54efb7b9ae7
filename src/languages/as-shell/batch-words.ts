import type { Source } from '../../text/source.ts';
import type { TracedText } from '../../text/traced.ts';
import { changed, type Line, notWorkedOut } from './pieces.ts';

/** `%NAME%`, `!NAME!`, a part of one, arguments, `^` at a line's end and before a sign, folders with backslashes. */
const SIGNS =
  /%~dp0\\?|%~?[a-z]*(\d|\*)|%%~?([a-z])\b|%(\w+)(:[^%\n]*)?%|!(\w+)(:[^!\n]*)?!|%%|\^\s*\r?\n|\^(.)|(?<=\s)(\\)(?=\s*(?:\r?\n|$))|\\(?!")|[$`]/gi;

/**
 * @param how `lower`: as a comparison takes them that has no case; `unquoted`: without the quotes in it. A variable's name has
 * no case anywhere
 */
export function words(
  source: Source,
  line: Line,
  { lower = false, unquoted = false }: { readonly lower?: boolean; readonly unquoted?: boolean } = {},
): TracedText {
  const further = [...(unquoted ? ['"'] : []), ...(lower ? ['[A-Z]'] : [])];
  const signs = further.length === 0 ? SIGNS : new RegExp([SIGNS.source, ...further].join('|'), lower ? 'g' : 'gi');
  return changed(source, line, signs, ([whole, argument, turn, plain, part, delayed, partOfDelayed, sign, alone]) => {
    const name = plain ?? delayed;
    if (/^%~dp0/i.test(whole)) return './';
    if (argument !== undefined) return argument === '*' ? '$*' : `\${${argument}}`;
    if (turn !== undefined) return `\${BATCH_${turn.toUpperCase()}}`;
    if (name !== undefined) {
      const isPart = (part ?? partOfDelayed) !== undefined;
      return isPart ? notWorkedOut(whole, 'batch file') : `\${${name.toUpperCase()}${lower ? ',,' : ''}}`;
    }
    if (whole === '%%') return '%';
    if (sign !== undefined) return sign;
    // at a line's end it continues nothing: it is a word of its own
    if (alone !== undefined) return "'\\'";
    if (whole.startsWith('^')) return ' \\\n';
    if (whole === '\\') return '/';
    if (/^[A-Z]$/.test(whole)) return whole.toLowerCase();
    return whole === '"' ? '' : `\\${whole}`;
  });
}

/** A sum of `set /a`, in which variables may stand without their signs. */
export function sum(source: Source, line: Line): TracedText {
  return changed(source, line, /%%|%(\w+)%|!(\w+)!|[a-z_]\w*/gi, ([whole, plain, delayed]) =>
    whole === '%%' ? '%' : (plain ?? delayed ?? whole).toUpperCase(),
  );
}
