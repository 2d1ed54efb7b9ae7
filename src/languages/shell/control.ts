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

  constructor(status: Status) {
    this.status = status;
  }
}
