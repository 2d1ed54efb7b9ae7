import type { Span } from '../text/source.ts';

/** Why the platform doesn't start the site at all. */
export interface PlatformRefusal {
  readonly by: 'App Service';
  readonly message: string;
  /** the setting that it names */
  readonly about: string | null;
  readonly span: Span | null;
}

/** The generator's own words for a setting that it can't read as a boolean. */
export function notABoolean(name: string, text: string, span: Span | null): PlatformRefusal {
  return {
    by: 'App Service',
    message: `Invalid value '${text}' for '${name}'. Value can either be 'true' or 'false'.`,
    about: name,
    span,
  };
}
