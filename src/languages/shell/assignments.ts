import { TracedText } from '../../text/traced.ts';
import { arithmeticOf } from './expand/arithmetic-text.ts';
import { ASSIGNED, expandText, PLAIN } from './expand/word.ts';
import { expandToFields } from './expand/words.ts';
import type { Assignment, Word } from './parse.ts';
import type { Process } from './process.ts';
import { assign, assignItem, assignItems, forgetItems, itemsOf, lookUp, mark } from './variables.ts';

/** `x=a`, `x+=b`, `x[1]=c`, `x=(a b)` */
export function assignTo(shell: Process, assignment: Assignment, exported: boolean): void {
  const { name, value, append } = assignment;
  if (value.type === 'ArrayValue') {
    assignArray(shell, name, value.elements, append ?? false);
    return;
  }
  const text = expandText(shell, value, ASSIGNED);
  if (assignment.index) {
    const index = indexOf(shell, name, expandText(shell, assignment.index, PLAIN));
    if (typeof index !== 'string') {
      // any item may be the one that is set
      forgetItems(shell, name, index.reason);
      return;
    }
    const old = append ? itemsOf(shell, name).get(index) : undefined;
    assignItem(shell, name, index, old ? old.concat(text) : text);
    return;
  }
  const old = append ? lookUp(shell, name) : null;
  assign(shell, name, old?.kind === 'set' ? appended(shell, name, old.text, text) : text, false);
  if (exported) mark(shell, name, { exported: true });
}

function appended(shell: Process, name: string, old: TracedText, more: TracedText): TracedText {
  return shell.variables.get(name)?.integer ? TracedText.join([old, TracedText.of('+'), more]) : old.concat(more);
}

/** The key of an item: the text itself in an associative array, else the number that it gives, or why that isn't known. */
function indexOf(shell: Process, name: string, text: TracedText): string | { readonly reason: string } {
  if (shell.variables.get(name)?.associative) return text.string;
  const index = arithmeticOf(shell, text);
  if (typeof index === 'bigint') return String(index);
  return { reason: `which item of \`${name}\` is set is not known: ${index.reason}` };
}

const KEYED = /^\[([^\]]*)\]=/;

/** `x=(a b [5]=c)` */
export function assignArray(shell: Process, name: string, elements: readonly Word[], append: boolean): void {
  const items = new Map(append ? itemsOf(shell, name) : []);
  let next = Number([...items.keys()].at(-1) ?? '-1') + 1;
  let more: string | undefined;
  for (const word of elements) {
    const [head, key = ''] = KEYED.exec(word.text) ?? [];
    if (head !== undefined) {
      const bare = key.replace(/^(["'])(.*)\1$/, '$2');
      const index = indexOf(shell, name, /[$`]/.test(bare) ? expandedKey(shell, word, head) : TracedText.of(bare));
      if (typeof index !== 'string') {
        more ??= index.reason;
        continue;
      }
      const parts = word.parts?.filter((part) => part.pos >= word.pos + head.length);
      items.set(index, expandText(shell, { pos: word.pos + head.length, end: word.end, parts }, ASSIGNED));
      next = Number(index) + 1;
      continue;
    }
    const fields = expandToFields(shell, word);
    for (const field of fields) items.set(String(next++), field);
    // `( $(az … -o tsv) )`: how many words it prints isn't known
    const printed = fields.length === 1 && /^(?:\$\(|`|\$\w)/.test(word.text) ? fields[0] : undefined;
    if (printed?.length === 1) more ??= printed.holes[0]?.reason;
  }
  assignItems(shell, name, items);
  const variable = shell.variables.get(name);
  if (variable && more !== undefined) shell.variables.set(name, { ...variable, more });
}

function expandedKey(shell: Process, word: Word, head: string): TracedText {
  const end = word.pos + head.length - 2;
  const parts = word.parts?.filter((part) => part.pos > word.pos && part.end <= end);
  return expandText(shell, { pos: word.pos + 1, end, parts }, PLAIN);
}
