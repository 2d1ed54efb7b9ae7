import { HOLE, TracedText } from '../../text/traced.ts';
import { quotedText, type Table, type Variables, type Word } from './words.ts';

/** A table with one entry set, in a table within it where the path has several steps. */
export function withEntry(table: Table, [step, ...rest]: readonly string[], word: Word): Table {
  if (step === undefined) return table;
  const name = [...table.keys()].find((key) => key.toLowerCase() === step.toLowerCase()) ?? step;
  const old = table.get(name);
  const inner =
    rest.length === 0 ? word : tableWord(withEntry(old?.kind === 'table' ? old.entries : new Map(), rest, word));
  return new Map(table).set(name, inner);
}

/** The name of the entries of a table of which the name isn't known. */
export const UNKNOWN_NAME = HOLE;

/** A table with an entry set of which the name isn't known: it may be any that is there already. */
export function withUnknownEntry(table: Table, unknown: Word): Table {
  return new Map([...[...table.keys()].map((name) => [name, unknown] as const), [UNKNOWN_NAME, unknown]]);
}

/** The name of an entry as a word. */
export function nameWord(name: string, value: Word): Word {
  return name === UNKNOWN_NAME && value.kind === 'text' ? value : quotedText(TracedText.of(name));
}

/** The table without one of its entries. */
export function withoutEntry(table: Table, name: string): Table {
  return new Map([...table].filter(([key]) => key.toLowerCase() !== name.toLowerCase()));
}

export function tableWord(entries: Table): Word {
  return { kind: 'table', entries };
}

/**
 * What variables hold after a block that may have run or not: where a table has got an entry, or another one, that is
 * what isn't known, and the rest of the table stays.
 * @param unknown what a variable or an entry holds that may be the one or the other
 */
export function afterBlock(before: Variables, after: Variables, unknown: (name: string) => Word): Map<string, Word> {
  const merged = new Map(after);
  for (const [name, word] of after) {
    const old = before.get(name);
    if (old === word) continue;
    merged.set(name, eitherOf(old, word, name, unknown));
  }
  return merged;
}

function eitherOf(old: Word | undefined, word: Word, name: string, unknown: (name: string) => Word): Word {
  if (old?.kind === 'table' && word.kind === 'table')
    return tableWord(afterBlock(old.entries, word.entries, (key) => unknown(`${name}.${key}`)));
  if (old?.kind === 'list' && word.kind === 'list' && old.items.every((item, at) => item === word.items[at]))
    return listWord([...old.items, ...perhaps(word.items.slice(old.items.length), unknown(name))]);
  return unknown(name);
}

/**
 * What a variable holds after one of two blocks: what the one left, where the other leaves it alone; of a list, to which each
 * may add, the items of both.
 */
export function onEither(before: Word | undefined, one: Word, other: Word | undefined, unknown: Word): Word {
  if (other === before) return one;
  const isLonger = (word: Word | undefined): word is Extract<Word, { kind: 'list' }> =>
    before?.kind === 'list' && word?.kind === 'list' && before.items.every((item, at) => item === word.items[at]);
  if (before?.kind !== 'list' || !isLonger(one) || !isLonger(other)) return unknown;
  return listWord([...one.items, ...other.items.slice(before.items.length)]);
}

/**
 * Items that may be left out: of `WORKERS=4` only the name is sure, and that an option is given tells nothing as long as nobody
 * knows what it is given.
 */
function perhaps(items: readonly Word[], unknown: Word): readonly Word[] {
  return items.map((item, at) => {
    if (item.kind !== 'text' || unknown.kind !== 'text') return unknown;
    const next = items[at + 1];
    if (VALUED.test(item.text.string) && next?.kind === 'text' && !OPTION.test(next.text.string)) return item;
    const [name] = /^[\w.-]+=/.exec(item.text.string) ?? [];
    return name === undefined ? unknown : { ...item, text: item.text.slice(0, name.length).concat(unknown.text) };
  });
}

const OPTION = /^-{1,2}[A-Za-z]/;
/** Options of which it makes no difference whether they are left out, or given what nobody knows. */
const VALUED = /^(?:--parameters|-p|--settings|--slot-settings|--startup-file|--sku)$/;

export function listWord(items: readonly Word[]): Word {
  return { kind: 'list', items };
}

/** `$settings.GetEnumerator()`: its entries, each with its `Key` (also called `Name`) and its `Value`. */
export function enumerated(table: Table): Word {
  return listWord(
    [...table].map(([name, value]) => {
      const key = nameWord(name, value);
      return tableWord(
        new Map([
          ['Key', key],
          ['Name', key],
          ['Value', value],
        ]),
      );
    }),
  );
}

/** The items of a list; of another word itself. */
export function itemsOf(word: Word): readonly Word[] {
  return word.kind === 'list' ? word.items : [word];
}

/** An entry by its name, whatever its case; `Keys` and `Values` where no entry is called so. */
export function entryOf(table: Table, written: string): Word | undefined {
  const name = written.toLowerCase();
  const entry = [...table].find(([key]) => key.toLowerCase() === name)?.[1];
  // an entry of an unknown name may be this one
  if (entry || (name !== 'keys' && name !== 'values')) return entry ?? table.get(UNKNOWN_NAME);
  return listWord(name === 'values' ? [...table.values()] : [...table].map(([key, value]) => nameWord(key, value)));
}
