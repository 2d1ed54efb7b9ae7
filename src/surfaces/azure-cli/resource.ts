import type { TracedText } from '../../text/traced.ts';
import { knownString, textOf } from '../../value/read.ts';
import type { Value } from '../../value/value.ts';
import type { Fact } from '../facts.ts';
import { type Command, jsonWord, named, nonEmpty, option, words } from './command.ts';
import { configurations, flatten, siteConfigOf, unreadFile } from './configurations.ts';
import { instances } from './plan.ts';
import { type ResourceId, resourceId } from './resource-id.ts';
import { settings } from './webapp.ts';
import { wordValue } from './word-value.ts';

/** `az resource update --set properties.siteConfig.appCommandLine=…` on a site, its configuration or a plan. */
export function updateResource(command: Command): readonly Fact[] {
  const id = resourceId(words(command, 'ids')[0]);
  const parent = nonEmpty(command, 'parent');
  const within = textOf(parent)?.string.split('/')[0];
  const type = [knownString(option(command, 'namespace')), within, knownString(option(command, 'resource_type'))]
    .filter((part) => part !== undefined)
    .join('/')
    .toLowerCase();
  const set = configurations(words(command, 'set'), command);
  if (id ? id.type === 'serverfarms' : type.includes('serverfarms'))
    return planSize(command, id?.name ?? named(command, 'name', 'plan'), set);
  const unread = id ? undefined : unknownId(words(command, 'ids')[0], command);
  if (!id && !unread && !/(^|\/)sites(\/config)?$/.test(type)) return [];
  const config = siteConfigOf(set);
  if (Object.values(config).every((value) => value === undefined)) return [];
  const name =
    id?.name ??
    unread ??
    (type.endsWith('/config') || parent ? siteOfParent(parent, command) : named(command, 'name', 'app'));
  return [settings(command, config, { name, slot: id?.slot })];
}

/** An id that isn't known: whatever it is of, it is the same wherever it is used. */
function unknownId(word: TracedText | undefined, { context }: Command): Value | undefined {
  return word?.pieces[0]?.unknown ? wordValue(word.slice(0, 1), context.span) : undefined;
}

/** `--parent sites/NAME`, or `--name NAME/web` of a `sites/config`. */
function siteOfParent(parent: Value | undefined, command: Command): Value {
  const holder = parent ?? option(command, 'name');
  if (holder?.kind !== 'string') return named(command, 'name', 'app');
  const { string } = holder.text;
  const start = string.startsWith('sites/') ? 'sites/'.length : 0;
  const end = string.indexOf('/', start);
  return wordValue(holder.text.slice(start, end < 0 ? undefined : end), command.context.span);
}

function planSize(command: Command, name: Value, set: ReadonlyMap<string, Value>): readonly Fact[] {
  const { context } = command;
  const [sku, capacity] = [set.get('sku.name'), instances(set.get('sku.capacity'))];
  if (!sku && !capacity) return [];
  return [
    { kind: 'plan-size', scope: context.scope, name, sku, capacity, span: context.span, condition: context.condition },
  ];
}

/** `https://management.azure.com$ID/config/web?…`: of an id that isn't known, what follows tells whether it is a site's. */
function restId(url: TracedText | undefined, command: Command): ResourceId | null {
  const host = /^https:\/\/management\.azure\.com\/?(?!subscriptions)/i.exec(url?.string ?? '')?.[0].length ?? 0;
  const path = url?.slice(host);
  const known = resourceId(path);
  if (known) return known;
  const name = unknownId(path, command);
  const rest = name && /^\/(config\/(?:web|appsettings))\b/i.exec(path?.slice(1).string ?? '')?.[1];
  return rest ? { type: 'sites', name, slot: undefined, rest } : null;
}

/** `az rest --method patch --uri …/sites/NAME/config/web --body …` */
export function rest(command: Command): readonly Fact[] {
  const method = knownString(option(command, 'method'))?.toLowerCase() ?? 'get';
  const id = restId(words(command, 'url')[0], command);
  const body = words(command, 'body')[0];
  if (!id || !body || !['put', 'patch', 'post'].includes(method)) return [];
  const json = jsonWord(body, command);
  const isConfig = id.rest === '' || /^config\/web$/i.test(id.rest);
  if (!json) {
    if (id.type !== 'sites' || !isConfig) return [];
    const perhapsStartupCommand = unreadFile(body, command);
    return [settings(command, { perhapsStartupCommand }, { name: id.name, slot: id.slot })];
  }
  const properties = new Map<string, Value>();
  flatten(json, '', properties);
  if (id.type === 'serverfarms') return planSize(command, id.name, properties);
  if (/^config\/appsettings$/i.test(id.rest)) {
    const values = properties.get('properties');
    const list = values?.kind === 'object' ? [...values.properties.values()] : [];
    const entries = list.map(({ key, value, span }) => [key, { name: key, value, span }] as const);
    return [
      settings(command, { appSettings: { settings: new Map(entries), open: null } }, { name: id.name, slot: id.slot }),
    ];
  }
  if (!isConfig) return [];
  const config = siteConfigOf(properties);
  if (Object.values(config).every((value) => value === undefined)) return [];
  return [settings(command, config, { name: id.name, slot: id.slot })];
}
