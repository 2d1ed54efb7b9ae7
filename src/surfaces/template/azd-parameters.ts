import { fromPlain, type Json } from '../../languages/bicep/evaluate/plain.ts';
import { knownString, unknownReason } from '../../value/read.ts';
import { boolean, number, type Origin, type Property, type Unknown, unknown, type Value } from '../../value/value.ts';
import { substituteVariables, type Variables } from './azd-substitution.ts';
import type { DeclaredParameter } from './declared-parameters.ts';

/**
 * A parameter of azd's parameter file, as azd gives it to the deployment: variables replaced, made into the declared
 * type, and left out where it comes from a variable that isn't set. Then the template's default counts; where there is
 * none, azd asks.
 * https://github.com/Azure/azure-dev/blob/main/cli/azd/pkg/infra/provisioning/bicep/bicep_provider.go
 * @returns null where azd gives no value
 */
export function azdParameter(property: Property, declared: DeclaredParameter, variables: Variables): Property | null {
  const { value, unset } = substituteVariables(property.value, variables);
  const text = knownString(value);
  if (value.kind === 'null') return null;
  if (text === '' && (unset !== null || asks(declared))) {
    if (declared.optional) return null;
    const why = unset === null ? 'its value is empty' : `\`\${${unset}}\` is set nowhere in the repository`;
    return { ...property, value: askedFor(property.key, value.origin, `: ${why}`) };
  }
  if (text !== undefined) return { ...property, value: converted(text, value, declared) };
  const isText = value.kind === 'string' || (value.kind === 'unknown' && value.type === 'string');
  // azd makes a value of the declared type out of the text, whatever that will be
  if (!isText || declared.type === 'string') return { ...property, value };
  return { ...property, value: unknown(unknownReason(value) ?? 'it is not known', value.origin) };
}

/** A parameter that azd asks for: of one file, whatever is answered is the same wherever it is used. */
export function askedFor(name: string, origin: Origin, why = ''): Unknown {
  const file = origin.kind === 'written' ? origin.span.source.path : '';
  return unknown(`azd asks for parameter '${name}'${why}`, origin, `azd('${file}', '${name}')`);
}

/** azd asks for a string that is empty and has no default. */
function asks(declared: DeclaredParameter): boolean {
  return declared.type === 'string' && !declared.optional;
}

const TRUE = /^(1|t|T|TRUE|true|True)$/;
const FALSE = /^(0|f|F|FALSE|false|False)$/;

function converted(text: string, value: Value, declared: DeclaredParameter): Value {
  switch (declared.type) {
    case 'bool':
      if (TRUE.test(text)) return boolean(true, value.origin);
      return FALSE.test(text) ? boolean(false, value.origin) : value;
    case 'int':
      return /^[+-]?\d+$/.test(text) ? number(Number(text), value.origin) : value;
    case 'array':
    case 'object':
      return parsed(text, value);
    default:
      return value;
  }
}

function parsed(text: string, value: Value): Value {
  try {
    const json: Json = JSON.parse(text);
    return fromPlain(json, value.origin);
  } catch {
    return unknown('the text is not valid JSON', value.origin);
  }
}
