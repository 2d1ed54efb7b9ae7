/** A line of a recipe, and the targets that it is for. */
export interface TargetLine {
  readonly text: string;
  readonly targets: readonly string[];
}

export interface Rule {
  readonly targets: readonly string[];
  /** what is made before them */
  readonly before: readonly string[];
  /** where the recipe begins that stands on the same line; null where none does */
  readonly recipe: number | null;
}

/** `deploy: build plan; az …`; null for what is no rule. */
export function ruleOf(text: string): Rule | null {
  const colon = text.search(/[:#=]/);
  if (colon <= 0 || /^\s/.test(text) || !/^:(?!:{0,2}=)/.test(text.slice(colon, colon + 4))) return null;
  const start = colon + (text[colon + 1] === ':' ? 2 : 1);
  const length = text.slice(start).search(/[#;]/);
  const end = length < 0 ? text.length : start + length;
  const [sign = null] = /^;[\t @+-]*/.exec(text.slice(end)) ?? [];
  return {
    targets: text.slice(0, colon).trim().split(/\s+/),
    before: text.slice(start, end).split(/\s+/).filter(Boolean),
    recipe: sign === null ? null : end + sign.length,
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
  const links = new Links(before);
  const writers = new Map<string, { readonly line: T; readonly value: string }[]>();
  for (const line of lines)
    for (const { what, value } of writesOf(line.text))
      writers.set(what, [...(writers.get(what) ?? []), { line, value }]);
  return new Set(
    [...writers.values()].flatMap(([first, ...others]) => {
      const apart = others.filter(({ line }) => first && !links.areLinked(first.line.targets, line.targets));
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
  const links = new Links(before);
  const deploying = lines.filter(({ text }) => DEPLOYS.test(text)).flatMap(({ targets }) => targets);
  return lines.filter(({ text, targets }) => !RUNS.test(text) || links.areLinked(deploying, targets));
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

/** What is made before what, each target followed once. */
class Links {
  readonly #before: ReadonlyMap<string, readonly string[]>;
  readonly #reached = new Map<string, ReadonlySet<string>>();
  #callers: ReadonlyMap<string, ReadonlySet<string>> | null = null;

  constructor(before: ReadonlyMap<string, readonly string[]>) {
    this.#before = before;
  }

  /** One is made before the other, or both before a third, so that a call of make may run both. */
  areLinked(some: readonly string[], others: readonly string[]): boolean {
    const leads = (from: readonly string[], to: readonly string[]): boolean =>
      from.some((target) => to.some((one) => this.#reachedFrom(target).has(one)));
    return leads(some, others) || leads(others, some) || this.#areCalledTogether(some, others);
  }

  #areCalledTogether(some: readonly string[], others: readonly string[]): boolean {
    const callers = (targets: readonly string[]): readonly string[] =>
      targets.flatMap((target) => [...(this.#callersOf().get(target) ?? [])]);
    const theirs = new Set(callers(others));
    return callers(some).some((one) => theirs.has(one) && !some.includes(one) && !others.includes(one));
  }

  /** A target with all that is made before it. */
  #reachedFrom(target: string): ReadonlySet<string> {
    const known = this.#reached.get(target);
    if (known) return known;
    const seen = new Set([target]);
    for (const one of seen) for (const next of this.#before.get(one) ?? []) seen.add(next);
    this.#reached.set(target, seen);
    return seen;
  }

  /** By target, those that it is made before; `.PHONY` and its like name targets, and make none of them. */
  #callersOf(): ReadonlyMap<string, ReadonlySet<string>> {
    if (this.#callers) return this.#callers;
    const callers = new Map<string, Set<string>>();
    for (const target of this.#before.keys()) {
      if (target.startsWith('.')) continue;
      for (const one of this.#reachedFrom(target)) callers.set(one, (callers.get(one) ?? new Set()).add(target));
    }
    this.#callers = callers;
    return callers;
  }
}
