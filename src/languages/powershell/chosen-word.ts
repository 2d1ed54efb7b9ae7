import type { TracedText } from '../../text/traced.ts';
import type { Assigned } from './assignment.ts';
import { readWord } from './read-word.ts';
import { closing, type Part, skipped } from './scan.ts';
import type { Scope } from './scope.ts';
import { switchBranches } from './switch-branches.ts';
import { isUnset, truthByDefault, truthOf } from './truth.ts';
import type { Word } from './words.ts';

/** A value on a condition; null: otherwise. */
interface Side {
  readonly asked: string | null;
  readonly body: Part;
}

/**
 * `$sku = if ($Prod) { 'P1v3' } else { 'B1' }`, `$sku = switch ($Stage) { 'prod' { 'P1v3' } default { 'B1' } }`: the value where
 * it is known which, or which it is by default; null where it isn't, and for any other statement.
 */
export function chosenWord(text: TracedText, start: number, scope: Scope): Assigned | null {
  const statement = switchSides(text, start, scope) ?? ifSides(text, start);
  if (!statement) return null;
  let byDefault = false;
  for (const { asked, body } of statement.sides) {
    const sure = asked === null || surely(asked, scope);
    if (asked !== null && sure === null) byDefault = true;
    const truth = asked !== null && sure === null ? truthByDefault(asked, scope) : sure;
    if (truth === null) return null;
    if (!truth) continue;
    const word = wordIn(text, body, scope);
    return word && { word, end: statement.end, byDefault };
  }
  return null;
}

function surely(asked: string, scope: Scope): boolean | null {
  return isUnset(asked, scope) ? false : truthOf(asked, scope);
}

/** The only thing that stands in a block. */
function wordIn(text: TracedText, { start, end }: Part, scope: Scope): Word | null {
  const at = skipped(text.string, start);
  if (at >= end) return null;
  const read = readWord(text, at, scope.variables);
  return /^[\s;]*(?:break\b[\s;]*)?$/i.test(text.string.slice(read.end, end)) ? read.word : null;
}

interface Statement {
  readonly sides: readonly Side[];
  readonly end: number;
}

function ifSides(text: TracedText, start: number): Statement | null {
  const { string } = text;
  const sides: Side[] = [];
  let at = start;
  for (;;) {
    const next = sides.length === 0 ? /^if\s*(?=\()/i : /^\s*(elseif\s*(?=\()|else\s*(?=\{))/i;
    const [keyword] = next.exec(string.slice(at, at + 400)) ?? [];
    if (keyword === undefined) break;
    at += keyword.length;
    const asked = at;
    const isElse = string[at] === '{';
    if (!isElse) at = closing(string, at);
    const condition = string.slice(asked, at);
    at = skipped(string, at);
    if (string[at] !== '{') return null;
    const close = closing(string, at);
    sides.push({ asked: isElse ? null : condition, body: { start: at + 1, end: close - 1 } });
    at = close;
  }
  return sides.length === 0 ? null : { sides, end: at };
}

function switchSides(text: TracedText, start: number, scope: Scope): Statement | null {
  const { string } = text;
  const [keyword] = /^switch\b[\s\w-]*(?=\()/i.exec(string.slice(start, start + 100)) ?? [];
  if (keyword === undefined) return null;
  const from = start + keyword.length;
  const asked = closing(string, from);
  const body = skipped(string, asked);
  if (string[body] !== '{') return null;
  const end = closing(string, body);
  const compared = string.slice(from + 1, asked - 1).trim();
  const branches = switchBranches(
    text,
    { start, end: body },
    compared,
    { start: body + 1, end: end - 1 },
    scope.variables,
  );
  return { sides: [...branches].sort((one, other) => Number(one.asked === null) - Number(other.asked === null)), end };
}
