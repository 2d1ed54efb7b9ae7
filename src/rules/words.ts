import type { Deployment } from '../deployments/deployment.ts';
import { knownNumber, knownString } from '../value/read.ts';
import { spanOf } from '../value/value.ts';
import type { Label } from './rule.ts';

/** "B1 (1 vCPU, 1.75 GiB)"; null where the size isn't known. */
export function planName({ plan }: Deployment): string | null {
  const sku = knownString(plan?.sku);
  const vcpu = knownNumber(plan?.vcpu);
  const memory = knownNumber(plan?.memoryGiB);
  return sku !== undefined && vcpu !== undefined && memory !== undefined
    ? `${sku} (${vcpu} vCPU, ${memory} GiB)`
    : null;
}

/** The place that sets the plan's size, for a finding that rests on it. */
export function planLabel(deployment: Deployment): readonly Label[] {
  const at = deployment.plan ? spanOf(deployment.plan.sku) : null;
  const name = planName(deployment);
  return at && name ? [{ message: `the plan is ${name}`, at }] : [];
}

/** "1 worker", "3 workers". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** With a capital at its beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
