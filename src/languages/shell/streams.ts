import { TracedText } from '../../text/traced.ts';

/** Where output goes. */
export interface Output {
  write(text: TracedText): void;
  /** it ends in a file or in a pipe, not in the log */
  readonly redirected: boolean;
}

/** The log, which nobody reads. */
export const LOG: Output = { write: () => {}, redirected: false };
export const NOWHERE: Output = { write: () => {}, redirected: true };

/** Output that is kept: a substitution or a pipe. */
export class Captured implements Output {
  readonly redirected = true;
  readonly #texts: TracedText[] = [];
  #length = 0;
  readonly #bounded: (text: TracedText) => TracedText;

  constructor(bounded: (text: TracedText) => TracedText) {
    this.#bounded = bounded;
  }

  write(text: TracedText): void {
    this.#texts.push(text);
    this.#length += text.length;
    if (this.#texts.length > 1000 || this.#length > 100_000) {
      const all = this.#bounded(TracedText.join(this.#texts.splice(0)));
      this.#texts.push(all);
    }
  }

  get text(): TracedText {
    return this.#bounded(TracedText.join(this.#texts));
  }
}

/** More lines than this nobody is asked for. */
const MOST_ANSWERS = 12;

/** Why an answer isn't known. */
export const TYPED = 'the script asks for a value that is typed in when it runs';

/** What somebody types: each line is one that nobody can know. */
export function typedInput(): Input {
  const lines = Array.from({ length: MOST_ANSWERS }, (_, at) =>
    TracedText.hole({ reason: TYPED, key: `answer ${at + 1}` }, null).concat(TracedText.of('\n')),
  );
  return new Input(TracedText.join(lines), true);
}

/** What a command reads: shared by all that read from it, so that each takes up where the one before stopped. */
export class Input {
  readonly text: TracedText;
  #at = 0;
  readonly #typed: boolean;

  constructor(text: TracedText, typed = false) {
    this.text = text;
    this.#typed = typed;
  }

  /** Characters that nobody has read yet. */
  get left(): number {
    return this.text.length - this.#at;
  }

  /** The next line without its end, and whether it had one; null at the end. */
  line(delimiter: string): { readonly text: TracedText; readonly ended: boolean } | null {
    if (this.#at >= this.text.length) return null;
    const end = this.text.string.indexOf(delimiter, this.#at);
    const start = this.#at;
    this.#at = end < 0 ? this.text.length : end + 1;
    return { text: this.text.slice(start, end < 0 ? this.text.length : end), ended: end >= 0 };
  }

  take(characters: number): TracedText {
    if (this.#typed) return this.line('\n')?.text ?? TracedText.empty;
    const start = this.#at;
    this.#at = Math.min(start + characters, this.text.length);
    return this.text.slice(start, this.#at);
  }

  rest(): TracedText {
    const rest = this.text.slice(this.#at);
    this.#at = this.text.length;
    return rest;
  }

  get position(): number {
    return this.#at;
  }
}
