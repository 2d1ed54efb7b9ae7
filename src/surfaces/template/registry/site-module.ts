import type { ExternalModule } from '../../../languages/bicep/evaluate/evaluated.ts';
import { knownBoolean, property } from '../../../value/read.ts';
import { string, type Value, written } from '../../../value/value.ts';
import type { Declared } from '../declared.ts';
import { entryFor, SITE_VERSIONS } from './avm-table.ts';
import { declares, made, parameter } from './declare.ts';

/** `avm/res/web/site`: a site with its configuration, and its slots. */
export function siteModule(module: ExternalModule, version: string): readonly Declared[] {
  const name = parameter(module, 'name') ?? module.name;
  const keeps = entryFor(SITE_VERSIONS, version)?.keepsSettings ?? true;
  const given = (key: string): Value | undefined => parameter(module, key);
  const site = declares(module, 'sites', [name], bodyOf(module, name, given), { identity: module.identity });
  return [site, ...configs(module, site, given, keeps), ...slots(module, site, keeps)];
}

/** `avm/res/web/site/slot`: a slot of a site that is declared elsewhere. */
export function slotModule(module: ExternalModule): readonly Declared[] {
  const name = parameter(module, 'name') ?? module.name;
  const owner = parameter(module, 'appName');
  const given = (key: string): Value | undefined => parameter(module, key);
  const names = owner ? [owner, name] : [name];
  const slot = declares(module, 'sites/slots', names, bodyOf(module, name, given), { identity: module.identity });
  return [slot, ...configs(module, slot, given, true)];
}

type Given = (key: string) => Value | undefined;

function bodyOf(module: ExternalModule, name: Value, given: Given): Value {
  const properties = made(module, {
    serverFarmId: given('serverFarmResourceId'),
    siteConfig: given('siteConfig'),
    reserved: given('reserved'),
  });
  return made(module, { name, kind: given('kind'), tags: given('tags'), properties });
}

/** Slots take from the site what they aren't given themselves. */
function slots(module: ExternalModule, site: Declared, keeps: boolean): readonly Declared[] {
  const written = parameter(module, 'slots');
  if (written?.kind !== 'array') return [];
  return written.items.flatMap((slot) => {
    const name = property(slot, 'name');
    if (!name) return [];
    const given: Given = (key) => {
      const own = property(slot, key);
      return own === undefined || own.kind === 'null' ? parameter(module, key) : own;
    };
    const links = { identity: {}, parent: site.resource.identity };
    const made = declares(module, 'sites/slots', [...site.names, name], bodyOf(module, name, given), links);
    return [made, ...configs(module, made, given, keeps)];
  });
}

/** Settings as `appSettingsKeyValuePairs` and `webConfiguration`, or from version 0.16 on as a list of `configs`. */
function configs(module: ExternalModule, site: Declared, given: Given, keeps: boolean): readonly Declared[] {
  const one = (name: Value, properties: Value, keepsSettings: boolean): Declared =>
    declares(module, `${site.type}/config`, [...site.names, name], made(module, { properties }), {
      identity: {},
      parent: site.resource.identity,
      keepsSettings,
    });
  const named = (name: string): Value => string(name, written(module.span));
  const found: Declared[] = [];
  const pairs = given('appSettingsKeyValuePairs');
  if (pairs && !isEmpty(pairs)) found.push(one(named('appsettings'), pairs, keeps));
  // slots have no such parameter
  const web = site.type === 'sites' ? given('webConfiguration') : undefined;
  if (web && !isEmpty(web)) found.push(one(named('web'), web, keeps));
  const list = given('configs');
  for (const config of list?.kind === 'array' ? list.items : []) {
    const [name, properties] = [property(config, 'name'), property(config, 'properties')];
    const retain = knownBoolean(property(config, 'retainCurrentAppSettings')) ?? true;
    if (name && properties) found.push(one(name, properties, retain));
  }
  return found;
}

/** Nothing is deployed of an empty object. */
function isEmpty(value: Value): boolean {
  return value.kind === 'object' && value.properties.size === 0 && !value.open;
}
