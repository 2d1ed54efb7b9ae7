import { both, type Condition } from '../../../value/condition.ts';
import { knownString } from '../../../value/read.ts';
import type { Value } from '../../../value/value.ts';
import type { DeclaredResource } from './declared.ts';
import { nameText, segments, textValue } from './deployment-scope.ts';
import type { EvaluatedResource, ExternalModule } from './evaluated.ts';
import type { Instance } from './instance.ts';
import type { DeclaredModule } from './module.ts';
import type { MadeResource } from './resource.ts';

/** What is deployed, in the order of the files. */
export interface Collected {
  readonly resources: EvaluatedResource[];
  readonly externalModules: ExternalModule[];
}

/** How deep modules may be in modules. */
const MODULE_DEPTH = 50;

/** The resources of a template and of its modules, as far as they aren't known to be left out. */
export function collect(instance: Instance): Collected {
  const into: Collected = { resources: [], externalModules: [] };
  collectInstance(instance, null, [], into);
  return into;
}

function collectInstance(
  instance: Instance,
  condition: Condition | null,
  symbols: readonly string[],
  into: Collected,
): void {
  for (const declaration of instance.declarations) {
    if (declaration.kind === 'resource') collectResources(declaration, condition, symbols, into);
    else collectModules(declaration, condition, symbols, into);
  }
}

function collectResources(
  declaration: DeclaredResource,
  outer: Condition | null,
  symbols: readonly string[],
  into: Collected,
): void {
  for (const made of declaration.all()) {
    const deployed = made.place.deployed();
    if (deployed.kind === 'no') continue;
    const condition = both(outer, deployed.condition);
    into.resources.push(evaluated(made, condition, [...symbols, declaration.symbol]));
    for (const child of made.children) collectResources(child, condition, symbols, into);
  }
}

function evaluated(made: MadeResource, condition: Condition | null, symbols: readonly string[]): EvaluatedResource {
  const parent = made.parent();
  return {
    type: made.type,
    apiVersion: made.apiVersion,
    name: parent ? lastSegment(made.name(), made) : made.name(),
    body: made.body(),
    existing: made.declaration.existing,
    condition,
    span: made.declaration.name.span,
    identity: made.identity,
    parent,
    symbols,
  };
}

/** `'${site.name}/staging'` of a slot whose site is known. */
function lastSegment(name: Value, made: MadeResource): Value {
  const whole = knownString(name);
  if (name.kind !== 'string' || whole?.includes('/') === false) return name;
  const last = segments(nameText(name, made.declaration.name.span)).at(-1);
  return last ? textValue(last, name.origin) : name;
}

function collectModules(
  declaration: DeclaredModule,
  outer: Condition | null,
  symbols: readonly string[],
  into: Collected,
): void {
  for (const made of declaration.all()) {
    const deployed = made.place.deployed();
    if (deployed.kind === 'no') continue;
    const condition = both(outer, deployed.condition);
    const path = [...symbols, declaration.symbol];
    const instance = path.length > MODULE_DEPTH ? null : made.instance();
    if (instance) {
      collectInstance(instance, condition, path, into);
      continue;
    }
    into.externalModules.push({
      reference: made.reference(),
      name: made.name(),
      parameters: made.parameters(),
      condition,
      span: made.declaration.name.span,
      identity: made.identity,
      symbols: path,
    });
  }
}
