import type { Source } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { Conditions } from './make-conditions.ts';
import { printedOnce } from './make-shell.ts';
import { alternatives, DEPLOYS, madeBy, ruleOf, type TargetLine, withoutOtherWork } from './make-targets.ts';
import { changed, type Line, logicalLines, notWorkedOut } from './pieces.ts';

const CONTINUES = /\\\s*$/;
const VARIABLE = /^(?:export\s+|override\s+)*([A-Za-z_][\w-]*)\s*(\?|:{1,3}|\+|!)?=[^\S\n]*/;
const INCLUDES = /^(?:include|-include|sinclude)\s+([^#\n]*?)\s*(?:#.*)?$/;
/** Files that include one another twice each are read more often at each step. */
const MOST_INCLUDED = 100;
/** What a recipe comes to is followed so far: variables that double one another grow without an end. */
const LONGEST = 100_000;

/** What a variable stands for, each time that it is asked for. */
type Variables = Map<string, (within: Within) => TracedText>;

/** The variables whose text is being put together, and how many characters there may still be. */
interface Within {
  readonly names: readonly string[];
  readonly budget: { left: number };
}

const fromHere = (): Within => ({ names: [], budget: { left: LONGEST } });

/** A line of a recipe, and the file that it stands in. */
interface RecipeLine extends Line, TargetLine {
  readonly source: Source;
  /** it is only there if something holds that isn't known */
  readonly perhaps: boolean;
  /** `-rm …`: it may fail */
  readonly ignoresErrors: boolean;
}

/** What is read of a Makefile, and of those that it includes. */
interface Makefile {
  readonly variables: Variables;
  readonly recipes: RecipeLine[];
  /** what is made before each target */
  readonly before: Map<string, readonly string[]>;
  /** the file of the repository that an `include` names; null where it can't be read */
  readonly file: (written: string) => Source | null;
  /** how many files were included, and whether one can't be read, which may set any variable */
  readonly includes: { count: number; unread: boolean };
  /** what a shell prints for `NAME := $(shell …)`: it is asked once, as the file is read */
  readonly asked: TracedText[];
}

/**
 * The recipes of a Makefile, one after the other, as a script of bash. A variable's text takes its place before a shell
 * reads the line, quotes and all.
 * https://www.gnu.org/software/make/manual/make.html
 * @param file what an `include` names, seen from the folder in which make is called; null where that can't be read
 */
export function makefileAsShell(source: Source, file: (written: string) => Source | null = () => null): TracedText {
  const makefile: Makefile = {
    variables: new Map(),
    recipes: [],
    before: new Map(),
    file,
    includes: { count: 0, unread: false },
    asked: [],
  };
  readMakefile(source, makefile, [source.path]);
  const { before, variables, asked } = makefile;
  const recipes = withoutOtherWork(makefile.recipes, before);
  // make reads all files before it runs a recipe; each line has a shell of its own
  const chosen = alternatives(recipes, before);
  return TracedText.join([
    ...asked,
    ...recipes.flatMap((line) => {
      const target = chosen.has(line) ? `[ "\${MAKECMDGOALS}" = ${line.targets[0]} ]` : '[ "${MAKE_CONDITION}" ]';
      const isAsked = line.perhaps || chosen.has(line);
      // make ends where a line fails; of what has nothing to do with a deployment, nobody minds
      const [begin, end] = line.ignoresErrors || !DEPLOYS.test(line.text) ? ['', ''] : ['set -e\n', 'set +e\n'];
      return [
        TracedText.of(isAsked ? `${begin}(if ${target}; then\n` : `${begin}(`),
        expanded(line.source, line, variables),
        TracedText.of(isAsked ? `\nfi)\n${end}` : `\n)\n${end}`),
      ];
    }),
  ]);
}

function readMakefile(source: Source, makefile: Makefile, including: readonly string[]): void {
  const { variables, recipes, before, includes } = makefile;
  const conditions = new Conditions(variables, (text) => meaning(text, variables));
  let targets: readonly string[] = [];
  const recipe = ({ from, to }: Line, perhaps: boolean): void => {
    const text = source.text.slice(from, to);
    if (text === '' || text.startsWith('#')) return;
    const ignoresErrors = /-[\t @+-]*$/.test(source.text.slice(Math.max(0, from - 8), from));
    recipes.push({ from, to, text, targets, source, perhaps, ignoresErrors });
    for (const target of targets) before.set(target, [...(before.get(target) ?? []), ...madeBy(text)]);
  };
  for (const line of logicalLines(source, CONTINUES)) {
    const text = source.text.slice(line.from, line.to);
    if (!text.startsWith('\t') && conditions.take(text)) continue;
    const perhaps = conditions.read === 'perhaps';
    if (conditions.read === 'no') continue;
    const included = INCLUDES.exec(text)?.[1];
    const rule = text.startsWith('\t') || VARIABLE.test(text) || included !== undefined ? null : ruleOf(text);
    if (included !== undefined) {
      for (const name of meaning(included, variables)?.split(/\s+/) ?? [included]) {
        const other = includes.count < MOST_INCLUDED ? makefile.file(name) : null;
        includes.count += 1;
        if (!other) includes.unread = true;
        else if (!including.includes(other.path)) readMakefile(other, makefile, [...including, other.path]);
      }
    } else if (rule) {
      targets = rule.targets;
      for (const one of targets) before.set(one, [...(before.get(one) ?? []), ...rule.before]);
      if (rule.recipe !== null) recipe({ from: line.from + rule.recipe, to: line.to }, perhaps);
    } else if (text.startsWith('\t'))
      recipe({ from: line.from + (/^\t[\t @+-]*/.exec(text)?.[0].length ?? 0), to: line.to }, perhaps);
    else define(text, line.from, source, makefile, perhaps);
  }
}

/** A text that is known already takes its share of what a recipe may come to. */
function charged(text: TracedText, name: string, { budget }: Within): TracedText {
  budget.left -= text.length;
  return budget.left < 0 ? notWorkedOut(name, 'Makefile') : text;
}

/** What only Windows sets, which has no bash to run the recipes with. */
const BESIDES: ReadonlyMap<string, TracedText> = new Map([['OS', TracedText.empty]]);

/** A text of a condition, whose variables the file sets; null where it doesn't. */
function meaning(text: string, variables: Variables): string | null {
  let known = true;
  const whole = text.replace(SIGNS, (sign, round, curly) => {
    const name = round ?? curly ?? '';
    const value = variables.get(name)?.(fromHere()) ?? BESIDES.get(name);
    if (!value?.known || value.string.includes('$')) known = false;
    return value?.string ?? sign;
  });
  return known ? whole.trim() : null;
}

function define(
  text: string,
  start: number,
  source: Source,
  { variables, includes, asked }: Makefile,
  perhaps: boolean,
): void {
  const [head = '', name, how] = VARIABLE.exec(text) ?? [];
  if (name === undefined || how === '!' || (how === '?' && variables.has(name))) return;
  const value = text
    .slice(head.length)
    .replace(/(?<!\\)#.*$/s, '')
    .trimEnd();
  const line = { from: start + head.length, to: start + head.length + value.length };
  const later = (inside: Within): TracedText =>
    perhaps || inside.names.includes(name)
      ? notWorkedOut(name, 'Makefile')
      : expanded(source, line, variables, { ...inside, names: [...inside.names, name] });
  const now = how?.startsWith(':') ? printedOnce(later(fromHere()), asked) : null;
  const elsewhere = includes.unread ? () => notWorkedOut(name, 'Makefile') : undefined;
  const before = how === '+' ? (variables.get(name) ?? elsewhere) : undefined;
  variables.set(name, (inside) =>
    before
      ? TracedText.join([before(inside), TracedText.of(' '), later(inside)])
      : now
        ? charged(now, name, inside)
        : later(inside),
  );
}

/** Functions of make: what they give isn't worked out. https://www.gnu.org/software/make/manual/html_node/Functions.html */
const FUNCTION =
  '(?:subst|patsubst|strip|findstring|filter|filter-out|sort|word|wordlist|words|firstword|lastword|dir|notdir|suffix|basename|addsuffix|addprefix|join|wildcard|realpath|abspath|error|warning|info|if|or|and|intcmp|foreach|call|let|value|eval|origin|flavor|file|guile)';
/** With brackets within brackets, as far as people go. */
const CALL = String.raw`\$\(${FUNCTION}\s(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\$\{(?:shell|${FUNCTION})\s(?:[^{}]|\{[^{}]*\})*\}`;
/** `$(NAME)`, `${NAME}`, `$(shell …)`, `$$`, `$@`, and the backslash of a line that goes on. */
const SIGNS = new RegExp(
  String.raw`\$\$|\$\(([A-Za-z_][\w-]*)\)|\$\{([A-Za-z_][\w-]*)\}|${CALL}|\$\(shell\s|\$\([^()]*\)|\$[@<^*?%+|]|\\\r\n`,
  'g',
);

function expanded(source: Source, line: Line, variables: Variables, inside = fromHere()): TracedText {
  inside.budget.left -= line.to - line.from;
  if (inside.budget.left < 0) return notWorkedOut(inside.names[0] ?? 'a variable', 'Makefile');
  return changed(source, line, SIGNS, ([whole, round, curly]) => {
    if (whole === '$$') return '$';
    if (whole.startsWith('\\')) return '\\\n';
    const name = round ?? curly;
    const value = name === undefined ? undefined : variables.get(name);
    if (value) return value(inside);
    // what the file doesn't set is taken from the environment
    if (name !== undefined) return `\${${name.replace(/-/g, '_')}}`;
    return /^\$\(shell\s/.test(whole) ? '$(' : notWorkedOut(whole, 'Makefile');
  });
}
