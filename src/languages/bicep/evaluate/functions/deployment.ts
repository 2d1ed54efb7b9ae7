import { TracedText } from '../../../../text/traced.ts';
import { object, type Property, string, unknown, type Value } from '../../../../value/value.ts';
import { keyOf } from '../canonical.ts';
import type { Side } from '../choice.ts';
import {
  type DeploymentScope,
  managementGroupScope,
  nameOfScope,
  nameText,
  resourceGroupIn,
  rootScope,
  SCOPE_ID,
  subscriptionOf,
  subscriptionScope,
  textValue,
} from '../deployment-scope.ts';
import { atDeployment, type BuiltIn, type Call, origin, strict } from './built-in.ts';

/** The object that a scope function gives: what the files tell of it; all else only the deployment knows. */
function scopeObject(scope: DeploymentScope, known: Readonly<Record<string, Value | undefined>>, call: Call): Value {
  const from = origin(call);
  const id = string(scope.id, from);
  // of another scope than its own, a template can read nothing: it is only deployed to
  if (call.arguments.length > 0) return object([{ key: SCOPE_ID, span: null, value: id }], from);
  const properties: Property[] = [{ key: 'id', span: null, value: id }];
  for (const [key, value] of Object.entries(known)) if (value) properties.push({ key, span: null, value });
  return object(properties, from, atDeployment(call, `${call.name}(${keyOf(id) ?? '?'})`.toLowerCase()));
}

function asText(text: TracedText | undefined, call: Call): Value | undefined {
  return text && textValue(text, origin(call));
}

function arguments_(values: readonly Side[], call: Call): readonly TracedText[] {
  return values.map((value) => nameText(value, call.span));
}

/** `resourceGroup()`, `resourceGroup(name)`, `resourceGroup(subscriptionId, name)`. */
const resourceGroup: BuiltIn = strict((values, call) => {
  const { deployment } = call.scope;
  const [first, second] = arguments_(values, call);
  const scope =
    second && first
      ? resourceGroupIn(subscriptionScope(first), second)
      : first
        ? resourceGroupIn(deployment, first)
        : deployment.kind === 'resourceGroup'
          ? deployment
          : rootScope('resourceGroup');
  return scopeObject(
    scope,
    { name: asText(nameOfScope(scope), call), type: typeText('Microsoft.Resources/resourceGroups', call) },
    call,
  );
});

const subscription: BuiltIn = strict((values, call) => {
  const [given] = arguments_(values, call);
  const own = subscriptionOf(call.scope.deployment) ?? subscriptionOf(rootScope('subscription'));
  const id = given ?? own ?? TracedText.empty;
  return scopeObject(subscriptionScope(id), { subscriptionId: asText(id, call) }, call);
});

const managementGroup: BuiltIn = strict((values, call) => {
  const [given] = arguments_(values, call);
  const { deployment } = call.scope;
  const own = deployment.kind === 'managementGroup' ? deployment : rootScope('managementGroup');
  const scope = given ? managementGroupScope(given) : own;
  return scopeObject(scope, { name: asText(nameOfScope(scope), call) }, call);
});

const tenant: BuiltIn = strict((_values, call) => scopeObject(rootScope('tenant'), {}, call));

function typeText(type: string, call: Call): Value {
  return string(TracedText.of(type), origin(call));
}

/** `deployment()`: of a module, its name is known. */
const deployment: BuiltIn = (call) => {
  const { deploymentName, instance } = call.scope;
  const open = atDeployment(call, `deployment(${instance})`);
  if (!deploymentName) return open;
  return object([{ key: 'name', span: null, value: deploymentName() }], origin(call), open);
};

/** A function whose answer is the same wherever it is asked in one deployment. */
const constant: BuiltIn = (call) => atDeployment(call, `${call.name.toLowerCase()}()`, 'object');

/** Asked of Azure; equal arguments give equal answers. */
const looked: BuiltIn = strict((values, call) => {
  const key = values.map(keyOf);
  return atDeployment(call, key.includes(undefined) ? undefined : `${call.name.toLowerCase()}(${key.join(',')})`);
});

/** `getSecret(…)`: never shown. */
const secret: BuiltIn = (call) => unknown('a secret of a key vault is not read', origin(call));

export const deploymentFunctions: ReadonlyMap<string, BuiltIn> = new Map([
  ['resourceGroup', resourceGroup],
  ['subscription', subscription],
  ['managementGroup', managementGroup],
  ['tenant', tenant],
  ['deployment', deployment],
  ['deployer', constant],
  ['environment', constant],
  ['providers', looked],
  ['pickZones', looked],
  ['toLogicalZone', looked],
  ['toLogicalZones', looked],
  ['toPhysicalZone', looked],
  ['toPhysicalZones', looked],
  ['roleDefinitions', looked],
  ['getSecret', secret],
]);
