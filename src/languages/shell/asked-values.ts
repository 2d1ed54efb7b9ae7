import { TracedText } from '../../text/traced.ts';
import { type Asked, distinctTexts, valuesOfFiles } from '../asked.ts';
import { type Assignment, type Command, parseScript, type SyntaxNode, type Word, walk } from './parse.ts';

/** What a variable is assigned: what the script is given, a value of an option, a text, or something else. */
type Source =
  | { readonly kind: 'given'; readonly name: string; readonly default: TracedText | null }
  | { readonly kind: 'constant'; readonly value: TracedText }
  | { readonly kind: 'option' | 'empty' | 'other' };

/**
 * The values between which a script tells what it is given: the labels of `case "$STAGE"`, what `$STAGE` is compared with, the
 * items that it names (`${SKU[$STAGE]}`), the files whose names it makes (`source "config/$STAGE.env"`).
 * @param files all paths of the repository
 */
export function askedValues(script: TracedText, files: readonly string[]): readonly Asked[] {
  const compared = new Map<string, Values[]>();
  const items = new Map<string, TracedText[]>();
  const indices: { readonly variable: string; readonly array: string }[] = [];
  const sources = new Map<string, Source[]>();
  const push = <T>(lists: Map<string, T[]>, name: string, item: T): void => {
    lists.set(name, [...(lists.get(name) ?? []), item]);
  };
  walk(parseScript(script.string), (node) => {
    for (const [name, values] of comparedIn(node, script, files)) push(compared, name, values);
    if (node.type === 'Assignment') for (const name of itemNames(node, script)) push(items, node.name, name);
    if (node.type === 'Assignment' && node.value.type === 'Word' && !node.index)
      push(sources, node.name, sourceOf(node.name, node.value, script));
    if (node.type === 'ParameterExpansion' && node.index) {
      const variable = variableIn(node.index);
      if (variable !== null) indices.push({ variable, array: node.parameter });
    }
    if (node.type === 'Command' && node.name?.text === 'read')
      for (const { value } of wordsOf(node)) push(sources, value, { kind: 'other' });
    return true;
  });
  for (const { variable, array } of indices) push(compared, variable, () => items.get(array) ?? []);
  return [...compared].flatMap(([variable, values]) => {
    const given = givenAs(variable, sources.get(variable) ?? []);
    const all = given
      ? distinctTexts(
          given.default,
          values.flatMap((each) => each()),
        )
      : [];
    return given && all.length > 0 ? [{ name: given.name, variable, values: all }] : [];
  });
}

/** `$STAGE`, `${STAGE,,}`, `${1:-dev}` */
const WHOLE = /^\$(?:\{(\w+)(?:[,^]{1,2}|:?[-?].*)?\}|(\w+))$/;

function variableIn({ value }: Pick<Word, 'value'>): string | null {
  const [, braced, plain] = WHOLE.exec(value) ?? [];
  return braced ?? plain ?? null;
}

function wordsOf({ suffix }: Command): readonly Word[] {
  return suffix.filter((word): word is Word => word.type === 'Word');
}

/** Worked out only for what is given: to look for files takes its time. */
type Values = () => readonly TracedText[];
type Compared = readonly [variable: string, values: Values];

function comparedIn(node: SyntaxNode, script: TracedText, files: readonly string[]): readonly Compared[] {
  const place = ({ pos, end }: Word): ReturnType<TracedText['spanOf']> => script.spanOf(pos, end);
  const texts = (word: Word, values: readonly string[]): readonly TracedText[] =>
    values.filter((value) => PLAIN.test(value)).map((value) => TracedText.of(value, place(word)));
  const sides = (left: Word | undefined, operator: string, right: Word | undefined): readonly Compared[] => {
    const name = left && variableIn(left);
    if (!name || !right || !/^(=|==|!=|=~)$/.test(operator)) return [];
    const values = operator === '=~' ? (ALTERNATIVES.exec(right.value)?.[1]?.split('|') ?? []) : [right.value];
    return [[name, () => texts(right, values)]];
  };
  switch (node.type) {
    case 'Case': {
      const name = variableIn(node.word);
      const labels = node.items.flatMap(({ pattern }) => pattern);
      return name === null ? [] : [[name, () => labels.flatMap((word) => texts(word, [word.value]))]];
    }
    case 'TestBinary':
      return sides(node.left, node.operator, node.right);
    case 'Command': {
      const [left, operator, right] = wordsOf(node);
      return /^(\[|test)$/.test(node.name?.text ?? '') ? sides(left, operator?.value ?? '', right) : [];
    }
    case 'Word':
      return [...new Set([...node.value.matchAll(PART)].map(([, braced, plain]) => braced ?? plain ?? ''))].map(
        (name): Compared => {
          const itself = new RegExp(`\\$(?:${name}(?!\\w)|\\{${name}\\})`);
          return [name, () => texts(node, valuesOfFiles(node.value, itself, files))];
        },
      );
    default:
      return [];
  }
}

const PLAIN = /^[A-Za-z][\w-]*$/;
const ALTERNATIVES = /^\^\(?([\w|-]+)\)?\$$/;
const PART = /\$(?:\{(\w+)\}|(\w+))/g;

/** `SKU[prod]=P1v3`, `SKU=([dev]=B1 [prod]=P1v3)`: the names of items. */
function itemNames({ index, value }: Assignment, script: TracedText): readonly TracedText[] {
  if (index) return PLAIN.test(index.value) ? [TracedText.of(index.value, script.spanOf(index.pos, index.end))] : [];
  if (value.type !== 'ArrayValue') return [];
  return value.elements.flatMap(({ text, pos, end }) => {
    const [, name] = /^\[["']?([A-Za-z][\w-]*)["']?\]=/.exec(text) ?? [];
    return name === undefined ? [] : [TracedText.of(name, script.spanOf(pos, end))];
  });
}

/** What is assigned to a variable. */
function sourceOf(name: string, word: Word, script: TracedText): Source {
  const { value } = word;
  const text = (part: string): TracedText => TracedText.of(part, script.spanOf(word.pos, word.end));
  const [, from = '', otherwise] = /^\$\{?(\w+)(?::?[-=]([^${}]*))?(?::?\?.*)?\}?$/.exec(value) ?? [];
  if (from === 'OPTARG' || /^\$(?:[2-9]|\{[2-9](?::?[-?][^{}]*)?\}|\{1[#%].*\})$/.test(value))
    return { kind: 'option' };
  if (from === name || /^[1-9]$/.test(from))
    return { kind: 'given', name: from, default: otherwise ? text(otherwise) : null };
  if (value === '') return { kind: 'empty' };
  return PLAIN.test(value) ? { kind: 'constant', value: text(value) } : { kind: 'other' };
}

/** How a variable is given; null where the script doesn't leave that to others. */
function givenAs(
  variable: string,
  sources: readonly Source[],
): { readonly name: string; readonly default: TracedText | null } | null {
  if (sources.some(({ kind }) => kind === 'other')) return null;
  for (const source of sources) if (source.kind === 'given') return source;
  const constant = sources.find((source) => source.kind === 'constant');
  const isOption = sources.some(({ kind }) => kind === 'option');
  const isEmpty = sources.length > 0 && sources.every(({ kind }) => kind === 'empty');
  return isOption || !(constant || isEmpty) ? { name: variable, default: constant?.value ?? null } : null;
}
