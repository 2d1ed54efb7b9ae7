import type { Confidence, Severity } from '../../rules/rule.ts';

/**
 * All that a reviewer gets to read, as data: of the run, of what is different from before, and of where things stand. What is
 * secret is masked in it already; everything else is as the repository has it, so that whoever writes it has to escape it.
 */
export interface Review {
  readonly version: 1;
  /** null: compared with before; else why not, or '' where nothing is to be said of it */
  readonly noBase: string | null;
  /** those of now in their order, then those that are gone */
  readonly deployments: readonly ReviewedDeployment[];
  readonly findings: readonly ReviewedFinding[];
  /** how many findings there were before and aren't any more */
  readonly fixed: number;
  /** findings of pedantic rules that were not asked for */
  readonly hidden: number;
  readonly filesRead: number;
  readonly lookedFor: readonly string[];
  readonly unknowns: readonly ReviewedUnknown[];
  readonly notes: readonly { readonly place: Place; readonly message: string }[];
}

/** A place in the commit that a reader is shown. */
export interface Place {
  /** from the repository's root */
  readonly path: string;
  /** null: the file as a whole, or a line that this commit doesn't have */
  readonly line: number | null;
  readonly endLine: number | null;
}

export interface ReviewedDeployment {
  readonly app: string;
  readonly environment: string | null;
  readonly condition: string | null;
  /** against before; null where that isn't known */
  readonly change: 'same' | 'changed' | 'added' | 'removed' | null;
  readonly plan: string;
  readonly launch:
    | { readonly kind: 'refused'; readonly why: string }
    /** assumed: only if no command is set on the site */
    | { readonly kind: 'starts'; readonly command: string; readonly assumed: boolean };
  /** a number, "no fixed limit", or why it isn't known */
  readonly requests: string;
  readonly arithmetic: string | null;
  /** what is found of it */
  readonly findings: readonly { readonly rule: string; readonly severity: Severity }[];
  /** rules that found something of it before, and don't any more */
  readonly fixed: readonly string[];
  /** what all apps of its plan ask for and what the plan leaves, in MiB, where that is too much; else null */
  readonly memory: { readonly asked: number; readonly left: number } | null;
  readonly values: readonly ValueChange[];
  readonly origins: readonly Origin[];
  /** what was assumed or concluded, a sentence each */
  readonly remarks: readonly string[];
}

/** A value that is another one now, both as a person would write them. */
export interface ValueChange {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** Where a value comes from: a place, or the words for who else set it. */
export interface Origin {
  readonly what: string;
  readonly value: string;
  readonly from: Place | string;
}

export interface ReviewedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** against before; false where that isn't known */
  readonly isNew: boolean;
  readonly place: Place;
  readonly app: string;
  readonly environments: readonly (string | null)[];
  readonly condition: string | null;
  readonly message: string;
  readonly related: readonly { readonly message: string; readonly place: Place }[];
  readonly fix: { readonly title: string; readonly command: string | null } | null;
}

export interface ReviewedUnknown {
  readonly reason: string;
  readonly count: number;
  /** `path:line` of the first */
  readonly place: string | null;
}

/** What `requests at once` is called among the values that change. */
export const REQUESTS = 'requests at once';

/** Whether anything is another than before that a reader would want to know. */
export function isChanged({ deployments, findings, fixed }: Review): boolean {
  return (
    fixed > 0 ||
    findings.some(({ isNew }) => isNew) ||
    deployments.some(({ change }) => change !== null && change !== 'same')
  );
}
