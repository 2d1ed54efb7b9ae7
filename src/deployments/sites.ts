import type { SettingsFact, SiteFact } from '../surfaces/facts.ts';
import { settingsFact } from '../surfaces/settings-fact.ts';
import { decides } from '../value/condition.ts';
import { sameText } from '../value/same-text.ts';
import { type Operation, sameSite } from './operations.ts';
import { isProductionSlot, sameSlot } from './slots.ts';

/** A site as it is declared, and what further declarations of it by commands set. */
export interface DeclaredSite {
  readonly site: SiteFact;
  readonly further: readonly Operation[];
}

/** Declarations, each site once: what another command that makes the same site sets is a change of it. */
export function declaredSites(sites: readonly SiteFact[]): readonly DeclaredSite[] {
  const found: { site: SiteFact; further: Operation[] }[] = [];
  // a command that leaves a site on its plan finds the site there
  const rank = ({ byCommand, keepsPlan }: SiteFact): number => (byCommand ? (keepsPlan ? 2 : 1) : 0);
  for (const site of sites.toSorted((one, other) => rank(one) - rank(other))) {
    const same = site.byCommand
      ? found.filter((other) => sameSite(other.site, site) && !areAlternatives(other.site, site))
      : [];
    if (same.length === 0) found.push({ site, further: [] });
    for (const other of same) other.further.push(asSettings(site));
  }
  return found;
}

/** One script makes the one, or the other. */
function areAlternatives({ scope, condition }: SiteFact, other: SiteFact): boolean {
  if (!condition || !other.condition || scope.run !== other.scope.run) return false;
  return decides(condition.when, other.condition.when) === false;
}

function asSettings(site: SiteFact): SettingsFact {
  return settingsFact(site, site.name, site.slot ?? undefined, {
    startupCommand: site.startupCommand,
    linuxFxVersion: site.linuxFxVersion,
    appSettings: site.appSettings.settings.size > 0 ? site.appSettings : undefined,
    plan: site.keepsPlan ? undefined : site.plan,
  });
}

/** What a site runs, as far as anything of it is known. */
function stack({ linuxFxVersion }: SiteFact): SiteFact['linuxFxVersion'] {
  return linuxFxVersion?.kind === 'unknown' ? undefined : linuxFxVersion;
}

/** A slot shares its site's plan, and starts with what it is made a copy of. */
export function withOrigins(site: SiteFact, sites: readonly SiteFact[]): SiteFact {
  if (isProductionSlot(site.slot)) return site;
  const family = sites.filter((other) => other !== site && sameText(other.name, site.name) === 'same');
  const main = family.find((other) => isProductionSlot(other.slot));
  const { clones, ...own } = site;
  const source =
    clones === undefined
      ? undefined
      : sameText(clones, site.name) === 'same'
        ? main
        : family.find((other) => sameSlot(other.slot, clones));
  return {
    // what it is a copy of stands elsewhere
    ...(source ? own : site),
    plan: site.plan ?? main?.plan,
    linuxFxVersion: stack(site) ?? source?.linuxFxVersion ?? main?.linuxFxVersion ?? site.linuxFxVersion,
    startupCommand: site.startupCommand ?? source?.startupCommand,
    appSettings: site.appSettings.settings.size > 0 ? site.appSettings : (source?.appSettings ?? site.appSettings),
  };
}
