import type { Stated } from '../deployments/deployment.ts';
import { COMPUTES, WAITS } from './profile-table.ts';

/** What an app's requests spend their time on. */
export type Profile = 'cpu' | 'mixed' | 'io';

/** ms of waiting for each ms of CPU that a profile stands for. */
export const WAIT_PER_CPU: Readonly<Record<Profile, number>> = { io: 20, mixed: 5, cpu: 0.2 };

export interface KnownProfile {
  readonly profile: Profile;
  /** a user says so; else it is inferred from what the app asks for, or taken for want of anything else */
  readonly stated: boolean;
  /** why, as the end of "…, because" */
  readonly why: string;
}

/** @param packages what the app asks for, by normal name; null where that isn't known */
export function profileOf(stated: Stated | undefined, packages: ReadonlySet<string> | null): KnownProfile {
  if (stated?.profile) return { profile: stated.profile.value, stated: true, why: 'it is given' };
  const waits = WAITS.filter((name) => packages?.has(name));
  const computes = COMPUTES.filter((name) => packages?.has(name));
  if (waits.length > 0 && computes.length > 0)
    return { profile: 'mixed', stated: false, why: `the app asks for ${listed(waits)} and ${listed(computes)}` };
  if (waits.length > 0) return { profile: 'io', stated: false, why: `the app asks for ${listed(waits)}` };
  if (computes.length > 0) return { profile: 'cpu', stated: false, why: `the app asks for ${listed(computes)}` };
  return { profile: 'mixed', stated: false, why: 'nothing tells what its requests spend their time on' };
}

function listed(names: readonly string[]): string {
  return names.length > 2 ? `${names.slice(0, 2).join(', ')} and others` : names.join(' and ');
}
