import type { Subject } from './rule.ts';

/** The gunicorn that is installed, as far as the app's requirements tell. */
export type GunicornRelease =
  | { readonly kind: 'pinned'; readonly version: string }
  /** asked for without an upper bound: the newest when the site is built */
  | { readonly kind: 'newest' }
  /** not asked for: the image's own, which is not known */
  | { readonly kind: 'image' }
  /** `below`: of this major version or a later one it is not, where a range says so */
  | { readonly kind: 'open'; readonly below?: number };

export function gunicornRelease({ app, deployment }: Subject): GunicornRelease {
  const stated = deployment.stated?.gunicornVersion ?? null;
  if (stated !== null) return { kind: 'pinned', version: stated };
  const { requirements } = app;
  if (!requirements || requirements.open !== null) return { kind: 'open' };
  const asked = requirements.packages.find(({ name }) => name === 'gunicorn');
  if (!asked) return { kind: 'image' };
  if (asked.version !== null) return { kind: 'pinned', version: asked.version };
  if (!/[<~=!]/.test(asked.specifier.replace(/>=/g, ''))) return { kind: 'newest' };
  const below = upperBound(asked.specifier);
  return below === null ? { kind: 'open' } : { kind: 'open', below };
}

/** `>=20,<24`, `~=23.0`, `==22.*`: the first major version that is none of the range. */
function upperBound(specifier: string): number | null {
  const bounds = [...specifier.matchAll(/(<=?|~=|==)\s*v?(\d+)(\.[\d.*]+)?/g)].map(([, operator, major, rest = '']) =>
    operator === '<' && /^[.0*]*$/.test(rest) ? Number(major) : Number(major) + 1,
  );
  return bounds.length > 0 ? Math.min(...bounds) : null;
}

/** The first number of a version. */
export function major(version: string): number {
  return Number.parseInt(version, 10);
}
