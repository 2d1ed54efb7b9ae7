import type { Span } from '../../text/source.ts';
import { notSo, partsOf } from '../../value/condition.ts';
import type { Jumps } from './jumps.ts';
import type { Scope } from './scope.ts';
import { afterSuccess, askedForEmptiness, hangsOnDefault, truthByDefault, truthOf } from './truth.ts';
import type { Variables } from './words.ts';

/** An `if` whose `elseif` or `else` may follow. */
interface Branches {
  /** what variables held before it */
  readonly before: Variables;
  /** its conditions so far, of which nothing is known */
  readonly conditions: readonly string[];
  /** one of its blocks is sure to run, so no other does */
  readonly taken: boolean;
  /** a block before it only asked what stands already */
  readonly asked: boolean;
  /** one of its blocks is the one that runs where parameters have their defaults; null: nobody knows */
  readonly byDefault: boolean | null;
}

export interface Branch {
  readonly keyword: string;
  /** its condition, as written */
  readonly asked: string;
  /** the condition of the block around it; null: it always runs */
  readonly outer: string | null;
  readonly place: Span | null;
  /** the command before it */
  readonly last: string;
  /** its block tells of a mistake */
  readonly complains: boolean;
}

export function isBranch(keyword: string): boolean {
  return /^(if|elseif|else)$/.test(keyword);
}

/** Which blocks of each `if` run, and on what condition. */
export class Choices {
  readonly #scope: Scope;
  readonly #jumps: Jumps;
  #branches: Branches | null = null;

  constructor(scope: Scope, jumps: Jumps) {
    this.#scope = scope;
    this.#jumps = jumps;
  }

  block({ keyword, asked, outer, place, last, complains }: Branch, run: (condition: string | null) => void): void {
    const isElse = keyword === 'else';
    const follows = keyword === 'if' ? null : this.#branches;
    const before = follows?.before ?? new Map(this.#scope.variables);
    const conditions = follows?.conditions ?? [];
    const others = conditions.map(notSo);
    const standing = !isElse && this.#scope.isStanding(asked, last);
    const truth = isElse || standing ? null : (afterSuccess(asked) ?? truthOf(asked, this.#scope));
    const holds = isElse
      ? notYet(follows)
      : standing
        ? null
        : follows?.byDefault
          ? false
          : truthByDefault(asked, this.#scope);
    const first = conditions.length === 0 && !follows?.asked;
    // `if (-not $Force) { …; exit 1 }`: somebody gives it
    const guards = complains && hangsOnDefault(asked, this.#scope);
    const taken = first && ((truth === true && !guards) || (isElse && follows !== null));
    const own = isElse || standing ? [] : [asked];
    this.#branches = {
      before,
      conditions: truth === null ? [...conditions, ...own] : conditions,
      taken: follows?.taken || taken,
      asked: follows?.asked || standing,
      byDefault: follows?.byDefault || holds || (follows?.byDefault === null || holds === null ? null : false),
    };
    const skipped = follows?.taken || truth === false;
    const branches = isElse ? null : this.#branches;
    if (taken && !skipped) run(outer);
    else if (!skipped) {
      const when = allOf([...others, ...own]);
      const outside = this.#scope.variables;
      const goesOn = complains || this.#scope.goesOn(asked) || holds === false;
      let inside = outside;
      const isLeft = this.#jumps.maybe(when, () =>
        this.#scope.maybe(before, place, () => {
          run(allOf([outer, when]));
          inside = this.#scope.variables;
          if (goesOn && this.#jumps.leaving !== null) this.#jumps.leaving = 'failure';
        }),
      );
      // whatever comes after it has not been through it
      if (isLeft) this.#scope.variables = outside;
      else if (holds !== null) this.#scope.assume(holds ? inside : outside, before, inside);
      if (standing) this.#scope.keep(before);
      const filled = askedForEmptiness(asked);
      if (filled !== null) this.#scope.keep(before, filled);
    }
    this.#branches = branches;
  }
}

/** Of an `else`. */
function notYet(follows: Branches | null): boolean | null {
  return follows === null || follows.byDefault === null ? null : !follows.byDefault;
}

export function allOf(conditions: readonly (string | null)[]): string | null {
  const parts = conditions.flatMap((condition) => (condition === null ? [] : partsOf(condition)));
  return [...new Set(parts)].join(' and ') || null;
}
