import type { Span } from '../text/source.ts';

/** Why gunicorn would not start. */
export interface GunicornError {
  /** gunicorn's own reason; empty where it only prints its help or version */
  readonly message: string;
  /** the option, setting or file that it names */
  readonly about: string | null;
  readonly span: Span | null;
}

/** Thrown on the way through gunicorn's start where it is sure to give up. */
export class Refused extends Error {
  readonly about: string | null;
  readonly span: Span | null;

  constructor(message: string, about: string | null, span: Span | null) {
    super(message);
    this.about = about;
    this.span = span;
  }

  get error(): GunicornError {
    return { message: this.message, about: this.about, span: this.span };
  }
}
