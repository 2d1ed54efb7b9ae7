import type { Span } from '../../../text/source.ts';
import { TracedText } from '../../../text/traced.ts';
import { type Origin, type StringValue, string, type Unknown, unknown, type Value } from '../../../value/value.ts';
import { keyOf } from './canonical.ts';
import type { Side } from './choice.ts';
import { ownProperty } from './reference.ts';
import { hole } from './text.ts';

export type ScopeKind = 'resourceGroup' | 'subscription' | 'managementGroup' | 'tenant';

/** What a template is deployed to. */
export interface DeploymentScope {
  readonly kind: ScopeKind;
  /** the id of it, with holes for what only the deployment knows; empty for the tenant */
  readonly id: TracedText;
}

const GROUPS = '/providers/Microsoft.Management/managementGroups/';
const GROUP = '/resourceGroups/';
const SUBSCRIPTION = '/subscriptions/';

/** The scope of a template that is deployed by itself. */
export function rootScope(kind: ScopeKind): DeploymentScope {
  switch (kind) {
    case 'resourceGroup':
      return resourceGroupIn(rootScope('subscription'), runtime('resourceGroup().name'));
    case 'subscription':
      return { kind, id: idOf(SUBSCRIPTION, runtime('subscription().subscriptionId')) };
    case 'managementGroup':
      return { kind, id: idOf(GROUPS, runtime('managementGroup().name')) };
    case 'tenant':
      return { kind, id: TracedText.empty };
  }
}

function runtime(expression: string): TracedText {
  const name = expression.slice(0, expression.indexOf(')') + 1);
  return TracedText.hole(
    { reason: `\`${name}\` is known only when the template is deployed`, key: expression.toLowerCase() },
    null,
  );
}

function idOf(prefix: string, name: TracedText): TracedText {
  return TracedText.of(prefix).concat(name);
}

export function subscriptionScope(id: TracedText): DeploymentScope {
  return { kind: 'subscription', id: idOf(SUBSCRIPTION, id) };
}

export function managementGroupScope(name: TracedText): DeploymentScope {
  return { kind: 'managementGroup', id: idOf(GROUPS, name) };
}

/** A resource group of the subscription that a scope is, or is in. */
export function resourceGroupIn(scope: DeploymentScope, name: TracedText): DeploymentScope {
  const subscription = subscriptionOf(scope) ?? runtime('subscription().subscriptionId');
  return { kind: 'resourceGroup', id: idOf(SUBSCRIPTION, subscription).concat(TracedText.of(GROUP), name) };
}

/** The id of the subscription of a scope. */
export function subscriptionOf({ id }: DeploymentScope): TracedText | undefined {
  if (!id.string.startsWith(SUBSCRIPTION)) return undefined;
  const end = id.string.indexOf('/', SUBSCRIPTION.length);
  return id.slice(SUBSCRIPTION.length, end < 0 ? undefined : end);
}

/** The name of the resource group or of the management group that a scope is. */
export function nameOfScope({ kind, id }: DeploymentScope): TracedText | undefined {
  if (kind !== 'resourceGroup' && kind !== 'managementGroup') return undefined;
  return id.slice(id.string.lastIndexOf('/') + 1);
}

/** The property of a scope's value that holds its id, where the template can't read it: no property can have this name. */
export const SCOPE_ID = '::id';

/** The scope that a value stands for: the result of `resourceGroup(…)`, a resource group's symbol, … */
export function scopeOfValue(value: Side, place: Span): DeploymentScope | undefined {
  if (value.kind === 'unknown') return { kind: 'resourceGroup', id: hole(reKeyed(value), place) };
  const id = value.kind === 'object' ? (ownProperty(value, SCOPE_ID) ?? ownProperty(value, 'id')) : value;
  if (id?.kind === 'unknown') return { kind: 'resourceGroup', id: hole(id, place) };
  if (id?.kind !== 'string') return undefined;
  return scopeOfId(id.text);
}

function reKeyed(value: Unknown): Unknown {
  return value.key === undefined ? value : { ...value, key: `${value.key}.id` };
}

export function scopeOfId(id: TracedText): DeploymentScope {
  const text = id.string.toLowerCase();
  if (text === '' || text === '/') return { kind: 'tenant', id: TracedText.empty };
  if (text.includes('/resourcegroups/')) return { kind: 'resourceGroup', id };
  if (text.startsWith(SUBSCRIPTION)) return { kind: 'subscription', id };
  return { kind: text.includes('/managementgroups/') ? 'managementGroup' : 'resourceGroup', id };
}

/**
 * The id of a resource: its type's and name's segments in turn.
 * @param prefix the id of the scope or of the parent resource
 * @returns undefined where type and name have not the same number of segments
 */
export function resourceId(prefix: TracedText, type: string, name: TracedText): TracedText | undefined {
  const [provider, ...types] = type.split('/');
  const names = segments(name);
  if (provider === undefined || types.length === 0 || names.length !== types.length) return undefined;
  const parts = types.flatMap((segment, at) => {
    const one = names[at];
    return one ? [TracedText.of(`/${segment}/`), one] : [];
  });
  const lower = type.toLowerCase();
  if (lower === 'microsoft.resources/resourcegroups' && names[0])
    return TracedText.join([prefix, TracedText.of(GROUP), names[0]]);
  if (lower === 'microsoft.resources/subscriptions' && names[0]) return idOf(SUBSCRIPTION, names[0]);
  return TracedText.join([prefix, TracedText.of(`/providers/${provider}`), ...parts]);
}

/** A text between its slashes; a hole is taken to hold none. */
export function segments(text: TracedText): readonly TracedText[] {
  const parts: TracedText[] = [];
  let from = 0;
  for (let at = text.string.indexOf('/'); at >= 0; at = text.string.indexOf('/', from)) {
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  parts.push(text.slice(from));
  return parts;
}

/** A text as a value: one that is nothing but a hole is an unknown. */
export function textValue(text: TracedText, origin: Origin): StringValue | Unknown {
  const [only, ...others] = text.pieces;
  if (!only?.unknown || others.length > 0) return string(text, origin);
  return { ...unknown(only.unknown.reason, origin, only.unknown.key), type: 'string' };
}

/** The text of a name; a hole where it isn't known. */
export function nameText(value: Value, place: Span): TracedText {
  if (value.kind === 'string') return value.text;
  if (value.kind === 'number') return TracedText.of(String(value.value), place);
  const key = keyOf(value);
  if (value.kind === 'unknown') return hole(value, place);
  return TracedText.hole({ reason: 'the name is not known', ...(key === undefined ? {} : { key }) }, place);
}
