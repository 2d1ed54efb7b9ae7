import { knownString, property, unknownReason } from '../../value/read.ts';
import { nothing, spanOf, type Value } from '../../value/value.ts';
import type { AppSetting, AppSettings } from '../facts.ts';

/** What the variable of a connection string begins with, by its type in lower case. */
const PREFIXES: Readonly<Record<string, string>> = {
  mysql: 'MYSQLCONNSTR_',
  sqlserver: 'SQLCONNSTR_',
  sqlazure: 'SQLAZURECONNSTR_',
  custom: 'CUSTOMCONNSTR_',
  postgresql: 'POSTGRESQLCONNSTR_',
  notificationhub: 'NOTIFICATIONHUBCONNSTR_',
  servicebus: 'SERVICEBUSCONNSTR_',
  eventhub: 'EVENTHUBCONNSTR_',
  docdb: 'DOCDBCONNSTR_',
  rediscache: 'REDISCACHECONNSTR_',
};

/**
 * App settings with the variables that connection strings are in a container: a list of name, type and connectionString, or
 * the properties of `config/connectionstrings`.
 * https://learn.microsoft.com/azure/app-service/reference-app-settings#variable-prefixes
 */
export function withConnections(settings: AppSettings, written: Value | undefined): AppSettings {
  if (written === undefined || written.kind === 'null') return settings;
  const all = new Map(settings.settings);
  let { unlisted = null } = settings;
  for (const one of connections(written)) {
    const prefix = PREFIXES[knownString(one.type)?.toLowerCase() ?? ''];
    if (prefix === undefined || one.name === undefined) unlisted ??= 'a connection string has a name that is not known';
    else {
      const setting: AppSetting = { name: prefix + one.name, value: one.value, span: spanOf(one.value) };
      all.set(setting.name, setting);
    }
  }
  if (written.kind !== 'array' && written.kind !== 'object')
    unlisted ??= unknownReason(written) ?? 'the connection strings depend on a condition';
  return { ...settings, settings: all, unlisted };
}

interface Connection {
  readonly name: string | undefined;
  readonly type: Value | undefined;
  readonly value: Value;
}

function connections(written: Value): readonly Connection[] {
  if (written.kind === 'array')
    return written.items.map((item) => ({
      name: knownString(property(item, 'name')),
      type: property(item, 'type'),
      value: property(item, 'connectionString') ?? nothing(item.origin),
    }));
  if (written.kind !== 'object') return [];
  return [...written.properties.values()].map(({ key, value }) => ({
    name: key,
    type: property(value, 'type'),
    value: property(value, 'value') ?? nothing(value.origin),
  }));
}
