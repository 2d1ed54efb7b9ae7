import type { Condition } from '../../value/condition.ts';
import { knownString, property } from '../../value/read.ts';
import type { Value } from '../../value/value.ts';
import type { AppSettings } from '../facts.ts';
import { appSettingsOf, NO_SETTINGS, replacedIf, withSettings } from './app-settings.ts';
import { withConnections } from './connection-strings.ts';
import type { Declared } from './declared.ts';
import { overlayIf } from './overlay.ts';

/** The configuration of a site, as far as it decides a launch. */
export interface SiteConfig {
  readonly linuxFxVersion: Value | undefined;
  readonly startupCommand: Value | undefined;
  readonly appSettings: AppSettings;
}

/** What `siteConfig` of a site (or `properties` of its `config/web`) writes. */
export function configOf(siteConfig: Value | undefined): SiteConfig {
  return {
    linuxFxVersion: property(siteConfig, 'linuxFxVersion'),
    startupCommand: property(siteConfig, 'appCommandLine'),
    appSettings: withConnections(
      appSettingsOf(property(siteConfig, 'appSettings')) ?? openSettings(siteConfig),
      property(siteConfig, 'connectionStrings'),
    ),
  };
}

/** Where the whole configuration isn't known, its settings aren't either. */
function openSettings(siteConfig: Value | undefined): AppSettings {
  return siteConfig?.kind === 'unknown' ? { settings: new Map(), open: siteConfig.reason } : NO_SETTINGS;
}

/**
 * The configuration after the site's `config` resources, which are deployed after it: `web` is laid over what is there,
 * `appsettings` replaces all settings.
 * https://learn.microsoft.com/rest/api/appservice/web-apps/update-application-settings
 */
export function withConfigResources(
  config: SiteConfig,
  resources: readonly Declared[],
  siteCondition: Condition | null,
): SiteConfig {
  return resources.reduce((before, resource) => withConfigResource(before, resource, siteCondition), config);
}

function withConfigResource(
  config: SiteConfig,
  { resource, names, keepsSettings }: Declared,
  siteCondition: Condition | null,
): SiteConfig {
  // what holds wherever the site does is no further condition
  const condition = resource.condition?.when === siteCondition?.when ? null : resource.condition;
  const written = property(resource.body, 'properties');
  const last = names.at(-1);
  switch (last && knownString(last)?.toLowerCase()) {
    case 'web': {
      const later = configOf(written);
      const settings = appSettingsOf(property(written, 'appSettings'));
      return {
        linuxFxVersion: overlayIf(condition, config.linuxFxVersion, later.linuxFxVersion),
        startupCommand: overlayIf(condition, config.startupCommand, later.startupCommand),
        appSettings: settings ? replacedIf(condition, config.appSettings, settings) : config.appSettings,
      };
    }
    case 'appsettings': {
      const own = appSettingsOf(written) ?? NO_SETTINGS;
      const settings = keepsSettings || own.overCurrent ? withSettings(config.appSettings, own) : own;
      return { ...config, appSettings: replacedIf(condition, config.appSettings, settings) };
    }
    case 'connectionstrings':
      return { ...config, appSettings: withConnections(config.appSettings, written) };
    default:
      return config;
  }
}
