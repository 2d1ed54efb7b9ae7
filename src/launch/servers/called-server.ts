import type { CallOutline } from '../../languages/python/outline.ts';
import { TracedText } from '../../text/traced.ts';
import { sameValue } from '../../value/same-value.ts';
import { array, builtIn, string, unknown, type Value, written } from '../../value/value.ts';
import type { Server } from '../launch.ts';
import type { Runnable } from './app-class.ts';
import { argument, type CallPlace, type CallWord, callWords, hasMore, unknownText } from './call-words.ts';
import type { ServerInput } from './server-input.ts';
import { listening } from './server-values.ts';
import { uvicorn } from './uvicorn.ts';
import { waitressServe } from './waitress.ts';

/** What a function of a server makes of its arguments. */
type Called = (call: CallOutline, words: readonly CallWord[], input: ServerInput) => Server['settings'];

/** By the function's whole name: the server, and how it takes its arguments. */
export const CALLED: Readonly<Record<string, { readonly name: string; readonly settings: Called }>> = {
  'uvicorn.run': { name: 'uvicorn', settings: ofUvicorn },
  // its `Server` runs in the process that makes it, however many workers the configuration names
  'uvicorn.Config': {
    name: 'uvicorn',
    settings: (call, words, input) => ofUvicorn(call, without(words, 'workers'), input),
  },
  'waitress.serve': { name: 'waitress', settings: ofWaitress },
  'aiohttp.web.run_app': { name: 'aiohttp', settings: ofAiohttp },
  'hypercorn.run.run': { name: 'hypercorn', settings: () => new Map() },
  'hypercorn.asyncio.serve': { name: 'hypercorn', settings: () => new Map() },
  'hypercorn.trio.serve': { name: 'hypercorn', settings: () => new Map() },
};

export function settingsOfCall(
  called: Called,
  call: CallOutline,
  place: CallPlace,
  input: ServerInput,
): Server['settings'] {
  const words = callWords(call, place);
  const settings = called(call, words, input);
  const [first] = itemsOf(settings.get('bind'));
  // what the call leaves out is missing there
  if (first?.kind !== 'string' || words.some(({ option }) => /^(host|uds|fd|listen|unix-socket)$/.test(option)))
    return settings;
  const bind = string(first.text, written(call.span));
  return new Map([...settings, ['bind', array([bind], bind.origin)]]);
}

function itemsOf(value: Value | undefined): readonly Value[] {
  return value?.kind === 'array' ? value.items : [];
}

/** Where a call would listen that may not be the one that is reached. */
export function unsure(settings: Server['settings'], reason: string): Server['settings'] {
  return new Map([...settings].map(([name, value]) => [name, name === 'bind' ? unknown(reason, value.origin) : value]));
}

/** https://www.uvicorn.org/deployment/#running-programmatically: the same as its command line, without variables of its own. */
function ofUvicorn(call: CallOutline, words: readonly CallWord[], input: ServerInput): Server['settings'] {
  const environment = new Map([...input.environment].filter(([name]) => !name.startsWith('UVICORN_')));
  return uvicorn({ ...input, environment, argv: [...unseen(call, ['host', 'port', 'workers']), ...argvOf(words)] })
    .settings;
}

/** https://docs.pylonsproject.org/projects/waitress/en/stable/arguments.html */
function ofWaitress(call: CallOutline, words: readonly CallWord[], input: ServerInput): Server['settings'] {
  const each = words.flatMap((word): readonly CallWord[] => {
    if (word.option === 'sockets') return [{ option: 'listen', value: unknownText(call.span) }];
    if (word.option !== 'listen' || typeof word.value === 'string') return [word];
    const { value: list } = word;
    const addresses = [...list.string.matchAll(/\S+/g)].map((one) => list.slice(one.index, one.index + one[0].length));
    return addresses.map((value) => ({ option: 'listen', value }));
  });
  return waitressServe({ ...input, argv: [...unseen(call, ['host', 'port', 'threads']), ...argvOf(each)] }).settings;
}

/** https://docs.aiohttp.org/en/stable/web_reference.html#aiohttp.web.run_app: without a host, on all addresses. */
function ofAiohttp(call: CallOutline, words: readonly CallWord[]): Server['settings'] {
  const given = (option: string): TracedText | undefined => asText(words.find((word) => word.option === option)?.value);
  if (hasMore(call) || ['path', 'sock'].some((option) => given(option))) return new Map();
  const by = builtIn("aiohttp's default");
  const bind = listening(
    { host: given('host'), port: given('port') },
    { host: undefined, port: undefined },
    { host: '0.0.0.0', port: '8080', by },
  );
  return new Map([['bind', array([bind], bind.origin)]]);
}

/** A value that is a text and no flag. */
function asText(value: CallWord['value'] | null | undefined): TracedText | undefined {
  return typeof value === 'string' ? undefined : (value ?? undefined);
}

function without(words: readonly CallWord[], option: string): readonly CallWord[] {
  return words.filter((word) => word.option !== option);
}

/** What `**options` may hold. */
function unseen(call: CallOutline, options: readonly string[]): readonly TracedText[] {
  return hasMore(call) ? argvOf(options.map((option) => ({ option, value: unknownText(call.span) }))) : [];
}

function argvOf(words: readonly CallWord[]): readonly TracedText[] {
  return words.flatMap(({ option, value }) => {
    if (value === 'on') return [TracedText.of(`--${option}`)];
    if (value === 'off') return [TracedText.of(`--no-${option}`)];
    return [TracedText.join([TracedText.of(`--${option}=`), value])];
  });
}

/** Where `app.run(host, port)` of each listens by itself. Dash takes both from variables, which App Service's script sets. */
const RUNS: Readonly<Record<Runnable, readonly [host: string, port: string]>> = {
  Flask: ['127.0.0.1', '5000'],
  Quart: ['127.0.0.1', '5000'],
  Dash: ['127.0.0.1', '8050'],
};

/** Where the server for development listens that `app.run(…)` starts. */
export function bindOfRun(framework: Runnable, call: CallOutline, place: CallPlace): Value | null {
  const byDefault = RUNS[framework];
  const by = builtIn(`${framework}'s default`);
  if (hasMore(call)) return null;
  const variable = (name: string): Value | undefined =>
    framework === 'Dash' ? place.input.environment.get(name) : undefined;
  const [first, second] = call.arguments.filter(({ name }) => name === null);
  const given = (name: string, positional: typeof first): TracedText | undefined => {
    const value = call.arguments.find((one) => one.name === name)?.value ?? positional?.value;
    return value && asText(argument(value, place));
  };
  const bind = listening(
    { host: given('host', first), port: given('port', second) },
    { host: variable('HOST'), port: variable('PORT') },
    { host: byDefault[0], port: byDefault[1], by },
  );
  return array([bind], bind.origin);
}

/** What several calls of one server have in common; what differs depends on which of them is reached. */
export function inCommon(all: readonly Server['settings'][], reason: string): Server['settings'] {
  const [first = new Map<string, Value>(), ...others] = all;
  return new Map(
    [...first].map(([name, value]): [string, Value] => {
      const same = others.every((other) => sameValue(other.get(name) ?? value, value));
      return [name, same ? value : unknown(reason, value.origin)];
    }),
  );
}
