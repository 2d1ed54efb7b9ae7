import { TracedText } from '../../text/traced.ts';
import { compared } from './comparison.ts';
import { readWord } from './read-word.ts';
import { closing, quoteEnd } from './scan.ts';
import { FALSE, TRUE, type Variables } from './words.ts';

/** What is known of variables where a condition is asked. */
export interface Known {
  readonly variables: Variables;
  /** by name in lower case: those that hold the default of a parameter, for which a caller may give something else */
  readonly defaults: ReadonlySet<string>;
  /** a file of the repository is there */
  readonly has?: (path: string) => boolean;
}

/** The same where all parameters have their defaults. */
export function truthByDefault(written: string, known: Known): boolean | null {
  const asked = askedForEmptiness(bare(written));
  // a parameter without a default is empty
  if (asked !== null && known.defaults.has(asked) && !known.variables.has(asked)) return true;
  return truthOf(written, { ...known, defaults: new Set() });
}

/** `$Flag`, `-not $Flag`, `$Size -eq 'P1v3'`; null where it can't be known. */
export function truthOf(written: string, known: Known): boolean | null {
  const condition = bare(written);
  const joined = joinedBy(condition, 'or') ?? joinedBy(condition, 'and');
  if (joined)
    return together(
      joined.operator,
      joined.parts.map((part) => truthOf(part, known)),
    );
  const emptiness = isEmpty(condition, known);
  if (emptiness !== null) return emptiness;
  const negation = /^(?:-not\b|!)\s*/i.exec(condition);
  if (negation) {
    const inner = condition.slice(negation[0].length);
    // `-not $a -eq $b` is no negation of the whole
    if (!/^\$(?:env:)?\w+$/i.test(bare(inner)) && bare(inner) === inner) return null;
    const truth = plainTruth(bare(inner), known);
    return truth === null ? null : certain(!truth, [bare(inner)], known);
  }
  const plain = plainTruth(condition, known);
  if (plain !== null) return certain(plain, [condition], known);
  if (isThere(condition, known)) return true;
  // a caller may give something else than a default
  if (hangsOnDefault(condition, known)) return null;
  return compared(condition, known.variables);
}

/** Of a text, which nobody gives as an empty one: `[string]::IsNullOrEmpty($Name)` */
function isEmpty(condition: string, { variables, defaults }: Known): boolean | null {
  const name = askedForEmptiness(condition);
  const word = name === null ? undefined : variables.get(name);
  if (name === null || word?.kind !== 'text' || !word.quoted || !word.text.known) return null;
  if (word.text === TRUE.text || word.text === FALSE.text) return null;
  return word.text.length > 0 ? false : defaults.has(name) ? null : true;
}

/** `Test-Path startup.sh`: what the repository holds is there; of anything else nobody knows. */
function isThere(condition: string, { variables, has }: Known): boolean {
  const [head] = /^Test-Path\s+(?:-(?:Literal)?Path\s+)?/i.exec(condition) ?? [];
  if (head === undefined || !has) return false;
  const { word, end } = readWord(TracedText.of(condition), head.length, variables);
  const isWhole = /^(?:\s+-PathType\s+(?:Leaf|Any))?\s*$/i.test(condition.slice(end));
  return isWhole && word.kind === 'text' && word.text.known && has(word.text.string);
}

/** It names something for which a caller may give something else. */
export function hangsOnDefault(condition: string, known: Known): boolean {
  return [...condition.matchAll(/\$\w+/g)].some(([name]) => isDefault(name, known));
}

/** A caller may give another value than the default, so what doesn't hold by default is not known. */
function certain(truth: boolean, names: readonly string[], known: Known): boolean | null {
  return !truth && names.some((name) => isDefault(name, known)) ? null : truth;
}

