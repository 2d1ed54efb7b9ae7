/** A line of a recipe, and the targets that it is for. */
export interface TargetLine {
  readonly text: string;
  readonly targets: readonly string[];
}

const RULE = /^([^\s:#=][^:#=]*?)\s*::?(?!=)([^#;]*)/;

export interface Rule {
  readonly targets: readonly string[];
  /** what is made before them */
  readonly before: readonly string[];
  /** where the recipe begins that stands on the same line; null where none does */
  readonly recipe: number | null;
}

/** `deploy: build plan; az …`; null for what is no rule. */
export function ruleOf(text: string): Rule | null {
  const [whole = '', targets = '', before = ''] = RULE.exec(text) ?? [];
  if (targets === '') return null;
  const [sign = null] = /^;[\t @+-]*/.exec(text.slice(whole.length)) ?? [];
  return {
    targets: targets.split(/\s+/),
    before: before.split(/\s+/).filter(Boolean),
    recipe: sign === null ? null : whole.length + sign.length,
  };
}

/** `$(MAKE) tune`: the targets that a line of a recipe makes by another call of make. */
export function madeBy(text: string): readonly string[] {
  const [, words = ''] = /^\$[({]MAKE[)}]\s+([^;&|\n]*)/.exec(text) ?? [];
  return words.split(/\s+/).filter((word) => /^[A-Za-z][\w.-]*$/.test(word));
}

/**
 * The lines that do the same as one of another target with other values (`scale-up`, `scale-down`): which of them are run
 * is for who calls make to say. The first stands for what is usual.
 * @param before what is made before each target
 */
export function alternatives<T extends TargetLine>(
  lines: readonly T[],
  before: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<T> {
  const writers = new Map<string, { readonly line: T; readonly value: string }[]>();
  for (const line of lines)
    for (const { what, value } of writesOf(line.text))
      writers.set(what, [...(writers.get(what) ?? []), { line, value }]);
  return new Set(
    [...writers.values()].flatMap(([first, ...others]) => {
      const apart = others.filter(({ line }) => first && !areLinked(first.line.targets, line.targets, before));
      return apart.some(({ value }) => value !== first?.value) ? apart.map(({ line }) => line) : [];
    }),
  );
}

/**
 * The lines without those of targets that are made apart from all that deploy, and that only run something (`run: ; python app.py`):
 * nothing that is deployed waits for them.
 * @param before what is made before each target
 */
export function withoutOtherWork<T extends TargetLine>(
  lines: readonly T[],
  before: ReadonlyMap<string, readonly string[]>,
): readonly T[] {
  const deploying = lines.filter(({ text }) => DEPLOYS.test(text)).flatMap(({ targets }) => targets);
  return lines.filter(({ text, targets }) => !RUNS.test(text) || areLinked(deploying, targets, before));
}

/** A line that deploys, or calls a script that may. */
export const DEPLOYS = /\b(?:az|azd)\s|\.azurewebsites\.|\bgit\s+push\b|\.(?:sh|bash)\b/;
const RUNS =
  /^(?:[\w./-]+\/)?(?:python[\d.]*|flask|uvicorn|gunicorn|streamlit|hypercorn|daphne|npm|npx|yarn|node)\s[^>|&;]*$/;

/** What a command writes that decides how an app runs: its command, or the size of its plan. */
function writesOf(text: string): readonly { readonly what: string; readonly value: string }[] {
  if (!/^\s*az\s/.test(text)) return [];
  const of = (option: RegExp): string | undefined => option.exec(text)?.[1];
  const name = of(/\s(?:--name|-n)[= ]+(\S+)/) ?? '';
  const [command, sku] = [of(/\s--startup-file[= ]+("[^"]*"|'[^']*'|\S+)/), of(/\s--sku[= ]+(\S+)/)];
  return [
    ...(command === undefined ? [] : [{ what: `command of ${name}`, value: command }]),
    ...(sku !== undefined && /\sappservice\s+plan\s/.test(text) ? [{ what: `size of ${name}`, value: sku }] : []),
  ];
}

/** One is made before the other, so that a call of make may run both. */
function areLinked(
  some: readonly string[],
  others: readonly string[],
  before: ReadonlyMap<string, readonly string[]>,
): boolean {
  const leads = (from: readonly string[], to: readonly string[]): boolean => {
    const seen = new Set(from);
    for (const target of seen) for (const one of before.get(target) ?? []) seen.add(one);
    return to.some((target) => seen.has(target));
  };
  const isCalledTogether = [...before].some(
    ([target]) =>
      // `.PHONY` and its like name targets, and make none of them
      !target.startsWith('.') &&
      leads([target], some) &&
      leads([target], others) &&
      !some.includes(target) &&
      !others.includes(target),
  );
  return leads(some, others) || leads(others, some) || isCalledTogether;
}
