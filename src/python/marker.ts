import { compareVersions } from './version.ts';

/** What App Service's image is, as a marker sees it (https://peps.python.org/pep-0508/#environment-markers). */
const ENVIRONMENT: Readonly<Record<string, string>> = {
  os_name: 'posix',
  sys_platform: 'linux',
  platform_system: 'Linux',
  platform_machine: 'x86_64',
  implementation_name: 'cpython',
  platform_python_implementation: 'CPython',
  extra: '',
};

const TOKEN = /\s*(?:(\(|\)|\band\b|\bor\b|\bnot\s+in\b|\bin\b|===?|!=|~=|<=?|>=?)|(['"])(.*?)\2|([A-Za-z_.]+))/y;

interface Token {
  readonly kind: 'operator' | 'string' | 'name';
  readonly text: string;
}

/**
 * Whether a marker holds on App Service's Linux image.
 * @param python '3.12'; null: not known
 * @returns null where it can't be told
 */
export function markerHolds(marker: string, python: string | null): boolean | null {
  const tokens = tokensOf(marker);
  if (tokens === null) return null;
  const state = { tokens, at: 0, python };
  const result = either(state);
  return state.at === tokens.length ? result : null;
}

interface State {
  readonly tokens: readonly Token[];
  readonly python: string | null;
  at: number;
}

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const [whole, operator, , quoted, name] = TOKEN.exec(text) ?? [];
    if (whole === undefined) return null;
    if (operator !== undefined) tokens.push({ kind: 'operator', text: operator.replace(/\s+/g, ' ') });
    else if (quoted !== undefined) tokens.push({ kind: 'string', text: quoted });
    else tokens.push({ kind: 'name', text: name ?? '' });
  }
  return tokens;
}

function either(state: State): boolean | null {
  let result = both(state);
  while (state.tokens[state.at]?.text === 'or') {
    state.at++;
    const right = both(state);
    result = result === true || right === true ? true : result === null || right === null ? null : false;
  }
  return result;
}

function both(state: State): boolean | null {
  let result = comparison(state);
  while (state.tokens[state.at]?.text === 'and') {
    state.at++;
    const right = comparison(state);
    result = result === false || right === false ? false : result === null || right === null ? null : true;
  }
  return result;
}

function comparison(state: State): boolean | null {
  if (state.tokens[state.at]?.text === '(') {
    state.at++;
    const inner = either(state);
    if (state.tokens[state.at]?.text === ')') state.at++;
    return inner;
  }
  const [left, operator, right] = state.tokens.slice(state.at, state.at + 3);
  state.at += 3;
  if (!left || operator?.kind !== 'operator' || !right) return null;
  const isVersion = [left, right].some(({ kind, text }) => kind === 'name' && /^python_(full_)?version$/.test(text));
  const [one, other] = [operand(left, state.python), operand(right, state.python)];
  if (one === null || other === null) return null;
  return isVersion ? ordered(operator.text, compareVersions(one, other)) : plain(operator.text, one, other);
}

function operand(token: Token, python: string | null): string | null {
  if (token.kind === 'string') return token.text;
  if (/^python_(full_)?version$/.test(token.text)) return python;
  return ENVIRONMENT[token.text] ?? null;
}

function ordered(operator: string, order: number): boolean | null {
  switch (operator) {
    case '==':
    case '===':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
    case '~=':
      return order >= 0;
    default:
      return null;
  }
}

function plain(operator: string, one: string, other: string): boolean | null {
  switch (operator) {
    case '==':
    case '===':
      return one === other;
    case '!=':
      return one !== other;
    case 'in':
      return other.includes(one);
    case 'not in':
      return !other.includes(one);
    default:
      return null;
  }
}
