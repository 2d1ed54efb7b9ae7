import type { Value } from '../../../../value/value.ts';
import { ownProperty } from '../reference.ts';
import { type Call, Refusal } from './built-in.ts';

/**
 * The part of a loaded file that a JSONPath names: members and items (`$.a.b[0]['c']`); anything else (filters, wildcards) is
 * refused, and so unknown.
 */
export function jsonPath(value: Value, path: string, call: Call): Value {
  let rest = path.startsWith('$') ? path.slice(1) : path;
  if (rest !== '' && !/^[.[]/.test(rest)) rest = `.${rest}`;
  let found = value;
  while (rest !== '') {
    const match = /^(?:\.([A-Za-z_][\w-]*)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\])/.exec(rest);
    if (!match) throw new Refusal(`the path \`${path}\` is not understood`);
    const [whole, member, position, single, double] = match;
    const name = member ?? single ?? double;
    const next: Value | undefined =
      name !== undefined
        ? found.kind === 'object'
          ? ownProperty(found, name)
          : undefined
        : found.kind === 'array'
          ? found.items[Number(position)]
          : undefined;
    if (!next) throw new Refusal(`there is nothing at \`${path}\``);
    found = next;
    rest = rest.slice(whole.length);
  }
  return { ...found, origin: viaCall(found, call) };
}

function viaCall(value: Value, call: Call): Value['origin'] {
  if (value.origin.kind !== 'written') return value.origin;
  return { ...value.origin, through: [...value.origin.through, call.span] };
}
