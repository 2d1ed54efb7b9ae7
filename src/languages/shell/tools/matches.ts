/** Longer texts, and patterns with more repetitions, are not compared: some would take for ever. */
const LONGEST = 2000;
const MOST_REPEATS = 4;

export interface PosixPattern {
  /** texts above are not compared */
  readonly longest: number;
  /** how many groups it has */
  readonly groups: number;
  /** the match and its groups, of which a null isn't worked out; null for no match */
  exec(text: string): readonly (string | null)[] | null;
  /** the first match from an offset on, and where it starts */
  search(text: string, from: number): { readonly start: number; readonly groups: readonly (string | null)[] } | null;
}

/**
 * A POSIX regular expression in JavaScript's form; null for one that isn't known to mean the same there, or that could take long.
 * @param extended `( | ) + ?` are special as they stand, and not after a backslash
 */
export function posixPattern(pattern: string, extended: boolean): PosixPattern | null {
  if (pattern.length > 200) return null;
  let source = '';
  let repeats = 0;
  let opened = 0;
  let plainGroups = true;
  const groups: boolean[] = [];
  let closed: boolean | null = null;
  let repeated = false;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? '';
    const escaped = character === '\\' ? (pattern[at + 1] ?? '') : null;
    const special = specialOf(character, escaped, extended);
    const before = closed;
    closed = null;
    const again = repeated;
    repeated = false;
    if (character === '[') {
      const set = /^\[\^?\]?(?:\[:\w+:\]|[^\]])*\]/.exec(pattern.slice(at))?.[0];
      const made = set === undefined ? null : setSource(set);
      if (set === undefined || made === null) return null;
      source += made;
      at += set.length - 1;
      continue;
    }
    if (escaped !== null) at++;
    switch (special) {
      case '(':
        groups.push(false);
        opened++;
        source += '(';
        break;
      case ')': {
        const inner = groups.pop();
        if (inner === undefined) return null;
        closed = inner;
        source += ')';
        break;
      }
      case '|':
        plainGroups = false;
        source += '|';
        break;
      case '*':
      case '+':
      case '?':
        // repeated once more, it would be lazy in JavaScript
        if (source === '' || /[(|^]$/.test(source) || again) return null;
        // a repeated group that repeats itself could be tried in endless ways
        if (before === true || ++repeats > MOST_REPEATS) return null;
        if (groups.length > 0) groups[groups.length - 1] = true;
        source += special;
        repeated = true;
        break;
      case '.':
        source += '[^]';
        break;
      case '^':
      case '$': {
        // elsewhere, a basic expression means the character
        const anchors =
          extended || (special === '^' ? /(^|[(|])$/.test(source) : /^\$($|\\[)|])/.test(pattern.slice(at)));
        source += anchors ? special : `\\${special}`;
        break;
      }
      default: {
        const one = escaped ?? character;
        if (escaped !== null && /[\w<>{}]/.test(escaped)) return null;
        if (escaped === null && extended && /[{}]/.test(one)) return null;
        source += one.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      }
    }
  }
  if (groups.length > 0) return null;
  try {
    const expression = new RegExp(source, 'gu');
    const search: PosixPattern['search'] = (text, from) => {
      expression.lastIndex = from;
      const found = text.length > LONGEST ? null : expression.exec(text);
      // Of several ways to match, POSIX takes the longest, JavaScript the first.
      return found && { start: found.index, groups: found.map((group) => (plainGroups ? (group ?? '') : null)) };
    };
    return { longest: LONGEST, groups: opened, exec: (text) => search(text, 0)?.groups ?? null, search };
  } catch {
    return null;
  }
}

function specialOf(character: string, escaped: string | null, extended: boolean): string | null {
  if (escaped !== null) return !extended && /[()|+?]/.test(escaped) ? escaped : null;
  if (/[*.^$]/.test(character)) return character;
  return extended && /[()|+?]/.test(character) ? character : null;
}

const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: ' \\t\\n\\r\\f\\v',
  blank: ' \\t',
};

function setSource(set: string): string | null {
  const not = set.startsWith('[^');
  let known = true;
  const inner = set.slice(not ? 2 : 1, -1).replace(/\[:(\w+):\]|[\\\]^[]/g, (whole, name?: string) => {
    if (name === undefined) return `\\${whole}`;
    known &&= name in CLASSES;
    return CLASSES[name] ?? '';
  });
  return known ? `[${not ? '^' : ''}${inner.replace(/-$/, '\\-').replace(/^-/, '\\-')}]` : null;
}
