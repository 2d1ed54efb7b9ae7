import { boolean, number } from '../../../../value/value.ts';
import { type BuiltIn, int64, origin, Refusal, strict, unclear } from './built-in.ts';

const int: BuiltIn = strict((values, call) => {
  const [value] = values;
  if (value?.kind === 'number') return value;
  if (value?.kind !== 'string' || !value.text.known) return unclear(call, values, 'number');
  const written = value.text.string.trim();
  if (!/^[+-]?\d+$/.test(written)) throw new Refusal('needs a whole number');
  return number(int64(BigInt(written.replace('+', ''))), origin(call));
});

const bool: BuiltIn = strict((values, call) => {
  const [value] = values;
  if (value?.kind === 'boolean') return value;
  if (value?.kind === 'number') return boolean(Number(value.value) !== 0, origin(call));
  if (value?.kind !== 'string' || !value.text.known) return unclear(call, values, 'boolean');
  const written = value.text.string.trim().toLowerCase();
  if (written === 'true') return boolean(true, origin(call));
  if (written === 'false') return boolean(false, origin(call));
  throw new Refusal('needs true or false');
});

export const numberFunctions: ReadonlyMap<string, BuiltIn> = new Map([
  ['int', int],
  ['bool', bool],
]);
