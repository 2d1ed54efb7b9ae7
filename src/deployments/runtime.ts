import type { SiteFact } from '../surfaces/facts.ts';
import { sides, textOf } from '../value/read.ts';
import type { Value } from '../value/value.ts';

/**
 * What a site runs. `python`: App Service's built-in Python image. `container`: an image of its own. `other`: another
 * runtime, Windows, a function app or a logic app, with what it is. `unknown`: the files don't say.
 */
export type Runtime =
  | { readonly kind: 'python'; readonly version: string | null }
  | { readonly kind: 'container' }
  | { readonly kind: 'other'; readonly what: string }
  | { readonly kind: 'unknown'; readonly why: string };

export function runtimeOf(site: SiteFact): Runtime {
  const kind = siteKind(site);
  if (isFunctionApp(site)) return { kind: 'other', what: 'a function app' };
  if (kind.includes('workflowapp')) return { kind: 'other', what: 'a logic app' };
  const stack = firstText(site.linuxFxVersion);
  if (stack !== undefined && stack !== '') return stackRuntime(stack);
  if (kind.includes('container')) return { kind: 'container' };
  if (site.linuxFxVersion === undefined || stack === '' || site.linuxFxVersion.kind === 'null') {
    return { kind: 'unknown', why: '`linuxFxVersion` is not set, so the site may run anything' };
  }
  return { kind: 'unknown', why: '`linuxFxVersion` is not known, so the site may run anything' };
}

export function isFunctionApp(site: SiteFact): boolean {
  return siteKind(site).includes('functionapp');
}

function siteKind(site: SiteFact): string {
  return firstText(site.siteKind)?.toLowerCase() ?? '';
}

export function stackRuntime(stack: string): Runtime {
  const [name = '', version = ''] = stack.split('|');
  const lower = name.trim().toLowerCase();
  if (lower === 'python') return { kind: 'python', version: /^[\d.]+$/.test(version) ? version : null };
  if (['docker', 'compose', 'sitecontainers', 'kube'].includes(lower)) return { kind: 'container' };
  if (/^[a-z][a-z0-9-]*$/.test(lower)) return { kind: 'other', what: `a ${name.trim()} site` };
  return { kind: 'unknown', why: '`linuxFxVersion` is not known, so the site may run anything' };
}

/** The string of a value, or of the first side of a choice that is one; holes and all. */
function firstText(value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  for (const side of sides(value)) {
    const text = textOf(side.value);
    if (text) return text.string;
  }
  return undefined;
}
