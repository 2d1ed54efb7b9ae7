import { knownString } from '../value/read.ts';
import type { Value } from '../value/value.ts';

/**
 * `shop-f5gheqdpg6edhbcw` is how the address of the app `shop` begins (`shop-f5gheqdpg6edhbcw.westeurope-01.azurewebsites.net`): who writes it
 * for the name means that app.
 * https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/app-service/includes/regionalization-note.md
 */
export function isHostNameOf(first: Value, second: Value): boolean {
  const [short, long] = [first, second]
    .map((value) => knownString(value)?.toLowerCase() ?? '')
    .sort((one, other) => one.length - other.length);
  return (
    short !== undefined &&
    short !== '' &&
    long?.startsWith(`${short}-`) === true &&
    HASH.test(long.slice(short.length + 1))
  );
}

/** Of names of one app the one that it was given. */
export function ownName(name: Value, others: readonly Value[]): Value {
  const length = (value: Value): number => knownString(value)?.length ?? 0;
  return others.find((other) => isHostNameOf(other, name) && length(other) < length(name)) ?? name;
}

/** 16 characters, none of them `i`, `l`, `o` or `1`, as in each of 90 addresses that were looked at; words have one of these, or no digit. */
const HASH = /^(?=[a-z]*\d)[a-hjkmnp-z02-9]{16}$/;
