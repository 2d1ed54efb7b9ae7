import type { Span } from '../../text/source.ts';
import { knownBoolean, knownString, path, property } from '../../value/read.ts';
import { unknown, type Value, written } from '../../value/value.ts';
import type { Scope, SiteFact } from '../facts.ts';
import { type Declared, declarationOf, sameNames } from './declared.ts';
import { writtenValue } from './overlay.ts';
import { planReference } from './plan-facts.ts';
import { configOf, type SiteConfig, withConfigResources } from './site-config.ts';

/**
 * The sites and slots that are declared, each with its `config` resources. A site that is only referred to is told of
 * where a `config` resource sets something on it and nothing else in the deployment declares it.
 */
export function siteFacts(declared: readonly Declared[], scope: Scope): readonly SiteFact[] {
  const configs = configsBySite(declared);
  return declared
    .filter((one) => isSite(one) && (!one.resource.existing || configs.has(one)))
    .map((one) => siteFact(one, configs.get(one) ?? [], declared, scope));
}

function isSite({ type }: Declared): boolean {
  return type === 'sites' || type === 'sites/slots';
}

/** A `config` belongs to the site that it stands in or names as its parent, else to those of its name. */
function configsBySite(declared: readonly Declared[]): ReadonlyMap<Declared, readonly Declared[]> {
  const found = new Map<Declared, Declared[]>();
  for (const config of declared) {
    if (!config.type.endsWith('/config') || config.resource.existing) continue;
    for (const site of sitesOf(config, declared)) found.set(site, [...(found.get(site) ?? []), config]);
  }
  return found;
}

function sitesOf(config: Declared, declared: readonly Declared[]): readonly Declared[] {
  const { parent } = config.resource;
  const direct = parent && declared.find((one) => one.resource.identity === parent);
  if (direct) return [declarationOf(direct, declared)];
  const type = config.type.slice(0, -'/config'.length);
  const names = config.names.slice(0, -1);
  const named = declared.filter((one) => one.type === type && sameNames(one.names, names));
  const real = named.filter((one) => !one.resource.existing);
  return real.length > 0 ? real : named.slice(0, 1);
}

function siteFact(site: Declared, configs: readonly Declared[], declared: readonly Declared[], scope: Scope): SiteFact {
  const { resource, names } = site;
  const { body, identity, span, condition, existing } = resource;
  const owner = ownerOf(site, declared);
  const base = existing ? elsewhere(site) : configOf(path(body, 'properties', 'siteConfig'));
  const config = withConfigResources(base, configs, condition);
  const [name = resource.name, slot] = names;
  const ownPlan =
    path(body, 'properties', 'serverFarmId') ?? (owner && path(owner.resource.body, 'properties', 'serverFarmId'));
  return {
    kind: 'site',
    scope,
    resource: identity,
    name,
    slot: site.type === 'sites/slots' ? (slot ?? name) : null,
    parent: owner?.resource.identity ?? resource.parent,
    siteKind: property(body, 'kind') ?? (owner && property(owner.resource.body, 'kind')),
    plan: planReference(ownPlan, declared),
    linuxFxVersion: writtenValue(config.linuxFxVersion),
    startupCommand: writtenValue(config.startupCommand),
    appSettings: config.appSettings,
    tags: property(body, 'tags'),
    clientAffinity: path(body, 'properties', 'clientAffinityEnabled'),
    signIn: signInOf(configs),
    stickySettings: stickyIn(configs),
    span,
    condition,
  };
}

/** https://learn.microsoft.com/azure/app-service/configure-authentication-file-based */
function signInOf(configs: readonly Declared[]): Span | null {
  const turnedOn = configs.find(({ names, resource }) => {
    const name = knownString(names.at(-1))?.toLowerCase();
    const enabled =
      name === 'authsettingsv2'
        ? path(resource.body, 'properties', 'platform', 'enabled')
        : name === 'authsettings'
          ? path(resource.body, 'properties', 'enabled')
          : undefined;
    return knownBoolean(enabled) === true && resource.condition === null;
  });
  return turnedOn?.resource.span ?? null;
}

/** https://learn.microsoft.com/rest/api/appservice/web-apps/update-slot-configuration-names */
function stickyIn(configs: readonly Declared[]): readonly string[] {
  return configs
    .filter(({ names }) => knownString(names.at(-1))?.toLowerCase() === 'slotconfignames')
    .map(({ resource }) => path(resource.body, 'properties', 'appSettingNames'))
    .flatMap((list) => (list?.kind === 'array' ? list.items.flatMap((item) => knownString(item) ?? []) : []));
}

/** The site of a slot. */
function ownerOf(site: Declared, declared: readonly Declared[]): Declared | undefined {
  if (site.type !== 'sites/slots') return undefined;
  const { parent } = site.resource;
  const direct = parent && declared.find((one) => one.resource.identity === parent);
  if (direct) return declarationOf(direct, declared);
  return declared.find((one) => one.type === 'sites' && sameNames(one.names, site.names.slice(0, 1)));
}

/** What another deployment has set on a site isn't known. */
function elsewhere({ resource }: Declared): SiteConfig {
  const reason = 'the site is declared as `existing`: it is set elsewhere';
  const value: Value = unknown(reason, written(resource.span));
  return { linuxFxVersion: value, startupCommand: value, appSettings: { settings: new Map(), open: reason } };
}
