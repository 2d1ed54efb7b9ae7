import type { TracedText } from '../../text/traced.ts';
import { builtIn, string, type Value, written } from '../../value/value.ts';
import type { Variable } from './process.ts';

/**
 * The variables of a shell. Those of a subshell are laid over its parent's, which stays as it is while the subshell runs: most
 * subshells read a few and change none.
 */
export class Variables implements Iterable<readonly [string, Variable]> {
  readonly #below: Variables | null;
  /** null: taken away */
  readonly #own = new Map<string, Variable | null>();
  /** what is exported was changed here */
  #exportsOwn = false;
  #environment: ReadonlyMap<string, Value> | null = null;

  constructor(below: Variables | null = null) {
    this.#below = below;
  }

  get(name: string): Variable | undefined {
    const own = this.#own.get(name);
    return own === undefined ? this.#below?.get(name) : (own ?? undefined);
  }

  set(name: string, variable: Variable): void {
    if (variable.exported || this.get(name)?.exported) this.#changeExports();
    this.#own.set(name, variable);
  }

  delete(name: string): void {
    if (this.get(name)?.exported) this.#changeExports();
    if (this.#below) this.#own.set(name, null);
    else this.#own.delete(name);
  }

  *[Symbol.iterator](): Iterator<readonly [string, Variable]> {
    if (this.#below)
      for (const [name, variable] of this.#below) {
        const own = this.#own.get(name);
        if (own !== null) yield [name, own ?? variable];
      }
    for (const [name, variable] of this.#own) if (variable && !this.#below?.get(name)) yield [name, variable];
  }

  /** All that a program started from here would get. */
  environment(): ReadonlyMap<string, Value> {
    if (this.#below && !this.#exportsOwn) return this.#below.environment();
    this.#environment ??= new Map([...this].flatMap(exported));
    return this.#environment;
  }

  #changeExports(): void {
    this.#exportsOwn = true;
    this.#environment = null;
  }
}

function exported([name, variable]: readonly [string, Variable]): readonly (readonly [string, Value])[] {
  if (!variable.exported || variable.items) return [];
  if (variable.value) return [[name, variable.value]];
  return variable.text ? [[name, exportedValue(variable.text)]] : [];
}

function exportedValue(text: TracedText): Value {
  const at = text.spanOf();
  return string(text, at ? written(at) : builtIn('the shell'));
}
