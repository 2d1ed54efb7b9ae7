import { type Source, span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import type { Condition } from '../../value/condition.ts';
import type { Value } from '../../value/value.ts';
import type { StepContext } from '../workflow/step-context.ts';
import { optionsOf } from './option-table.ts';
import { parseOptions } from './options.ts';
import { wordValue } from './word-value.ts';

/** What the CLI takes where an option isn't given: `[defaults]` of its configuration, by name. */
export type Defaults = ReadonlyMap<string, ConfiguredDefault>;

export interface ConfiguredDefault {
  readonly value: Value;
  /** of the command that sets it */
  readonly condition: Condition | null;
}

export const NO_DEFAULTS: Defaults = new Map();

/** The options of `az webapp up` that it writes into the configuration of its folder. */
const KEPT_BY_UP: readonly (readonly [string, string])[] = [
  ['name', 'web'],
  ['plan', 'appserviceplan'],
  ['sku', 'sku'],
];

/**
 * The defaults after a command that may set some: `az configure --defaults web=NAME`, `az config set defaults.web=NAME`, and
 * `az webapp up`, which remembers what it made.
 * https://learn.microsoft.com/cli/azure/azure-cli-configuration
 */
export function defaultsAfter(argv: readonly TracedText[], context: StepContext, before: Defaults): Defaults {
  const words = argv.map((word) => word.string);
  const set = setBy(argv, words, context);
  const { condition } = context;
  return set.length === 0
    ? before
    : new Map([...before, ...set.map(([name, value]) => [name, { value, condition }] as const)]);
}

function setBy(
  argv: readonly TracedText[],
  words: readonly string[],
  context: StepContext,
): readonly (readonly [string, Value])[] {
  if (words[0] === 'configure') {
    const at = words.findIndex((word) => word === '--defaults' || word === '-d');
    return at < 0 ? [] : argv.slice(at + 1).flatMap((word) => pair(word, '', context));
  }
  if (words[0] === 'config' && words[1] === 'set')
    return argv.slice(2).flatMap((word) => pair(word, 'defaults.', context));
  if (words[0] !== 'webapp' || words[1] !== 'up') return [];
  const given = parseOptions(argv.slice(2), optionsOf('webapp up') ?? [], new Set());
  if (given.refusal || given.places.has('dryrun')) return [];
  return KEPT_BY_UP.flatMap(([option, name]) => {
    const word = given.values.get(option)?.[0];
    return word ? [[name, wordValue(word, context.span)] as const] : [];
  });
}

/** `web=NAME` */
function pair(word: TracedText, prefix: string, context: StepContext): readonly (readonly [string, Value])[] {
  const at = word.string.indexOf('=');
  const name = word.string.slice(0, at);
  if (at < 0 || !name.startsWith(prefix)) return [];
  return [[name.slice(prefix.length), wordValue(word.slice(at + 1), context.span)]];
}

/** What the configuration of a folder, `.azure/config`, says that is committed: `az webapp up` leaves it there. */
export function configuredIn(source: Source, name: string): Value | undefined {
  const section = /^\[defaults\][ \t]*\r?\n((?:(?!\[)[^\n]*\n?)*)/m.exec(source.text);
  const entries = section?.[1] ?? '';
  const entry = new RegExp(`^${name}[ \\t]*[=:][ \\t]*([^\\r\\n]*?)[ \\t]*$`, 'm').exec(entries);
  if (!section || !entry?.[1]) return undefined;
  const inside = entry.index + entry[0].lastIndexOf(entry[1]);
  const start = section.index + section[0].length - entries.length + inside;
  const place = span(source, start, start + entry[1].length);
  return wordValue(TracedText.at(place), place);
}
