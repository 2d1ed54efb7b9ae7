import type { Span } from '../text/source.ts';

/** The condition under which something holds, where it can't be known. */
export interface Condition {
  /** as it is written, in its own language */
  readonly when: string;
  readonly span: Span | null;
}

/** Two conditions at once. */
export function both(first: Condition | null, second: Condition | null): Condition | null {
  if (!first) return second;
  if (!second || first.when === second.when || decides(first.when, second.when)) return first;
  return { when: `${asPart(first.when)} and ${asPart(second.when)}`, span: first.span ?? second.span };
}

/** An "or" binds less than the "and" that it is to be a part of. */
function asPart(when: string): string {
  return [' || ', ' or '].some((joint) => splitOutside(when, joint).length > 1) ? `(${when})` : when;
}

/** The conditions that a text joins by "and", outside of brackets. */
export function partsOf(when: string): readonly string[] {
  return splitOutside(when, ' and ');
}

/** The parts between a joint that stands outside of brackets. */
function splitOutside(when: string, joint: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < when.length; at++) {
    if (when[at] === '(') depth++;
    else if (when[at] === ')') depth--;
    else if (depth <= 0 && when.startsWith(joint, at)) {
      parts.push(when.slice(from, at));
      from = at + joint.length;
    }
  }
  return [...parts, when.slice(from)];
}

/**
 * Whether one condition holds where another does, as far as their texts tell: of parts that are the same, and of those that
 * say the opposite. Null where they don't. Both are of one workflow or script, so that the same text means the same.
 */
export function decides(given: string, asked: string): boolean | null {
  const parts = partsOf(given).map(plain);
  const known = new Map(parts.map(({ text, holds }) => [text, holds]));
  const answers = partsOf(asked)
    .map(plain)
    .map(({ text, holds }) => {
      const told = known.get(text) ?? matchedIn(text, parts);
      return told === undefined ? null : told === holds;
    });
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

/** "`$1` matches `dev`": what matches one text matches no other. */
function matchedIn(
  asked: string,
  given: readonly { readonly text: string; readonly holds: boolean }[],
): boolean | undefined {
  const [, name, texts] = MATCHES.exec(asked) ?? [];
  if (texts === undefined) return undefined;
  const wanted = texts.split('|');
  for (const { text, holds } of given) {
    const [, other, known] = holds ? (MATCHES.exec(text) ?? []) : [];
    if (known === undefined || other !== name) continue;
    const same = known.split('|').map((one) => wanted.includes(one));
    if (!same.includes(true)) return false;
    if (!same.includes(false)) return true;
  }
  return undefined;
}

const MATCHES = /^(`[^`]*`) matches `([^`*?[\]"'$]*)`$/;

/** A condition without what negates it: `!x`, `not (x)`, `x != 'a'`, `$x -ne 'a'`, "`a` fails" */
function plain(written: string): { readonly text: string; readonly holds: boolean } {
  const when = written.trim();
  const label = LABEL.exec(when);
  if (label) {
    const side = sideOf(label);
    return { text: side.holds ? when : side.other, holds: side.holds };
  }
  const [, name] = /^!\s*([\w.]+)$/.exec(when) ?? [];
  const inner = name ?? (isNegation(when) ? when.slice('not ('.length, -1) : null);
  if (inner !== null) {
    const { text, holds } = plain(inner);
    return { text, holds: !holds };
  }
  const bare = /^\((.*)\)$/s.exec(when)?.[1];
  if (bare !== undefined && isNegation(`not ${when}`)) return plain(bare);
  const [, left, operator, right] = /^([^=!<>&|()]+?)\s*(!=|\s-ne\s)\s*([^=!<>&|()]+)$/.exec(when) ?? [];
  if (operator === undefined) return { text: when.replace(/\s+/g, ' '), holds: true };
  return { text: `${left} ${operator.trim() === '!=' ? '==' : '-eq'} ${right}`, holds: false };
}

/** What a shell is asked, and what it may answer: "`grep x` succeeds", "`$1` does not match `dev`" */
const LABEL =
  /^(`[^`]*`) (succeeds|fails|holds|does not hold|is empty|is not empty|matches|does not match)( `[^`]*`)?$/;

/** The second of each says the opposite of the first. */
const ANSWERS: readonly (readonly [string, string])[] = [
  ['succeeds', 'fails'],
  ['holds', 'does not hold'],
  ['is empty', 'is not empty'],
  ['matches', 'does not match'],
];

function sideOf([, asked, answer, rest = '']: readonly string[]): { readonly holds: boolean; readonly other: string } {
  const [yes = '', no = ''] = ANSWERS.find((pair) => pair.some((one) => one === answer)) ?? [];
  const holds = answer === yes;
  return { holds, other: `${asked} ${holds ? no : yes}${rest}` };
}

/** What matches `app` does not match `plan`: that goes without saying. */
export function withoutImplied(labels: readonly string[]): readonly string[] {
  const known = new Set(labels.flatMap((label) => /^(`[^`]*`) matches `[^`*?[\]]*`$/.exec(label)?.[1] ?? []));
  return labels.filter((label) => !known.has(/^(`[^`]*`) does not match /.exec(label)?.[1] ?? ''));
}

/** The other case, in words. */
export function notSo(when: string): string {
  const label = LABEL.exec(when);
  if (label) return sideOf(label).other;
  if (/^![\w.]+$/.test(when)) return when.slice(1);
  return isNegation(when) ? when.slice('not ('.length, -1) : `not (${when})`;
}

/** The whole of it is one `not (…)`. */
function isNegation(when: string): boolean {
  if (!when.startsWith('not (')) return false;
  let depth = 0;
  for (let at = 'not '.length; at < when.length; at++) {
    if (when[at] === '(') depth++;
    else if (when[at] === ')' && --depth === 0) return at === when.length - 1;
  }
  return false;
}
