import { TracedText } from '../../../text/traced.ts';
import type { Process } from '../process.ts';
import { lookUp } from '../variables.ts';
import { fileNames } from './file-names.ts';
import type { Fragment, Text } from './fragments.ts';
import { hasGlob } from './pattern.ts';

/** Splits an expanded word at IFS, and puts file names in the place of patterns. */
export function fieldsOf(shell: Process, fragments: readonly Fragment[]): readonly TracedText[] {
  const [only] = fragments;
  if (only?.kind === 'text' && fragments.length === 1 && !only.splits)
    return only.quoted || only.text.length > 0 ? namesOf(shell, [only]) : [];
  const separators = separatorsOf(shell);
  const fields: Text[][] = [];
  let field: Text[] | null = null;
  const add = (part: Text): void => {
    field ??= [];
    field.push(part);
  };
  const end = (): void => {
    if (field) fields.push(field);
    field = null;
  };
  for (const fragment of fragments) {
    if (fragment.kind === 'break') end();
    else if (!fragment.splits) {
      if (fragment.quoted || fragment.text.length > 0) add(fragment);
    } else splitAt(shell, fragment, separators, add, end, () => field !== null);
  }
  end();
  return fields.flatMap((parts) => namesOf(shell, parts));
}

function separatorsOf(shell: Process): string {
  const ifs = lookUp(shell, 'IFS');
  return ifs.kind === 'set' && ifs.text.known ? ifs.text.string : ' \t\n';
}

function splitAt(
  shell: Process,
  fragment: Text,
  separators: string,
  add: (part: Text) => void,
  end: () => void,
  open: () => boolean,
): void {
  const { text } = fragment;
  for (const piece of text.pieces) {
    if (piece.unknown && !piece.unknown.numeric) {
      shell.evaluation.unknown(`${piece.unknown.reason}; it may be more than one word`, piece.span);
    }
  }
  const string = text.string;
  let from = 0;
  for (let at = 0; at < string.length; at++) {
    const character = string[at] ?? '';
    if (!separators.includes(character)) continue;
    if (at > from) add({ ...fragment, text: text.slice(from, at) });
    if (!/[ \t\n]/.test(character) && !open()) add({ ...fragment, text: TracedText.empty, quoted: true });
    // White space around another separator belongs to it.
    let next = at + 1;
    let hard = !/[ \t\n]/.test(character);
    while (next < string.length && separators.includes(string[next] ?? '')) {
      if (!/[ \t\n]/.test(string[next] ?? '')) {
        if (hard) break;
        hard = true;
      }
      next++;
    }
    end();
    at = next - 1;
    from = next;
  }
  if (from < string.length) add({ ...fragment, text: text.slice(from) });
}

function namesOf(shell: Process, parts: readonly Text[]): readonly TracedText[] {
  const whole = TracedText.join(parts.map((part) => part.text));
  if (shell.options.noglob || !hasGlob(parts, shell.options.extglob)) return [whole];
  const names = fileNames(shell, parts);
  if (names === null) {
    const reason = `the files that match \`${whole.string}\` can't all be known`;
    shell.evaluation.unknown(reason, whole.spanOf());
    return [TracedText.hole({ reason }, whole.spanOf())];
  }
  if (names.length === 0) return shell.options.nullglob ? [] : [whole];
  return names.map((name) => TracedText.of(name, whole.spanOf()));
}
