import { UsageError } from '../workspace/usage-error.ts';

interface Range {
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
}

/**
 * The number that an option was given; null where it wasn't given.
 * @throws UsageError for anything else
 */
export function numberOf(option: string, text: string | null, { least, most, whole = false }: Range): number | null {
  if (text === null) return null;
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(number) || number < least || number > most || (whole && !Number.isInteger(number)))
    throw new UsageError(
      `--${option} takes a ${whole ? 'whole number' : 'number'} from ${least} to ${most}, not "${text}".`,
    );
  return number;
}

/** @throws UsageError for what is no version */
export function versionOf(option: string, version: string | null): string | null {
  if (version !== null && !/^\d+(\.\d+)*$/.test(version)) {
    throw new UsageError(
      `--${option} takes a version such as ${option === 'python' ? '3.12' : '23.0.0'}, not "${version}".`,
    );
  }
  return version;
}
