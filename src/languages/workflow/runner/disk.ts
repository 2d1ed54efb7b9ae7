import { notSo, partsOf } from '../../../value/condition.ts';
import { SOMETIMES } from '../../shell/merge.ts';
import { negated } from '../expression/logic.ts';
import type { RunCondition } from '../run-types.ts';
import type { RunnerFiles } from './files.ts';
import { onCondition } from './on-condition.ts';

/** @param sure it is sure to happen */
type Apply = (files: RunnerFiles, sure: boolean) => RunnerFiles;

/** In more cases than these the disk is told apart no further. */
const MOST_CASES = 24;

/**
 * The runner's disk in each case: what is done on a condition has been done for whatever runs on the same condition,
 * has not been done for what runs in the other case, and leaves it unknown for all else.
 */
export class RunnerDisk {
  readonly #start: RunnerFiles;
  readonly #changes: { readonly parts: readonly string[]; readonly apply: Apply }[] = [];
  /** what changes hang on */
  readonly #mentioned = new Set<string>();
  readonly #cases = new Map<string, { readonly files: RunnerFiles; readonly count: number }>();

  constructor(start: RunnerFiles) {
    this.#start = start;
  }

  /** The disk as it is for what runs on some conditions. */
  at(conditions: readonly RunCondition[]): RunnerFiles {
    const all = everyPart(conditions).filter((part) => part !== SOMETIMES && this.#isMentioned(part));
    const holding = this.#cases.size < MOST_CASES ? all : [];
    const key = holding.sort().join('\n');
    const known = this.#cases.get(key) ?? { files: this.#start, count: 0 };
    const files = this.#changes.slice(known.count).reduce((now, { parts, apply }) => {
      if (parts.some((part) => othersOf(part).some((other) => holding.includes(other)))) return now;
      return apply(
        now,
        parts.every((part) => holding.includes(part)),
      );
    }, known.files);
    this.#cases.set(key, { files, count: this.#changes.length });
    return files;
  }

  change(conditions: readonly RunCondition[], apply: Apply): void {
    const parts = everyPart(conditions);
    for (const part of parts) this.#mentioned.add(part);
    this.#changes.push({ parts, apply });
  }

  /** Changes of which only the whole is known: on a condition, each file that it replaces is the one or the other. */
  replace(conditions: readonly RunCondition[], apply: (files: RunnerFiles) => RunnerFiles): void {
    this.change(conditions, (files, sure) => (sure ? apply(files) : onCondition(files, apply(files))));
  }

  #isMentioned(part: string): boolean {
    return this.#mentioned.has(part) || othersOf(part).some((other) => this.#mentioned.has(other));
  }
}

/** Of several that a text joins by "and", each for itself. */
function everyPart(conditions: readonly RunCondition[]): readonly string[] {
  return [...new Set(conditions.flatMap(({ when, key }) => key ?? partsOf(when)))];
}

/** The other case of a condition, as a shell's label, in words, or as an expression. */
function othersOf(part: string): readonly string[] {
  // what is left out of its words may be another thing each time
  if (part.includes('…')) return [];
  return [notSo(part), negated(part)];
}
