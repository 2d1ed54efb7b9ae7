import type { Source } from '../../text/source.ts';
import { span } from '../../text/source.ts';
import { isIdentifierPart, isIdentifierStart, LINE_FEED, RETURN, SPACE, TAB } from './characters.ts';
import { messages } from './messages.ts';
import { scanMultiLine, scanSegment } from './string-lexer.ts';
import type { SyntaxError as BicepError } from './syntax.ts';
import { Kind, Tokens } from './tokens.ts';

/** What the lexer is inside of: a brace of an object, or a string whose hole it reads. */
type Opening = { readonly dollars: number; readonly multiLine: boolean } | 'brace';

/**
 * Text into tokens. A token is found as the compiler's lexer finds it; blanks, comments and directives
 * (`#disable-next-line …`) leave none. The last token is always the end of the file.
 */
export class Lexer {
  readonly source: Source;
  readonly text: string;
  readonly errors: BicepError[] = [];
  at = 0;
  readonly #tokens: Tokens;
  #open: Opening[] = [];

  constructor(source: Source) {
    this.source = source;
    this.text = source.text;
    this.#tokens = new Tokens((source.text.length >> 2) + 16);
  }

  read(): Tokens {
    const { text } = this;
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
    for (;;) {
      this.#skipTrivia();
      const start = this.at;
      if (start >= text.length) break;
      const kind = this.#token(text.charCodeAt(start), start);
      this.#tokens.add(kind, start, this.at);
      if (kind === Kind.Unrecognized)
        this.error(messages.unrecognizedToken(text.slice(start, this.at)), start, this.at);
    }
    this.#tokens.add(Kind.EndOfFile, text.length, text.length);
    return this.#tokens;
  }

  error(message: string, start: number, end: number): void {
    this.errors.push({ message, span: span(this.source, start, end) });
  }

