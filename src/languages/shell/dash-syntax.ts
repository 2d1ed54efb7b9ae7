import { type ParsedScript, parseScript, type SyntaxNode, walk } from './parse.ts';

/** What dash makes of a text that was read with bash's grammar. */
export interface DashReading {
  readonly script: ParsedScript;
  /** offsets of a `;` that dash reads as `&` (the first half of `&>`) */
  readonly ampersands: ReadonlySet<number>;
  /** the first place that dash refuses */
  readonly refused: { readonly pos: number; readonly message: string } | null;
}

/** Texts without any of these mean the same in both shells, so that most scripts are read only once. */
const SUSPECT =
  /\[\[|\(\(|\$['"[]|[\w\]]\+?=\(|\w\+=|\w\[[^\]]*\]\+?=|<<<|[<>]\(|\|&|;&|&>|\{[^{}]*(?:,|\.\.)|\{\w+\}[<>]|[?*+@!]\(|\b(?:function|select|coproc|time)\b|[^\w\s]\s*\(\)|`|\$\(/;

/**
 * dash has no `[[`, no arrays, no `function`, … where bash has grammar for them, dash sees ordinary words. Their first
 * character is masked (offsets stay as they are) and the text is read again, until nothing of bash is left.
 */
export function readAsDash(text: string): DashReading {
  const first = parseScript(text);
  if (!SUSPECT.test(text)) return { script: first, ampersands: new Set(), refused: errorOf(first) };
  const ampersands = new Set<number>();
  let masked = text;
  let script = first;
  for (let round = 0; round < 8; round++) {
    const found = findings(script, masked);
    if (found.masks.size === 0) return { script, ampersands, refused: earliest(found.refusals) };
    const characters = masked.split('');
    for (const [offset, character] of found.masks) {
      characters[offset] = character;
      if (character === ';') ampersands.add(offset);
    }
    masked = characters.join('');
    script = parseScript(masked);
  }
  return { script, ampersands, refused: { pos: 0, message: 'bash syntax that /bin/sh does not know' } };
}

interface Refusal {
  readonly pos: number;
  readonly message: string;
}

function errorOf(script: ParsedScript): Refusal | null {
  return script.errors?.[0] ?? null;
}

function earliest(refusals: readonly Refusal[]): Refusal | null {
  return refusals.reduce<Refusal | null>((first, next) => (first && first.pos <= next.pos ? first : next), null);
}

function findings(script: ParsedScript, text: string): { masks: Map<number, string>; refusals: Refusal[] } {
  const masks = new Map<number, string>();
  const refusals: Refusal[] = [...(script.errors ?? [])];
  const refuse = (pos: number, message: string) => refusals.push({ pos, message });
  walk(script, (node) => {
    // a substitution between escaped backquotes has offsets of its own; it is read when it is evaluated
    if (node.type === 'Script' && node.source !== undefined) return false;
    look(node, text, masks, refuse);
    return true;
  });
  return { masks, refusals };
}

function look(
  node: SyntaxNode,
  text: string,
  masks: Map<number, string>,
  refuse: (pos: number, message: string) => void,
): void {
  switch (node.type) {
    case 'Script':
      for (const error of node.errors ?? []) refuse(error.pos, error.message);
      return;
    case 'TestCommand':
      masks.set(node.pos, '%').set(node.pos + 1, '%');
      return;
    case 'Select':
    case 'Coproc':
    case 'Time':
    case 'AnsiCQuoted':
    case 'LocaleString':
    case 'BraceExpansion':
    case 'FileDescriptorVariable':
      masks.set(node.pos, '%');
      return;
    case 'ArithmeticExpansion':
      if (text.startsWith('$[', node.pos)) masks.set(node.pos, '%');
      return;
    case 'Function':
      if (/^function\b/.test(text.slice(node.pos, node.pos + 9))) masks.set(node.pos, '%');
      else if (!/^[A-Za-z_]\w*$/.test(node.name.value)) refuse(node.pos, 'Bad function name');
      return;
    case 'Assignment':
      if (node.value.type === 'ArrayValue') refuse(node.value.pos, '"(" unexpected');
      else if (node.index) masks.set(node.pos + node.name.length, '%');
      else if (node.append) masks.set(node.pos + node.name.length, '%');
      return;
    case 'Redirect':
      if (node.operator.startsWith('&>')) masks.set(text.indexOf('&>', node.pos), ';');
      return;
    case 'HereString':
      return void refuse(node.pos, 'redirection unexpected');
    case 'ProcessSubstitution':
    case 'ExtendedGlob':
      return void refuse(node.pos, '"(" unexpected');
    case 'ArithmeticFor':
      return void refuse(node.pos, 'Bad for loop variable');
    case 'For':
      if (!/^[A-Za-z_]\w*$/.test(node.name.text)) refuse(node.name.pos, 'Bad for loop variable');
      return;
    case 'Pipeline':
      if (node.operators.includes('|&')) refuse(node.pos, '"&" unexpected');
      return;
    case 'CaseItem':
      if (node.terminator && node.terminator !== ';;') refuse(node.end, '"&" unexpected');
      return;
    default:
      return;
  }
}
