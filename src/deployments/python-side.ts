import type { SiteFact } from '../surfaces/facts.ts';
import { both } from '../value/condition.ts';
import { narrowed } from '../value/narrow.ts';
import { type Option, spanOf } from '../value/value.ts';
import { runtimeOf } from './runtime.ts';

/**
 * A site that runs Python's built-in image on one side of a condition, and an image of its own or another runtime on the
 * other: what it is on that side, which is the one that can be judged.
 */
export function onPythonSide(site: SiteFact): SiteFact {
  const { linuxFxVersion } = site;
  if (linuxFxVersion?.kind !== 'choice') return site;
  const kindOf = (option: Option): string =>
    runtimeOf({ ...site, siteKind: site.siteKind && narrowed(site.siteKind, option), linuxFxVersion: option.value })
      .kind;
  const kinds = linuxFxVersion.options.map(kindOf);
  const others = kinds.some((kind) => kind === 'container' || kind === 'other');
  const [option, ...further] = linuxFxVersion.options.filter((_, at) => kinds[at] === 'python');
  if (!option || further.length > 0 || !others) return site;
  const settings = [...site.appSettings.settings].map(
    ([name, setting]) => [name, { ...setting, value: narrowed(setting.value, option) }] as const,
  );
  return {
    ...site,
    siteKind: site.siteKind && narrowed(site.siteKind, option),
    linuxFxVersion: option.value,
    startupCommand: site.startupCommand && narrowed(site.startupCommand, option),
    appSettings: { ...site.appSettings, settings: new Map(settings) },
    condition: both(site.condition, { when: option.when, span: spanOf(linuxFxVersion) ?? site.span }),
  };
}