/** The parts of `$A -and $B`; null where no such operator stands outside of brackets. */
function joinedBy(
  condition: string,
  operator: 'and' | 'or',
): { readonly operator: typeof operator; readonly parts: readonly string[] } | null {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < condition.length; at++) {
    const char = condition[at];
    if (char === '(') at = closing(condition, at) - 1;
    else if (char === '"' || char === "'") at = quoteEnd(condition, at);
    else {
      const [found] = new RegExp(`^\\s-${operator}(?=[\\s(])`, 'i').exec(condition.slice(at, at + 8)) ?? [];
      if (found === undefined) continue;
      parts.push(condition.slice(from, at));
      from = at + found.length;
    }
  }
  return parts.length === 0 ? null : { operator, parts: [...parts, condition.slice(from)] };
}

function together(operator: 'and' | 'or', truths: readonly (boolean | null)[]): boolean | null {
  const decides = operator === 'or';
  if (truths.includes(decides)) return decides;
  return truths.includes(null) ? null : !decides;
}

function plainTruth(name: string, { variables }: Known): boolean | null {
  const word = /^\$[A-Za-z_]\w*$/.test(name) ? variables.get(name.slice(1).toLowerCase()) : undefined;
  if (word?.kind !== 'text') return null;
  if (word.text === TRUE.text || word.text === FALSE.text) return word.text === TRUE.text;
  return word.quoted && word.text.known ? word.text.length > 0 : null;
}

function isDefault(written: string, { defaults }: Known): boolean {
  return written.startsWith('$') && defaults.has(written.slice(1).toLowerCase());
}

/** Without blanks and brackets around it. */
function bare(written: string): string {
  const text = written.trim();
  return text.startsWith('(') && closing(text, 0) === text.length ? bare(text.slice(1, -1)) : text;
}

/** `$?`, `$LASTEXITCODE -ne 0`: whether it holds after a command that has succeeded; null for another condition. */
export function afterSuccess(condition: string): boolean | null {
  const [, negation = '', asked, operator = '', value] =
    /^(-not\s*|!\s*)?\(?\s*\$(LASTEXITCODE|\?)(?:\s+-(eq|ne|gt)\s+(0|\$true|\$false))?\s*\)?$/i.exec(
      condition.trim(),
    ) ?? [];
  if (asked === undefined) return null;
  const isCode = asked !== '?';
  if (value !== undefined && isCode !== (value === '0')) return null;
  const plain = isCode
    ? /^eq$/i.test(operator)
    : operator === '' || /^eq$/i.test(operator) === /true$/i.test(value ?? '');
  return plain !== (negation !== '');
}

/** The variable of which it is asked whether it has a value, by name in lower case: `-not $x`, `[string]::IsNullOrEmpty($x)`. */
export function askedForEmptiness(condition: string): string | null {
  const match =
    /^(?:-not|!)\s*\(?\$(?:script:|global:)?(\w+)\)?$/i.exec(condition) ??
    /^\[string\]::IsNullOr(?:Empty|WhiteSpace)\(\$(?:script:|global:)?(\w+)\)$/i.exec(condition) ??
    /^\$null\s+-eq\s+\$(?:script:|global:)?(\w+)$/i.exec(condition) ??
    /^\$(?:script:|global:)?(\w+)\s+-eq\s+(?:\$null|""|'')$/i.exec(condition);
  return match?.[1]?.toLowerCase() ?? null;
}

/** `$env:SKU`, which nobody has set as far as the repository tells: as for the default of a shell's variable. */
export function isUnset(condition: string, { variables }: Known): boolean {
  const [, name] = /^\$(env:\w+)$/i.exec(bare(condition)) ?? [];
  return name !== undefined && !variables.has(name.toLowerCase());
}

/** Commands that tell whether something stands already. */
const ASKS = /\b(az(\s+[a-z][a-z-]*)*?\s+(list|show|exists)|Get-Az\w+)(\s|$|\))/i;

export function asksWhatStands(command: string): boolean {
  return ASKS.test(command);
}
