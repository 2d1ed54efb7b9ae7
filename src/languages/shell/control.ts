import type { Status } from './status.ts';

/** `break` or `continue` on its way out of `levels` loops. */
export class LoopExit {
  readonly kind: 'break' | 'continue';
  levels: number;

  constructor(kind: 'break' | 'continue', levels: number) {
    this.kind = kind;
    this.levels = levels;
  }
}

/** `return` on its way out of a function or a sourced file. */
export class Return {
  readonly status: Status;

  constructor(status: Status) {
    this.status = status;
  }
}

/** The end of one shell process. */
export class Exit {
  readonly status: Status;
  /** another program took its place (`exec`): no trap is run */
  readonly replaced: boolean;

  constructor(status: Status, replaced = false) {
    this.status = status;
    this.replaced = replaced;
  }
}

/** A builtin that was called wrongly: dash ends where it is a special one, and goes on after any other. */
export class BuiltinError {
  readonly status: Status;

  constructor(status: Status) {
    this.status = status;
  }
}

/** The end of the present top-level command: what bash does where an expansion fails. */
export class Discard {
  readonly status: Status;

  constructor(status: Status) {
    this.status = status;
  }
}
