import type { Py } from './values.ts';

/** Names and their values: of a module, of a class's body, or of a call. */
export class Scope {
  readonly names = new Map<string, Py>();
  readonly outer: Scope | null;
  readonly kind: 'module' | 'class' | 'call';
  /** names that a function assigns somewhere, so that they are its own from its start */
  readonly own: ReadonlySet<string>;
  /** names that a function took from the module by `global`, or from a function around it by `nonlocal` */
  readonly borrowed = new Map<string, 'global' | 'nonlocal'>();

  constructor(kind: Scope['kind'], outer: Scope | null, own: ReadonlySet<string> = new Set()) {
    this.kind = kind;
    this.outer = outer;
    this.own = own;
  }

  /** null: nobody has set it; 'unset': it is a function's own, and not set yet */
  get(name: string): Py | 'unset' | null {
    const borrowed = this.borrowed.get(name);
    if (borrowed === 'global') return this.module.names.get(name) ?? null;
    const here = borrowed ? undefined : this.names.get(name);
    if (here) return here;
    if (!borrowed && this.own.has(name)) return 'unset';
    return this.around?.get(name) ?? null;
  }

  set(name: string, value: Py): void {
    const borrowed = this.borrowed.get(name);
    if (borrowed === 'global') this.module.names.set(name, value);
    else if (borrowed === 'nonlocal') this.#owner(name)?.names.set(name, value);
    else this.names.set(name, value);
  }

  /** @returns whether there was one */
  delete(name: string): boolean {
    const borrowed = this.borrowed.get(name);
    if (borrowed === 'global') return this.module.names.delete(name);
    return (borrowed === 'nonlocal' ? this.#owner(name) : this)?.names.delete(name) ?? false;
  }

  /** The function around this one that a `nonlocal` name belongs to. */
  #owner(name: string): Scope | null {
    let scope = this.around;
    while (scope && !scope.names.has(name) && !scope.own.has(name)) scope = scope.around;
    return scope;
  }

  get module(): Scope {
    return this.outer ? this.outer.module : this;
  }

  /** The scope in which names that aren't here are looked for: a class's names aren't seen by its functions. */
  get around(): Scope | null {
    let scope = this.outer;
    while (scope?.kind === 'class') scope = scope.outer;
    return scope;
  }
}
