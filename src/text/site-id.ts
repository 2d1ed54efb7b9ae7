import { queryIn } from './template-output.ts';

/** What gives the id of a site by its name ends the key of an unknown text: whose id it is. */
const OF_SITE = /\.site-id\.([^./]+)(?:\/([^./]+))?$/;

/** The end of a key for the id of a site, or of one of its slots. */
export function siteIdKey(name: string, slot?: string): string {
  return `.site-id.${[name, slot].filter(Boolean).join('/').toLowerCase()}`;
}

/** The site, and the slot if it is one, whose id a key stands for; null for anything else. */
export function siteOfId(key: string | undefined): { readonly name: string; readonly slot: string | undefined } | null {
  const [, name, slot] = OF_SITE.exec(key ?? '') ?? [];
  return name === undefined ? null : { name, slot };
}

/**
 * The end of a key for what `webapp show --name shop --slot staging --query id` prints, or
 * `webapp deployment slot list --name shop --query "[?name=='staging'].id"`; '' for any other command.
 * @param words those after `az`
 */
export function siteIdAsked(words: readonly string[]): string {
  const after = (...options: readonly string[]): string | undefined =>
    words[words.findIndex((word) => options.includes(word)) + 1];
  const [name, slot] = [
    after('-n', '--name'),
    words.some((word) => /^(-s|--slot)$/.test(word)) ? after('-s', '--slot') : undefined,
  ];
  if (words[0] !== 'webapp' || !isName(name)) return '';
  const query = queryIn(words);
  if (query === 'id') return slot === undefined || isName(slot) ? siteIdKey(name, slot) : '';
  const [, listed] = /^\[\?name==(?:'|`)([\w-]+)(?:'|`)\]\.id(?:\s*\|\s*\[0\]|\[0\])?$/.exec(query) ?? [];
  return listed !== undefined && words[1] === 'deployment' && words[2] === 'slot' ? siteIdKey(name, listed) : '';
}

function isName(word: string | undefined): word is string {
  return word !== undefined && /^[\w-]+$/.test(word);
}
