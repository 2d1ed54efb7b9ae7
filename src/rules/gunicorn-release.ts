import type { Subject } from './rule.ts';

/** The gunicorn that is installed, as far as the app's requirements tell. */
export type GunicornRelease =
  | { readonly kind: 'pinned'; readonly version: string }
  /** asked for without an upper bound: the newest when the site is built */
  | { readonly kind: 'newest' }
  /** not asked for: the image's own, which is not known */
  | { readonly kind: 'image' }
  | { readonly kind: 'open' };

export function gunicornRelease({ app, deployment }: Subject): GunicornRelease {
  const stated = deployment.stated?.gunicornVersion ?? null;
  if (stated !== null) return { kind: 'pinned', version: stated };
  const { requirements } = app;
  if (!requirements || requirements.open !== null) return { kind: 'open' };
  const asked = requirements.packages.find(({ name }) => name === 'gunicorn');
  if (!asked) return { kind: 'image' };
  if (asked.version !== null) return { kind: 'pinned', version: asked.version };
  return /[<~=!]/.test(asked.specifier.replace(/>=/g, '')) ? { kind: 'open' } : { kind: 'newest' };
}

/** The first number of a version. */
export function major(version: string): number {
  return Number.parseInt(version, 10);
}
