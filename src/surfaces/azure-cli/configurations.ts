import { RUNNER_WORKSPACE } from '../../languages/workflow/runner/files.ts';
import { HOLE, TracedText } from '../../text/traced.ts';
import type { Property, Value } from '../../value/value.ts';
import type { AppSettings, SettingsFact } from '../facts.ts';
import { type Command, jsonWord } from './command.ts';
import { jsonSettings } from './settings.ts';
import { wordValue } from './word-value.ts';

/** `path.to.property=value`, JSON, or `@file` with JSON in it: by path, as written, in lower case. */
export function configurations(list: readonly TracedText[], command: Command): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  for (const word of list) {
    const json = jsonWord(word, command);
    if (json?.kind === 'object') flatten(json, '', found);
    else if (word.string.startsWith('@')) found.set(UNREAD, unreadFile(word, command));
    else {
      const equals = word.string.indexOf('=');
      const [hole] = word.holes;
      if (hole && equals < 0) {
        const reason = `which configurations are set is not known: ${hole.reason}`;
        found.set('appcommandline', wordValue(TracedText.hole({ reason }, word.spanOf()), command.context.span));
      }
      if (equals <= 0 || !word.slice(0, equals).known) continue;
      const text = word.slice(equals + 1);
      const value = jsonWord(text, command) ?? wordValue(text, command.context.span);
      const name = word.string.slice(0, equals).toLowerCase();
      found.set(name, value);
      if (value.kind === 'object') flatten(value, `${name}.`, found);
    }
  }
  return found;
}

/** What may be a startup command, of a file that isn't read. */
const UNREAD = '@';

/** What a file says that can't be read, or isn't JSON: it may set anything. */
export function unreadFile(word: TracedText, { context }: Command): Value {
  const path = word.string.replace(/^@/, '').replaceAll('\\', '/').replace(`${RUNNER_WORKSPACE}/`, '');
  const reason = `what \`${path.replaceAll(HOLE, '…')}\` holds is not known`;
  return wordValue(TracedText.hole({ reason }, word.spanOf()), context.span);
}

/** Every property of an object by its path: `properties.siteconfig.appcommandline`. */
export function flatten(value: Value, prefix: string, into: Map<string, Value>): void {
  if (value.kind !== 'object') return;
  for (const property of value.properties.values()) add(property, prefix, into);
}

function add({ key, value }: Property, prefix: string, into: Map<string, Value>): void {
  const name = `${prefix}${key.toLowerCase()}`;
  into.set(name, value);
  flatten(value, `${name}.`, into);
}

type SiteConfig = Pick<
  SettingsFact,
  'startupCommand' | 'perhapsStartupCommand' | 'linuxFxVersion' | 'appSettings' | 'plan'
>;

/** What properties of a site, of its `siteConfig` or of its `config/web` set, wherever the path to them begins. */
export function siteConfigOf(properties: ReadonlyMap<string, Value>): SiteConfig {
  const last = (...names: readonly string[]): Value | undefined => {
    const fitting = [...properties].filter(([path]) => names.includes(leaf(path)));
    return fitting.at(-1)?.[1];
  };
  const settings = last('appsettings');
  return {
    startupCommand: last('appcommandline', 'app_command_line'),
    perhapsStartupCommand: properties.get(UNREAD),
    linuxFxVersion: last('linuxfxversion', 'linux_fx_version'),
    appSettings: settings ? settingsOf(settings) : undefined,
    plan: last('serverfarmid', 'server_farm_id'),
  };
}

/** The last step of a path below `properties` and `siteConfig`; a deeper one is something else's. */
function leaf(path: string): string {
  return path.replace(/^(?:properties\.)?(?:siteconfig\.|site_config\.)?/, '');
}

function settingsOf(value: Value): AppSettings | undefined {
  const list = jsonSettings(value);
  return list.length === 0 ? undefined : { settings: new Map(list.map((each) => [each.name, each])), open: null };
}
