import { parseArgs } from 'node:util';
import { orNearest } from '../text/nearest.ts';
import { COMMANDS, type Command, type CommandName, type Option } from './commands.ts';

/** What a command line asks for. */
export type Request =
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly command: Command | null }
  /** a call that can't be carried out, in one sentence */
  | { readonly kind: 'misuse'; readonly message: string }
  | CommandRequest;

export interface CommandRequest {
  readonly kind: 'command';
  readonly name: CommandName;
  readonly argument: string | null;
  readonly options: Given;
}

/** The options as they were given, by name. All values have been checked against what the option allows. */
export interface Given {
  readonly switches: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
}

const EVERYWHERE: readonly Option[] = [
  { name: 'help', value: null, describe: 'show this help' },
  { name: 'version', value: null, describe: 'show the version' },
];

/** Reads a command line (without `node` and the script). Never throws: what is wrong with it is a request too. */
export function requestOf(words: readonly string[]): Request {
  const all = [...EVERYWHERE, ...COMMANDS.flatMap(({ options }) => options)];
  // The same name may be an option with a value for one command, and a switch for another.
  const usual = [...all, ...(COMMANDS[0]?.options ?? [])];
  const asked = COMMANDS.find(({ name }) => name === tokensOf(words, usual).find(isLoose)?.value);
  const tokens = tokensOf(words, [...usual, ...(asked?.options ?? [])]);
  const loose = tokens.filter(isLoose);
  const terminator = tokens.find((token) => token.kind === 'option-terminator');
  const [first] = loose;
  const named = COMMANDS.find(({ name }) => name === first?.value && (!terminator || first.index < terminator.index));
  const command = named ?? COMMANDS[0];
  if (!command) throw new Error('there are no commands');
  const rest = (named ? loose.slice(1) : loose).map(({ value }) => value);

  const own = [...EVERYWHERE, ...command.options];
  const switches = new Set<string>();
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const problem = problemOf(token, command, all, values);
    if (problem !== null) return { kind: 'misuse', message: problem };
    if (typeof token.value === 'string') values.set(token.name, [...(values.get(token.name) ?? []), token.value]);
    if (own.some(({ name, value }) => name === token.name && value === null)) switches.add(token.name);
  }
  if (switches.has('help') || (!named && first?.value === 'help'))
    return { kind: 'help', command: helpTopic(named, rest) };
  if (switches.has('version')) return { kind: 'version' };

  const { argument } = command;
  const [given = null, ...surplus] = rest;
  if (argument === null && given !== null) {
    return { kind: 'misuse', message: `${command.name} takes no argument; "${given}" is one too many.` };
  }
  if (argument !== null && surplus.length > 0) {
    return { kind: 'misuse', message: `${command.name} takes one ${argument.name}; "${surplus[0]}" is one too many.` };
  }
  if (given === null && argument?.required) {
    return {
      kind: 'misuse',
      message: `${command.name} needs a ${argument.name}: see gunicorn-plan-lint ${command.name} --help.`,
    };
  }
  return { kind: 'command', name: command.name, argument: given, options: { switches, values } };
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

function isLoose(token: Token): token is Extract<Token, { readonly kind: 'positional' }> {
  return token.kind === 'positional';
}

function tokensOf(words: readonly string[], options: readonly Option[]): readonly Token[] {
  const types = options.map(({ name, value }) => [name, { type: value === null ? 'boolean' : 'string' }] as const);
  return parseArgs({
    args: [...words],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: { ...Object.fromEntries(types), help: { type: 'boolean', short: 'h' } },
  }).tokens;
}

function helpTopic(named: Command | undefined, rest: readonly string[]): Command | null {
  return named ?? COMMANDS.find(({ name }) => name === rest[1]) ?? null;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** What is wrong with one option, in a sentence; null where nothing is. */
function problemOf(
  { name, rawName, value, inlineValue }: OptionToken,
  command: Command,
  all: readonly Option[],
  earlier: ReadonlyMap<string, readonly string[]>,
): string | null {
  const own = [...EVERYWHERE, ...command.options];
  const option = own.find((candidate) => candidate.name === name);
  if (!option) {
    if (all.some((candidate) => candidate.name === name)) return `${command.name} has no option ${rawName}.`;
    const names = own.map((candidate) => candidate.name);
    return `There is no option ${rawName}${orNearest(name, names, (near) => `--${near}`)}`;
  }
  if (option.value === null) {
    if (value === undefined || option.sharpened?.includes(value)) return null;
    if (!option.sharpened) return `${rawName} takes no value.`;
    return `${rawName} takes no value but ${option.sharpened.join(', ')}, not "${value}".`;
  }
  if (value === undefined || (!inlineValue && value.startsWith('--')))
    return `${rawName} needs a value: ${option.value}.`;
  if (earlier.has(name) && !option.repeatable) return `${rawName} is given twice.`;
  if (option.allowed && !option.allowed.includes(value)) {
    return `${rawName} is one of ${option.allowed.join(', ')}, not "${value}"${orNearest(value, option.allowed, (near) => near)}`;
  }
  return null;
}
