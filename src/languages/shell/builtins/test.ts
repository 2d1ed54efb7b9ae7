import type { TracedText } from '../../../text/traced.ts';
import { binaryTest, unaryTest } from '../file-test.ts';
import type { Process } from '../process.ts';
import { succeeded } from '../settle.ts';
import { negated, type Status } from '../status.ts';

const UNARY = /^-[a-zA-Z]$/;
const BINARY = /^(=|==|!=|<|>|-eq|-ne|-lt|-le|-gt|-ge|-nt|-ot|-ef)$/;

/** `test` and `[ … ]`: by the number of words, as POSIX says, then by precedence. */
export function test(shell: Process, words: readonly TracedText[]): Status {
  const reader = new Reader(shell, words);
  const status = words.length === 0 ? 1 : reader.or();
  return reader.done ? status : 2;
}

export function bracket(shell: Process, words: readonly TracedText[]): Status {
  if (words.at(-1)?.string !== ']') return 2;
  return test(shell, words.slice(0, -1));
}

class Reader {
  readonly #shell: Process;
  readonly #words: readonly TracedText[];
  #at = 0;

  constructor(shell: Process, words: readonly TracedText[]) {
    this.#shell = shell;
    this.#words = words;
  }

  get done(): boolean {
    return this.#at >= this.#words.length;
  }

  or(): Status {
    let status = this.#and();
    while (this.#peek() === '-o') {
      this.#at++;
      const right = this.#and();
      status = succeeded(this.#shell, status, false) ? 0 : right;
    }
    return status;
  }

  #and(): Status {
    let status = this.#not();
    while (this.#peek() === '-a') {
      this.#at++;
      const right = this.#not();
      status = succeeded(this.#shell, status, false) ? right : 1;
    }
    return status;
  }

  #not(): Status {
    const left = this.#words.length - this.#at;
    if (this.#peek() === '!' && left > 1 && !(left === 3 && BINARY.test(this.#words[this.#at + 1]?.string ?? ''))) {
      this.#at++;
      return negated(this.#not());
    }
    return this.#primary();
  }

  #primary(): Status {
    const [first, second, third] = this.#words.slice(this.#at, this.#at + 3);
    if (!first) return 2;
    if (second && third && BINARY.test(second.string)) {
      if (second.string === '==' && this.#shell.dialect === 'sh') {
        this.#shell.evaluation.stderr = `[: ${first.string}: unexpected operator`;
        this.#at = this.#words.length;
        return 2;
      }
      this.#at += 3;
      return binaryTest(this.#shell, first, second.string, third);
    }
    if (first.string === '(' && second) {
      this.#at++;
      const status = this.or();
      this.#at++;
      return status;
    }
    if (second && UNARY.test(first.string)) {
      this.#at += 2;
      return unaryTest(this.#shell, first.string, second);
    }
    this.#at++;
    if (!first.known && first.string.length === first.holes.length) return unaryTest(this.#shell, '-n', first);
    return first.length > 0 ? 0 : 1;
  }

  #peek(): string | undefined {
    return this.#words[this.#at]?.string;
  }
}
