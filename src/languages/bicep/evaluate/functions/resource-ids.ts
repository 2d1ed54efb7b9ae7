import { TracedText } from '../../../../text/traced.ts';
import { string, type Value } from '../../../../value/value.ts';
import { callKey } from '../canonical.ts';
import type { Side } from '../choice.ts';
import {
  type DeploymentScope,
  managementGroupScope,
  nameText,
  resourceGroupIn,
  resourceId,
  rootScope,
  subscriptionOf,
  subscriptionScope,
} from '../deployment-scope.ts';
import { atDeployment, type BuiltIn, type Call, origin, Refusal, strict, unclear } from './built-in.ts';

/** The arguments before the resource type (the first that has a slash), the type, and the names. */
function split(values: readonly Side[], call: Call) {
  const at = values.findIndex(
    (value) => value.kind === 'string' && value.text.known && value.text.string.includes('/'),
  );
  const type = values[at];
  if (type?.kind !== 'string') return null;
  const names = values.slice(at + 1).map((value) => nameText(value, call.span));
  const name = names.reduce((all, one) => TracedText.join([all, TracedText.of('/'), one]));
  return { before: values.slice(0, at).map((value) => nameText(value, call.span)), type: type.text.string, name };
}

/** A function of ids: where its scope is comes from the arguments before the type. */
function ids(scopeOf: (before: readonly TracedText[], scope: DeploymentScope) => DeploymentScope): BuiltIn {
  return strict((values, call) => {
    if (values.length < 2) throw new Refusal('needs a resource type and a name');
    const parts = split(values, call);
    if (!parts) return unclear(call, values, 'string');
    return found(resourceId(scopeOf(parts.before, call.scope.deployment).id, parts.type, parts.name), call);
  });
}

/** The id as a value, which names the declared resource that has it. */
function found(id: TracedText | undefined, call: Call): Value {
  if (!id) throw new Refusal('the type and the name have different numbers of segments');
  const declared = call.scope.referenced(id);
  const value = string(id, origin(call));
  return declared ? { ...value, target: declared.identity } : value;
}

const inGroup = ids((before, scope) => {
  const [first, second] = before;
  if (first && second) return resourceGroupIn(subscriptionScope(first), second);
  if (first) return resourceGroupIn(scope, first);
  return scope;
});

const inSubscription = ids(([id], scope) => {
  const own = id ?? subscriptionOf(scope);
  return own ? subscriptionScope(own) : rootScope('subscription');
});

const inTenant = ids(() => rootScope('tenant'));

const inManagementGroup = ids(([name], scope) =>
  name ? managementGroupScope(name) : scope.kind === 'managementGroup' ? scope : rootScope('managementGroup'),
);

/** `extensionResourceId(resourceId, type, name, …)`. */
const extension: BuiltIn = strict((values, call) => {
  const [base, ...others] = values;
  const parts = others.length >= 2 ? split(others, call) : null;
  if (!base || !parts) return unclear(call, values, 'string');
  return found(resourceId(nameText(base, call.span), parts.type, parts.name), call);
});

/**
 * `reference(…)`: of a resource that the template declares, what the template writes; of a deployment, its outputs. All else is
 * known only when the template is deployed.
 */
const reference: BuiltIn = strict((values, call) => {
  const [name, , full] = values;
  if (!name) throw new Refusal('needs the name or the id of a resource');
  const declared = name.kind === 'string' ? call.scope.referenced(name.text) : undefined;
  if (declared) return declared.read(full?.kind === 'string' && full.text.string.toLowerCase() === 'full');
  const target = name.kind === 'string' || name.kind === 'unknown' ? name.target : undefined;
  return { ...atDeployment(call, callKey('reference', values), 'object'), ...(target ? { target } : {}) };
});

/** `listKeys(…)` and all others of that name: secrets, mostly. */
export const list: BuiltIn = strict((values, call) => atDeployment(call, callKey(call.name.toLowerCase(), values)));

export const resourceIdFunctions: ReadonlyMap<string, BuiltIn> = new Map([
  ['resourceId', inGroup],
  ['subscriptionResourceId', inSubscription],
  ['tenantResourceId', inTenant],
  ['managementGroupResourceId', inManagementGroup],
  ['extensionResourceId', extension],
  ['reference', reference],
]);
