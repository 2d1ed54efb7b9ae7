import type { Source } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { changed, type Line, logicalLines } from './pieces.ts';

const CONTINUES = /\\\s*$/;
const VARIABLE = /^(?:export\s+|override\s+)*([A-Za-z_][\w-]*)\s*(\?|:{1,3}|\+|!)?=[^\S\n]*/;

/**
 * The recipes of a Makefile, one after the other, as a script of bash; its variables as the shell's.
 * https://www.gnu.org/software/make/manual/make.html
 */
export function makefileAsShell(source: Source): TracedText {
  const parts: TracedText[] = [];
  const add = (...more: readonly TracedText[]): void => void parts.push(...more, TracedText.of('\n'));
  for (const line of logicalLines(source, CONTINUES)) {
    const text = source.text.slice(line.from, line.to);
    if (text.startsWith('\t')) {
      const from = line.from + (text.length - text.replace(/^[\t @+-]+/, '').length);
      // each line has a shell of its own
      if (from < line.to) add(TracedText.of('('), words(source, { from, to: line.to }), TracedText.of('\n)'));
      continue;
    }
    const [head, name, how] = VARIABLE.exec(text) ?? [];
    if (head === undefined || name === undefined || name.includes('-') || how === '!') continue;
    const value = text
      .slice(head.length)
      .replace(/\s+#.*$/, '')
      .trimEnd();
    const from = line.from + head.length;
    const inner = words(source, { from, to: from + value.length }, true);
    add(TracedText.of(`export ${name}${how === '+' ? '+' : ''}="${how === '+' ? ' ' : ''}`), inner, TracedText.of('"'));
  }
  return TracedText.join(parts);
}

/** `$(NAME)`, `${NAME}`, `$(shell …)`, `$$`, `$@`; a `"` of a value stays one. */
const SIGNS = /\$\$|\$[({]([A-Za-z_]\w*)[)}]|\$\(shell\s|\$\([^()]*\)|\$[@<^*?%+|]|["`]/g;

function words(source: Source, line: Line, quoted = false): TracedText {
  return changed(source, line, SIGNS, ([whole, name]) => {
    if (whole === '$$') return '$';
    if (name !== undefined) return `\${${name}}`;
    if (whole === '"' || whole === '`') return quoted ? `\\${whole}` : null;
    return /^\$\(shell\s/.test(whole) ? '$(' : '${MAKE_FUNCTION}';
  });
}
