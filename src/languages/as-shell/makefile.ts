import type { Source } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { changed, type Line, logicalLines } from './pieces.ts';

const CONTINUES = /\\\s*$/;
const VARIABLE = /^(?:export\s+|override\s+)*([A-Za-z_][\w-]*)\s*(\?|:{1,3}|\+|!)?=[^\S\n]*/;
/** Variables that stand for others that stand for others are followed so far; make itself refuses a circle. */
const DEEPEST = 20;

/** What a variable stands for, each time that it is asked for. */
type Variables = Map<string, (depth: number) => TracedText>;

/**
 * The recipes of a Makefile, one after the other, as a script of bash. A variable's text takes its place before a shell
 * reads the line, quotes and all.
 * https://www.gnu.org/software/make/manual/make.html
 */
export function makefileAsShell(source: Source): TracedText {
  const variables: Variables = new Map();
  const recipes: Line[] = [];
  for (const line of logicalLines(source, CONTINUES)) {
    const text = source.text.slice(line.from, line.to);
    const from = line.from + (/^\t[\t @+-]*/.exec(text)?.[0].length ?? 0);
    if (!text.startsWith('\t')) define(text, line.from, source, variables);
    else if (from < line.to) recipes.push({ from, to: line.to });
  }
  // make reads the whole file before it runs a recipe; each line has a shell of its own
  const [open, close] = [TracedText.of('('), TracedText.of('\n)\n')];
  return TracedText.join(recipes.flatMap((line) => [open, expanded(source, line, variables), close]));
}

function define(text: string, start: number, source: Source, variables: Variables): void {
  const [head = '', name, how] = VARIABLE.exec(text) ?? [];
  if (name === undefined || how === '!' || (how === '?' && variables.has(name))) return;
  const value = text
    .slice(head.length)
    .replace(/\s+#.*$/, '')
    .trimEnd();
  const line = { from: start + head.length, to: start + head.length + value.length };
  const later = (depth: number): TracedText => expanded(source, line, variables, depth);
  const now = how?.startsWith(':') ? later(0) : null;
  const before = how === '+' ? variables.get(name) : undefined;
  variables.set(name, (depth) =>
    before ? TracedText.join([before(depth), TracedText.of(' '), later(depth)]) : (now ?? later(depth)),
  );
}

/** `$(NAME)`, `${NAME}`, `$(shell …)`, `$$`, `$@`, and the backslash of a line that goes on. */
const SIGNS = /\$\$|\$\(([A-Za-z_][\w-]*)\)|\$\{([A-Za-z_][\w-]*)\}|\$\(shell\s|\$\([^()]*\)|\$[@<^*?%+|]/g;

function expanded(source: Source, line: Line, variables: Variables, depth = 0): TracedText {
  return changed(source, line, SIGNS, ([whole, round, curly]) => {
    if (whole === '$$') return '$';
    const name = round ?? curly;
    const value = name === undefined || depth > DEEPEST ? undefined : variables.get(name);
    if (value) return value(depth + 1);
    // what the file doesn't set is taken from the environment
    if (name !== undefined) return `\${${name.replace(/-/g, '_')}}`;
    return /^\$\(shell\s/.test(whole) ? '$(' : '${MAKE_FUNCTION}';
  });
}
