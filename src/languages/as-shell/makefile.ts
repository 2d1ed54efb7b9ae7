import type { Source } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { Conditions } from './make-conditions.ts';
import { alternatives, ruleOf, type TargetLine } from './make-targets.ts';
import { changed, type Line, logicalLines } from './pieces.ts';

const CONTINUES = /\\\s*$/;
const VARIABLE = /^(?:export\s+|override\s+)*([A-Za-z_][\w-]*)\s*(\?|:{1,3}|\+|!)?=[^\S\n]*/;
/** What a recipe comes to is followed so far: variables that double one another grow without an end. */
const LONGEST = 100_000;
/** Stands for what make works out and this doesn't. */
const UNKNOWN = '${MAKE_FUNCTION}';

/** What a variable stands for, each time that it is asked for. */
type Variables = Map<string, (within: Within) => TracedText>;

/** The variables whose text is being put together, and how many characters there may still be. */
interface Within {
  readonly names: readonly string[];
  readonly budget: { left: number };
}

const within = (): Within => ({ names: [], budget: { left: LONGEST } });

/**
 * The recipes of a Makefile, one after the other, as a script of bash. A variable's text takes its place before a shell
 * reads the line, quotes and all.
 * https://www.gnu.org/software/make/manual/make.html
 */
export function makefileAsShell(source: Source): TracedText {
  const variables: Variables = new Map();
  const recipes: (Line & TargetLine & { readonly perhaps: boolean })[] = [];
  const before = new Map<string, readonly string[]>();
  let targets: readonly string[] = [];
  const conditions = new Conditions((text) => meaning(text, variables));
  for (const line of logicalLines(source, CONTINUES)) {
    const text = source.text.slice(line.from, line.to);
    if (!text.startsWith('\t') && conditions.take(text)) continue;
    const { read } = conditions;
    const from = line.from + (/^\t[\t @+-]*/.exec(text)?.[0].length ?? 0);
    if (read === 'no') continue;
    const rule = text.startsWith('\t') || VARIABLE.test(text) ? null : ruleOf(text);
    if (rule) {
      targets = rule.targets;
      for (const one of targets) before.set(one, [...(before.get(one) ?? []), ...rule.before]);
    } else if (!text.startsWith('\t')) define(text, line.from, source, variables, read === 'perhaps');
    else if (from < line.to && source.text[from] !== '#')
      recipes.push({ from, to: line.to, text: source.text.slice(from, line.to), targets, perhaps: read === 'perhaps' });
  }
  // make reads the whole file before it runs a recipe; each line has a shell of its own
  const chosen = alternatives(recipes, before);
  return TracedText.join(
    recipes.flatMap((line) => {
      const target = chosen.has(line) ? `[ "\${MAKE_TARGET}" = ${line.targets[0]} ]` : '[ "${MAKE_CONDITION}" ]';
      const isAsked = line.perhaps || chosen.has(line);
      return [
        TracedText.of(isAsked ? `(if ${target}; then\n` : '('),
        expanded(source, line, variables),
        TracedText.of(isAsked ? '\nfi)\n' : '\n)\n'),
      ];
    }),
  );
}

/** A text of a condition, whose variables the file sets; null where it doesn't. */
function meaning(text: string, variables: Variables): string | null {
  let known = true;
  const whole = text.replace(SIGNS, (sign, round, curly) => {
    const value = variables.get(round ?? curly ?? '')?.(within());
    if (!value?.known || value.string.includes('$')) known = false;
    return value?.string ?? sign;
  });
  return known ? whole.trim() : null;
}

function define(text: string, start: number, source: Source, variables: Variables, perhaps: boolean): void {
  const [head = '', name, how] = VARIABLE.exec(text) ?? [];
  if (name === undefined || how === '!' || (how === '?' && variables.has(name))) return;
  const value = text
    .slice(head.length)
    .replace(/(?<!\\)#.*$/s, '')
    .trimEnd();
  const line = { from: start + head.length, to: start + head.length + value.length };
  const later = (inside: Within): TracedText =>
    perhaps || inside.names.includes(name)
      ? TracedText.of(UNKNOWN)
      : expanded(source, line, variables, { ...inside, names: [...inside.names, name] });
  const now = how?.startsWith(':') ? later(within()) : null;
  const before = how === '+' ? variables.get(name) : undefined;
  variables.set(name, (inside) =>
    before ? TracedText.join([before(inside), TracedText.of(' '), later(inside)]) : (now ?? later(inside)),
  );
}

/** `$(NAME)`, `${NAME}`, `$(shell …)`, `$$`, `$@`, and the backslash of a line that goes on. */
const SIGNS = /\$\$|\$\(([A-Za-z_][\w-]*)\)|\$\{([A-Za-z_][\w-]*)\}|\$\(shell\s|\$\([^()]*\)|\$[@<^*?%+|]|\\\r\n/g;

function expanded(source: Source, line: Line, variables: Variables, inside = within()): TracedText {
  inside.budget.left -= line.to - line.from;
  if (inside.budget.left < 0) return TracedText.of(UNKNOWN);
  return changed(source, line, SIGNS, ([whole, round, curly]) => {
    if (whole === '$$') return '$';
    if (whole.startsWith('\\')) return '\\\n';
    const name = round ?? curly;
    const value = name === undefined ? undefined : variables.get(name);
    if (value) return value(inside);
    // what the file doesn't set is taken from the environment
    if (name !== undefined) return `\${${name.replace(/-/g, '_')}}`;
    return /^\$\(shell\s/.test(whole) ? '$(' : UNKNOWN;
  });
}
