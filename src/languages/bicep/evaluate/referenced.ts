import type { TracedText } from '../../../text/traced.ts';
import { object, type Value, written } from '../../../value/value.ts';
import { eachSide } from './choice.ts';
import type { DeclaredResource } from './declared.ts';
import { nameText } from './deployment-scope.ts';
import { computedProperty } from './lazy.ts';
import type { DeclaredModule, MadeModule } from './module.ts';
import { ownProperty } from './reference.ts';
import type { MadeResource } from './resource.ts';
import type { Declared } from './scope.ts';

type Made = MadeResource | MadeModule;
type Index = ReadonlyMap<string, Made>;

/** Of several under one key, the first that is deployed. */
function add(index: Map<string, Made>, key: string | undefined, made: Made): void {
  const first = key === undefined ? undefined : index.get(key);
  if (key !== undefined && (!first || (isLeftOut(first) && !isLeftOut(made)))) index.set(key, made);
}

function isLeftOut({ place }: Made): boolean {
  return place.deployed().kind === 'no';
}

/**
 * Finds what a template declares by its id, by its name, or (in languageVersion 2.0) by its symbol. Names and ids are equal
 * without regard to case, and where their unknown parts have equal keys. By an id, only the resources of its type are
 * looked at: the names of others may need the very value that asks.
 */
export function finder(
  declarations: readonly (DeclaredResource | DeclaredModule)[],
): (text: TracedText) => Declared | undefined {
  const indexes = new Map<string, Index | 'building'>();
  const indexOf = (type: string): Index | undefined => {
    const known = indexes.get(type);
    if (known) return known === 'building' ? undefined : known;
    indexes.set(type, 'building');
    const index = type === '' ? namesIn(declarations) : idsIn(declarations, type);
    indexes.set(type, index);
    return index;
  };
  return (text) => {
    const key = textKey(text);
    const made = key === undefined ? undefined : indexOf(typeInId(text.string) ?? '')?.get(key);
    return made && declared(made);
  };
}

/** The type that an id names, in lower case; null for a text that is no id. */
function typeInId(id: string): string | null {
  const lower = id.toLowerCase();
  const at = lower.lastIndexOf('/providers/');
  if (at < 0) return null;
  const [namespace = '', ...rest] = lower.slice(at + '/providers/'.length).split('/');
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/');
}

function idsIn(declarations: readonly (DeclaredResource | DeclaredModule)[], type: string): Index {
  const index = new Map<string, Made>();
  const addResource = (made: MadeResource): void => {
    if (made.type.toLowerCase() === type) add(index, textKey(made.id()), made);
    for (const child of made.children) for (const one of child.all()) addResource(one);
  };
  for (const declaration of declarations) {
    if (declaration.kind === 'resource') {
      const { writtenType } = declaration;
      // a loop of others may need the very value that asks
      if (writtenType !== null && type !== writtenType && !type.startsWith(`${writtenType}/`)) continue;
      for (const made of declaration.all()) addResource(made);
    } else if (type === DEPLOYMENT) for (const made of declaration.all()) add(index, textKey(made.id()), made);
  }
  return index;
}

const DEPLOYMENT = 'microsoft.resources/deployments';

/** By symbol and by name. */
function namesIn(declarations: readonly (DeclaredResource | DeclaredModule)[]): Index {
  const index = new Map<string, Made>();
  for (const declaration of declarations)
    for (const made of declaration.all()) {
      add(index, declaration.symbol.toLowerCase(), made);
      add(index, textKey(nameText(made.name(), made.declaration.name.span)), made);
    }
  return index;
}

function declared(made: Made): Declared {
  const { identity } = made;
  return { identity, read: (full) => ('outputs' in made ? moduleState(made, full) : resourceState(made, full)) };
}

function textKey(text: TracedText): string | undefined {
  let key = '';
  for (const piece of text.pieces) {
    if (!piece.unknown) key += piece.text.toLowerCase();
    else if (piece.unknown.key === undefined) return undefined;
    else key += `{${piece.unknown.key}}`;
  }
  return key;
}

/** `reference(…)` of a resource: its `properties`, or all of it. */
function resourceState(made: MadeResource, full: boolean): Value {
  const value = made.value();
  if (full) return value;
  return eachSide([value], value.origin, ([side]) => {
    const properties = side?.kind === 'object' ? ownProperty(side, 'properties') : undefined;
    return properties ?? made.runtime();
  });
}

/** `reference(…)` of a deployment: `{ outputs: { x: { value } } }`. */
function moduleState(made: MadeModule, full: boolean): Value {
  const origin = written(made.declaration.name.span);
  const wrapped = (): Value => {
    const outputs = made.outputs();
    if (outputs.kind !== 'object') return outputs;
    const properties = [...outputs.properties.values()].map((property) =>
      computedProperty(property.key, property.span, () =>
        object([{ key: 'value', span: property.span, value: property.value }], origin),
      ),
    );
    return object(properties, origin);
  };
  const state = object([computedProperty('outputs', null, wrapped)], origin);
  if (!full) return state;
  return object(
    [
      { key: 'properties', span: null, value: state },
      { key: 'name', span: null, value: made.name() },
    ],
    origin,
  );
}
