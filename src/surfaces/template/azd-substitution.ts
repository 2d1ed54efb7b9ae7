import { TracedText } from '../../text/traced.ts';
import { sides, textOf, unknownReason } from '../../value/read.ts';
import { type Property, spanOf, type Value } from '../../value/value.ts';
import { mapTexts } from './map-texts.ts';

/** Environment variables by name; their values may be unknown. */
export type Variables = ReadonlyMap<string, Property>;

export interface Substituted {
  readonly value: Value;
  /** a variable that nothing sets was met (with or without a default after it): the first one's name */
  readonly unset: string | null;
}

/**
 * What azd sets in every environment, to something that no file says.
 * https://learn.microsoft.com/azure/developer/azure-developer-cli/manage-environment-variables
 */
export const SET_BY_AZD: ReadonlySet<string> = new Set([
  'AZURE_ENV_NAME',
  'AZURE_LOCATION',
  'AZURE_SUBSCRIPTION_ID',
  'AZURE_TENANT_ID',
  'AZURE_PRINCIPAL_ID',
  'AZURE_PRINCIPAL_TYPE',
]);

/**
 * azd's `${NAME}` and `${NAME=default}` in the strings of a parameter, replaced as its library does; a variable that
 * nothing sets is empty. Other operators are unknown.
 * https://github.com/drone/envsubst
 */
export function substituteVariables(value: Value, variables: Variables): Substituted {
  const depends = variableOnCondition(value, variables);
  if (depends) {
    const each = sides(depends.value).map(({ when, value: side }) => ({
      when: when ?? '',
      ...substituteVariables(value, new Map(variables).set(depends.key, { ...depends, value: side })),
    }));
    const options = each.map(({ when, value: replaced }) => ({ when, value: replaced }));
    return { value: { kind: 'choice', options, origin: value.origin }, unset: null };
  }
  let unset: string | null = null;
  const replaced = mapTexts(value, (text) => {
    const made = inText(text, variables);
    unset ??= made.unset;
    return made.text;
  });
  return { value: replaced, unset };
}

/** The first variable in a value whose own value depends on a condition. */
function variableOnCondition(value: Value, variables: Variables): Property | null {
  let found: Property | null = null;
  if (![...variables.values()].some((variable) => variable.value.kind === 'choice')) return null;
  mapTexts(value, (text) => {
    for (const [, name = ''] of text.string.matchAll(REPLACED)) {
      const variable = variables.get(name);
      if (variable?.value.kind === 'choice') found ??= variable;
    }
    return text;
  });
  return found;
}

/** `$${` is a `${`; a command such as `$(secretOrRandomPassword)` gives what only azd knows. */
const REPLACED = /\$\$\{|\$\{([A-Za-z_]\w*)(?:(:?[=-])([^}]*)|([^}]*))\}|\$\(secretOrRandomPassword[^)]*\)/g;

function inText(text: TracedText, variables: Variables): { readonly text: TracedText; readonly unset: string | null } {
  let unset: string | null = null;
  const substituted = text.replaced(REPLACED, ([whole, name, operator, fallback, other], place) => {
    const where = place.spanOf();
    if (whole === '$${') return place.slice(1);
    if (name === undefined) return TracedText.hole({ reason: 'azd makes this secret when it runs' }, where);
    if (other) return TracedText.hole({ reason: `\`${whole}\` is not worked out here` }, where);
    const set = setText(name, variables, where);
    if (!set) unset ??= name;
    const empty = operator?.startsWith(':') === true && set?.string === '';
    if (set && !empty) return set;
    return fallback === undefined
      ? TracedText.empty
      : place.slice(whole.length - 1 - fallback.length, whole.length - 1);
  });
  return { text: substituted, unset };
}

function setText(name: string, variables: Variables, place: ReturnType<TracedText['spanOf']>): TracedText | null {
  const property = variables.get(name);
  if (property) {
    const { value } = property;
    if (value.kind === 'number' || value.kind === 'boolean') return TracedText.of(String(value.value), spanOf(value));
    return textOf(value) ?? TracedText.hole({ reason: unknownReason(value) ?? `${name} is not known` }, place);
  }
  if (!SET_BY_AZD.has(name)) return null;
  return TracedText.hole({ reason: `azd sets ${name} when it runs`, key: `azd:${name}` }, place);
}