  #skipTrivia(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === SPACE || code === TAB) this.at++;
      else if (code === 47 && text.charCodeAt(this.at + 1) === 47) this.at = endOfLine(text, this.at);
      else if (code === 47 && text.charCodeAt(this.at + 1) === 42) this.#skipBlockComment();
      else if (code !== 35 || !this.#skipDirective()) return;
    }
  }

  #skipBlockComment(): void {
    const start = this.at;
    const close = this.text.indexOf('*/', start + 2);
    this.at = close < 0 ? this.text.length : close + 2;
    if (close < 0) this.error(messages.unterminatedComment, start, this.at);
  }

  /** `#disable-next-line code…` and its like, alone on a line. */
  #skipDirective(): boolean {
    const { text } = this;
    const name = DIRECTIVES.find((directive) => text.startsWith(directive, this.at));
    if (!name || !isBlankBefore(text, this.at)) return false;
    const codes = this.at + name.length;
    let at = codes;
    let lastCode = at;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (isIdentifierPart(code) || code === 45) lastCode = at + 1;
      else if (code !== SPACE && code !== TAB) break;
    }
    this.at = lastCode;
    if (lastCode === codes) {
      this.at = at;
      this.error(messages.pragmaWithoutCodes, at, at);
    }
    return true;
  }

  /** Reads the token that starts with this character, and moves behind it. */
  #token(code: number, start: number): number {
    if (isIdentifierStart(code)) return this.#word(start);
    const { text } = this;
    this.at = start + 1;
    const next = text.charCodeAt(start + 1);
    switch (code) {
      case LINE_FEED:
      case RETURN:
        return this.#newLine(start);
      case 39: // '
        return next === 39 && text.charCodeAt(start + 2) === 39
          ? this.#string(start, 3, { dollars: 0, multiLine: true }, true)
          : this.#string(start, 1, { dollars: 1, multiLine: false }, true);
      case 58: // :
        return next === 58 ? this.#double(Kind.DoubleColon) : Kind.Colon;
      case 123: // {
        // the compiler never takes this off again, so an object in a hole breaks the string
        if (this.#open.length > 0) this.#open.push('brace');
        return Kind.LeftBrace;
      case 125: {
        // }
        const inside = this.#open[this.#open.length - 1];
        return inside === undefined || inside === 'brace' ? Kind.RightBrace : this.#string(start, 1, inside, false);
      }
      case 46: // .
        if (next !== 46 || text.charCodeAt(start + 2) !== 46) return Kind.Dot;
        this.at = start + 3;
        return Kind.Ellipsis;
      case 40:
        return Kind.LeftParen;
      case 41:
        return Kind.RightParen;
      case 91:
        return Kind.LeftSquare;
      case 93:
        return Kind.RightSquare;
      case 44:
        return Kind.Comma;
      case 64:
        return Kind.At;
      case 63: // ?
        return next === 63 ? this.#double(Kind.DoubleQuestion) : Kind.Question;
      case 61: // =
        if (next === 61) return this.#double(Kind.Equals);
        if (next === 126) return this.#double(Kind.EqualsInsensitive);
        return next === 62 ? this.#double(Kind.Arrow) : Kind.Assignment;
      case 33: // !
        if (next === 61) return this.#double(Kind.NotEquals);
        return next === 126 ? this.#double(Kind.NotEqualsInsensitive) : Kind.Exclamation;
      case 38: // &
        return next === 38 ? this.#double(Kind.LogicalAnd) : Kind.Unrecognized;
      case 124: // |
        return next === 124 ? this.#double(Kind.LogicalOr) : Kind.Pipe;
      case 60: // <
        return next === 61 ? this.#double(Kind.LessOrEqual) : Kind.LeftChevron;
      case 62: // >
        return next === 61 ? this.#double(Kind.GreaterOrEqual) : Kind.RightChevron;
      case 43:
        return Kind.Plus;
      case 45:
        return Kind.Minus;
      case 42:
        return Kind.Asterisk;
      case 47:
        return Kind.Slash;
      case 37:
        return Kind.Modulo;
      case 94:
        return Kind.Hat;
      case 59:
        return Kind.Semicolon;
      case 36:
        return this.#dollars(start);
      default:
        return isDigit(code) ? this.#number() : Kind.Unrecognized;
    }
  }

  #double(kind: number): number {
    this.at++;
    return kind;
  }

  #word(start: number): number {
    const { text } = this;
    let at = start + 1;
    while (isIdentifierPart(text.charCodeAt(at))) at++;
    this.at = at;
    const length = at - start;
    if (length === 4 && text.startsWith('true', start)) return Kind.True;
    if (length === 5 && text.startsWith('false', start)) return Kind.False;
    if (length === 4 && text.startsWith('null', start)) return Kind.Null;
    if (length > 255) this.error(messages.longIdentifier, start, at);
    return Kind.Identifier;
  }

  #number(): number {
    while (isDigit(this.text.charCodeAt(this.at))) this.at++;
    return Kind.Integer;
  }

  /** A run of line ends is one token; in the hole of a string it ends the string, which it may not. */
  #newLine(start: number): number {
    if (this.#open.length > 0) {
      this.at = start;
      this.#open = [];
      this.error(messages.newLineInString, start, start);
      return Kind.StringRight;
    }
    const { text } = this;
    let code = text.charCodeAt(this.at);
    while (code === LINE_FEED || code === RETURN) code = text.charCodeAt(++this.at);
    return Kind.NewLine;
  }

  #dollars(start: number): number {
    const { text } = this;
    while (text.charCodeAt(this.at) === 36) this.at++;
    const dollars = this.at - start;
    return text.startsWith("'''", this.at)
      ? this.#string(start, dollars + 3, { dollars, multiLine: true }, true)
      : Kind.Unrecognized;
  }

  /** One segment of a string, from its opener or from the end of a hole to the next hole or the end. */
  #string(start: number, opener: number, string: { dollars: number; multiLine: boolean }, first: boolean): number {
    this.at = start + opener;
    const hole = string.multiLine ? scanMultiLine(this, start, string.dollars) : scanSegment(this, start);
    if (first && hole) this.#open.push(string);
    if (!first && !hole) this.#open.pop();
    if (hole) return first ? Kind.StringLeft : Kind.StringMiddle;
    return first ? Kind.StringComplete : Kind.StringRight;
  }
}

const DIRECTIVES = ['#disable-next-line', '#disable-diagnostics', '#restore-diagnostics'] as const;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || code === RETURN) break;
  }
  return at;
}

/** Only blanks stand between the last line feed and here. */
function isBlankBefore(text: string, at: number): boolean {
  for (let before = at - 1; before >= 0; before--) {
    const code = text.charCodeAt(before);
    if (code === LINE_FEED) return true;
    if (code !== SPACE && code !== TAB && code !== RETURN && code !== 0xfeff) return false;
  }
  return true;
}
