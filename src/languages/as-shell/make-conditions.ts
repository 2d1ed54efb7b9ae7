/** Whether lines of a Makefile are read: yes, no, or only where something holds that isn't known. */
export type Read = 'yes' | 'no' | 'perhaps';

const DIRECTIVE = /^[^\S\n]*(ifeq|ifneq|ifdef|ifndef|else|endif)\b[^\S\n]*(.*)$/;

/**
 * `ifeq`, `else` and `endif` of a Makefile: which of the lines between them are read.
 * https://www.gnu.org/software/make/manual/html_node/Conditional-Syntax.html
 */
export class Conditions {
  /** of each block that is open: whether this part is read, and whether one before it was */
  private readonly open: { part: Read; before: Read }[] = [];
  /** what a text with variables stands for; null where that isn't known */
  private readonly meaning: (text: string) => string | null;

  private readonly variables: ReadonlyMap<string, unknown>;

  /** @param variables the ones that are set so far */
  constructor(variables: ReadonlyMap<string, unknown>, meaning: (text: string) => string | null) {
    this.variables = variables;
    this.meaning = meaning;
  }

  get read(): Read {
    const parts = this.open.map(({ part }) => part);
    return parts.includes('no') ? 'no' : parts.includes('perhaps') ? 'perhaps' : 'yes';
  }

  /** Takes a line that is a directive; false for any other. */
  take(line: string): boolean {
    const [, word = '', rest = ''] = DIRECTIVE.exec(line) ?? [];
    const last = this.open.at(-1);
    if (word === '') return false;
    if (word === 'endif') this.open.pop();
    else if (word !== 'else') this.open.push({ part: this.test(word, rest), before: 'no' });
    else if (last) {
      const [, inner = '', asked = ''] = DIRECTIVE.exec(rest) ?? [];
      last.before = either(last.before, last.part);
      // what it asks is worked out where the blocks around it are read, whatever the part before was
      last.part = 'yes';
      last.part = both(opposite(last.before), inner === '' ? 'yes' : this.test(inner, asked));
    }
    return true;
  }

  private test(word: string, text: string): Read {
    if (this.read === 'no') return 'no';
    const negated = word === 'ifneq' || word === 'ifndef';
    const answer = word.endsWith('def') ? this.isSet(text) : this.areEqual(text);
    return negated ? opposite(answer) : answer;
  }

  /** What no file sets is not given either, as with `?=`. */
  private isSet(text: string): Read {
    if (/^\w+$/.test(text.trim()) && !this.variables.has(text.trim())) return 'no';
    const value = this.meaning(`$(${text.trim()})`);
    return value === null ? 'perhaps' : value === '' ? 'no' : 'yes';
  }

  /** `(a,b)`, `"a" "b"`, `'a' 'b'` */
  private areEqual(text: string): Read {
    const [, first, second, one, other] =
      /^\(((?:\$\([^()]*\)|[^,()])*),((?:\$\([^()]*\)|[^()])*)\)/.exec(text) ??
      /^(?:)()()["']([^"']*)["']\s+["']([^"']*)["']/.exec(text) ??
      [];
    const sides = [first || one, second || other].map((side) => this.meaning((side ?? '').trim()));
    if (first === undefined || sides.includes(null)) return 'perhaps';
    return sides[0] === sides[1] ? 'yes' : 'no';
  }
}

function opposite(read: Read): Read {
  return read === 'yes' ? 'no' : read === 'no' ? 'yes' : 'perhaps';
}

function both(one: Read, other: Read): Read {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'yes' && other === 'yes' ? 'yes' : 'perhaps';
}

function either(one: Read, other: Read): Read {
  return opposite(both(opposite(one), opposite(other)));
}
