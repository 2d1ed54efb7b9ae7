import { knownString } from '../value/read.ts';
import type { Subject } from './rule.ts';

/** The site's name as far as it is known, with its slot. */
export function appName({ deployment }: Subject): string {
  const slot = knownString(deployment.slot ?? undefined);
  const name =
    deployment.name.kind === 'string'
      ? deployment.name.text.pieces.map((piece) => (piece.unknown ? '…' : piece.text)).join('')
      : 'the site';
  return slot === undefined ? name : `${name}/${slot}`;
}
