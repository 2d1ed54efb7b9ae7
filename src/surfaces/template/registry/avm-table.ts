/**
 * What the published versions of the Azure Verified Modules for App Service do with their parameters, as far as it
 * decides a launch. Each entry holds from its version on.
 * Source: the tags of https://github.com/Azure/bicep-registry-modules, `avm/res/web/serverfarm/0.1.0` to `0.7.0` and
 * `avm/res/web/site/0.1.0` to `0.24.0`, read in November 2026
 */
export interface PlanVersion {
  readonly from: string;
  /** what `skuName` and `skuCapacity` are where they aren't given; null: they have to be, or there is only `sku` */
  readonly skuName: string | null;
  readonly skuCapacity: number | null;
  /** the `kind` (in this very spelling) of which `reserved` is true by default; null: none is */
  readonly linuxKind: string | null;
}

export const PLAN_VERSIONS: readonly PlanVersion[] = [
  { from: '0.1.0', skuName: null, skuCapacity: null, linuxKind: null },
  { from: '0.2.0', skuName: null, skuCapacity: null, linuxKind: 'Linux' },
  { from: '0.2.3', skuName: 'P1v3', skuCapacity: 3, linuxKind: 'Linux' },
  { from: '0.4.0', skuName: 'P1v3', skuCapacity: 3, linuxKind: 'linux' },
];

export interface SiteVersion {
  readonly from: string;
  /** the app settings of the module are laid over those of `siteConfig`; before, they replace them */
  readonly keepsSettings: boolean;
}

export const SITE_VERSIONS: readonly SiteVersion[] = [
  { from: '0.1.0', keepsSettings: false },
  { from: '0.9.0', keepsSettings: true },
];

/** The entry that holds for a version; the last one for a version that can't be read. */
export function entryFor<T extends { readonly from: string }>(entries: readonly T[], version: string): T | undefined {
  const numbers = numbersOf(version);
  if (!numbers) return entries.at(-1);
  return entries.findLast((entry) => !isBefore(numbers, numbersOf(entry.from) ?? [])) ?? entries[0];
}

function numbersOf(version: string): readonly number[] | null {
  return /^\d+(\.\d+)*/.test(version) ? version.split(/[.-]/).map(Number) : null;
}

function isBefore(version: readonly number[], other: readonly number[]): boolean {
  for (let at = 0; at < other.length; at++) {
    const [one = 0, two = 0] = [version[at], other[at]];
    if (one !== two) return one < two;
  }
  return false;
}
