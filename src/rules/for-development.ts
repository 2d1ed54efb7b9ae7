import type { Subject } from './rule.ts';

const NAME =
  /^(dev|develop|development|local|sandbox|test|testing|qa|ci|int|integration|stage|staging|stg|uat|preview)\d*$/i;

/** An environment (or a slot) that is made for trying things out. */
export function isForDevelopment({ deployment }: Subject): boolean {
  return deployment.slot !== null || NAME.test(deployment.environment ?? '');
}
