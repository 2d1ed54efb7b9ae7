import { TracedText } from '../../../text/traced.ts';
import { BuiltinError } from '../control.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { assign } from '../variables.ts';
import { unescaped } from './escapes.ts';

/** `printf format words…`: the format is used again while words are left. */
export function printf(shell: Process, words: readonly TracedText[]): Status {
  let rest = words[0]?.string === '--' ? words.slice(1) : words;
  const target = rest[0]?.string === '-v' && shell.dialect === 'bash' ? (rest[1]?.string ?? null) : null;
  if (target !== null) rest = rest[2]?.string === '--' ? rest.slice(3) : rest.slice(2);
  const [format, ...values] = rest;
  if (!format) throw new BuiltinError(2);
  const printer = new Printer(shell, format, values);
  const output = printer.all();
  if (target === null) shell.write(output);
  else assign(shell, target, output);
  return printer.status;
}

const DIRECTIVE = /%(?:(%)|([-+ #0']*)(\*|\d*)(?:\.(\*|-?\d*))?(?:[hlLjzt]*)([a-zA-Z])|\(([^)]*)\)T)/y;
const MOST_ROUNDS = 2000;

class Printer {
  readonly #shell: Process;
  readonly #format: TracedText;
  readonly #values: readonly TracedText[];
  readonly #parts: TracedText[] = [];
  #used = 0;
  #stopped = false;
  status = 0;

  constructor(shell: Process, format: TracedText, values: readonly TracedText[]) {
    this.#shell = shell;
    this.#format = format;
    this.#values = values;
  }

  all(): TracedText {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = this.#used;
      this.#once();
      if (this.#stopped || this.#used === before || this.#used >= this.#values.length) break;
    }
    return this.#shell.evaluation.bounded(TracedText.join(this.#parts));
  }

  #next(): TracedText | undefined {
    return this.#values[this.#used++];
  }

  #once(): void {
    const { string } = this.#format;
    let from = 0;
    for (let at = string.indexOf('%'); at >= 0 && !this.#stopped; at = string.indexOf('%', from)) {
      this.#text(from, at);
      DIRECTIVE.lastIndex = at;
      const match = DIRECTIVE.exec(string);
      if (!match || !this.#directive(match)) {
        this.#invalid();
        return;
      }
      from = at + match[0].length;
    }
    if (!this.#stopped) this.#text(from, string.length);
  }

  #text(from: number, to: number): void {
    if (to > from) this.#parts.push(unescaped(this.#format.slice(from, to), this.#shell.dialect, 'format').result);
  }

  #invalid(): void {
    this.#stopped = true;
    this.#shell.evaluation.stderr = 'printf: invalid directive';
    this.status = this.#shell.dialect === 'sh' ? 2 : 1;
  }

  /** False for one that the shell does not know. */
  #directive([, percent, flags = '', width = '', precision, kind, time]: readonly (string | undefined)[]): boolean {
    if (percent) {
      this.#parts.push(TracedText.of('%'));
      return true;
    }
    if (time !== undefined) {
      if (this.#shell.dialect === 'sh') return false;
      this.#next();
      this.#parts.push(TracedText.hole({ reason: 'the time is not known' }, this.#format.spanOf()));
      return true;
    }
    if (!kind || !(this.#shell.dialect === 'sh' ? 'diouxXcsbeEfFgGaA' : 'diouxXcsbqeEfFgGaA').includes(kind))
      return false;
    if (flags.includes("'") && this.#shell.dialect === 'sh') return false;
    const size = width === '*' ? this.#integer(this.#next()) : width === '' ? 0n : BigInt(width);
    const exact =
      precision === '*'
        ? this.#integer(this.#next())
        : precision === undefined
          ? null
          : BigInt(precision === '' || precision === '-' ? 0 : precision);
    const layout = {
      left: flags.includes('-') || size < 0n,
      width: Number(size < 0n ? -size : size),
      precision: exact === null || exact < 0n ? null : Number(exact),
      flags,
    };
    this.#parts.push(this.#converted(kind, layout));
    return true;
  }

  #converted(kind: string, layout: Layout): TracedText {
    const value = this.#next();
    if (value && !value.known && kind !== 'b') return padded(value, layout);
    switch (kind) {
      case 's':
        return padded(cut(value ?? TracedText.empty, layout), layout);
      case 'c':
        return padded(value && value.length > 0 ? value.slice(0, 1) : TracedText.of('\0'), layout);
      case 'b': {
        const { result, stopped } = unescaped(value ?? TracedText.empty, this.#shell.dialect, 'word');
        this.#stopped = stopped;
        return padded(cut(result, layout), layout);
      }
      case 'q': {
        const text = value?.string ?? '';
        const plain = /^[\w@%+=:,./-]+$/.test(text);
        return plain
          ? padded(value ?? TracedText.empty, layout)
          : TracedText.hole({ reason: 'what `printf %q` makes of it is not worked out' }, value?.spanOf() ?? null);
      }
      case 'd':
      case 'i':
      case 'o':
      case 'u':
      case 'x':
      case 'X':
        return integerText(this.#integer(value), kind, layout, value?.spanOf() ?? this.#format.spanOf());
      default:
        return this.#decimal(kind, value, layout);
    }
  }

  /** A number as C reads it: with a quote in front, a character's code. */
  #integer(value: TracedText | undefined): bigint {
    const text = value?.string ?? '';
    if (/^['"]/.test(text)) return BigInt(text.codePointAt(1) ?? 0);
    const [, sign = '', digits] = /^\s*([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)/.exec(text) ?? [];
    const read = /^\s*[-+]?(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)/.exec(text)?.[0] ?? '';
    if (text !== '' && read.length < text.length) this.status = 1;
    if (text === '' && value && this.#shell.dialect === 'sh') this.status = 0;
    if (digits === undefined) return 0n;
    const number = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
    return BigInt.asIntN(64, sign === '-' ? -number : number);
  }

  #decimal(kind: string, value: TracedText | undefined, layout: Layout): TracedText {
    const text = value?.string.trim() ?? '';
    if (!/^f$/i.test(kind) || !/^[-+]?\d*\.?\d*$/.test(text))
      return TracedText.hole(
        { reason: `what \`printf %${kind}\` makes of it is not worked out` },
        value?.spanOf() ?? null,
      );
    const number = fixed(Number(text === '' ? '0' : text), Math.min(layout.precision ?? 6, 60));
    return padded(TracedText.of(number, value?.spanOf() ?? null), layout, layout.flags.includes('0'));
  }
}

/** C rounds a half to the even digit, where JavaScript rounds it up. */
function fixed(value: number, digits: number): string {
  const scaled = value * 10 ** digits;
  const even = Math.abs(scaled % 1) === 0.5 ? 2 * Math.round(scaled / 2) : null;
  return (even === null ? value : even / 10 ** digits).toFixed(digits);
}

interface Layout {
  readonly left: boolean;
  readonly width: number;
  readonly precision: number | null;
  readonly flags: string;
}

function cut(text: TracedText, { precision }: Layout): TracedText {
  return precision === null ? text : text.slice(0, precision);
}

function integerText(value: bigint, kind: string, layout: Layout, place: ReturnType<TracedText['spanOf']>): TracedText {
  const { flags, precision } = layout;
  const signed = kind === 'd' || kind === 'i';
  const base = kind === 'o' ? 8 : /x/i.test(kind) ? 16 : 10;
  const amount = signed ? (value < 0n ? -value : value) : BigInt.asUintN(64, value);
  let digits = amount.toString(base);
  if (kind === 'X') digits = digits.toUpperCase();
  if (precision !== null)
    digits = precision === 0 && amount === 0n ? '' : digits.padStart(Math.min(precision, 1000), '0');
  const sign =
    signed && value < 0n ? '-' : signed && flags.includes('+') ? '+' : signed && flags.includes(' ') ? ' ' : '';
  const prefix = flags.includes('#') && amount !== 0n ? (kind === 'o' ? '0' : base === 16 ? `0${kind}` : '') : '';
  const zeros = flags.includes('0') && !layout.left && precision === null;
  const room = Math.min(layout.width, 1000) - sign.length - prefix.length;
  const text = `${sign}${prefix}${zeros ? digits.padStart(room, '0') : digits}`;
  return padded(TracedText.of(text, place), layout);
}

function padded(text: TracedText, { left, width }: Layout, zeros = false): TracedText {
  const missing = Math.min(width, 10_000) - text.length;
  if (missing <= 0) return text;
  const filler = TracedText.of((zeros && !left ? '0' : ' ').repeat(missing));
  return left ? text.concat(filler) : filler.concat(text);
}
