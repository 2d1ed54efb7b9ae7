/** What gives the id of a site by its name ends the key of an unknown text: whose id it is. */
const OF_SITE = /\.site-id\.([^.]+)$/;

/** The end of a key for the id of a site. */
export function siteIdKey(name: string): string {
  return `.site-id.${name.toLowerCase()}`;
}

/** The name of the site whose id a key stands for; null for anything else. */
export function siteOfId(key: string | undefined): string | null {
  return OF_SITE.exec(key ?? '')?.[1] ?? null;
}
