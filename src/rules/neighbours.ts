import { sameText } from '../value/same-text.ts';
import type { Subject } from './rule.ts';

/** Other apps share its plan. A slot of its own takes CPUs only while something is tried out on it; it has the site for one. */
export function hasNeighbours({ deployment, siblings }: Subject): boolean {
  const isOwn = ({ deployment: other }: Subject): boolean =>
    other === deployment || (deployment.slot === null && sameText(other.name, deployment.name) === 'same');
  return !siblings.every(isOwn);
}
