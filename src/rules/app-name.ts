import { knownString } from '../value/read.ts';
import type { Subject } from './rule.ts';

/** The site's name as far as it is known, with its slot; where none of it is, what the file that declares it calls it. */
export function appName({ deployment }: Pick<Subject, 'deployment'>): string {
  const slot = knownString(deployment.slot ?? undefined);
  const name =
    deployment.name.kind === 'string'
      ? deployment.name.text.pieces
          .map((piece) => (piece.unknown ? '…' : piece.text))
          .join('')
          .replace(/…{2,}/g, '…')
      : '';
  const telling = /[\p{L}\p{N}]/u.test(name) ? name : declaredName(deployment.span);
  return slot === undefined ? telling : `${telling}/${slot}`;
}

/** `web (infra/main.bicep)`, by its symbolic name; in other languages than Bicep, the site of a file. */
function declaredName({ source, start, end }: Subject['deployment']['span']): string {
  const symbol = source.path.endsWith('.bicep') ? /^\w+$/.exec(source.text.slice(start, end))?.[0] : undefined;
  return symbol === undefined ? `the site of ${source.path}` : `${symbol} (${source.path})`;
}
