import type { Unknown } from '../../value/value.ts';

/**
 * What a deployment reads of the settings that the site has already, to write them again: `list('…/config/appsettings')`,
 * `config.list()`, or the connection settings of its service connectors. In a new deployment that is what the same files
 * have set, and connections; nothing that decides how the site starts.
 * https://learn.microsoft.com/azure/service-connector/how-to-provide-correct-parameters
 */
const CURRENT = /(^|[.\s(])(list|listAppSettings|listConfigurations|listApplicationSettings)\s*\(/i;

/** Whether what is unknown about settings is only that they are laid over the current ones. */
export function readsCurrentSettings({ origin }: Unknown): boolean {
  if (origin.kind !== 'written') return false;
  const { source, start, end } = origin.span;
  return CURRENT.test(source.text.slice(start, Math.min(end, start + 300)));
}
