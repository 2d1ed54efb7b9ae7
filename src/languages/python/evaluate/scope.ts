import type { Py } from './values.ts';

/** Names and their values: of a module, or of a function inside of one. */
export class Scope {
  readonly names = new Map<string, Py>();
  readonly outer: Scope | null;
  /** names that a function took from the module by `global` */
  readonly globals = new Set<string>();

  constructor(outer: Scope | null) {
    this.outer = outer;
  }

  get(name: string): Py | null {
    return this.names.get(name) ?? this.outer?.get(name) ?? null;
  }

  set(name: string, value: Py): void {
    if (this.globals.has(name)) this.module.names.set(name, value);
    else this.names.set(name, value);
  }

  get module(): Scope {
    return this.outer ? this.outer.module : this;
  }
}
