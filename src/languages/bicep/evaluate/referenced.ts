import type { Span } from '../../../text/source.ts';
import type { TracedText } from '../../../text/traced.ts';
import { object, type Property, type Value, written } from '../../../value/value.ts';
import { eachSide } from './choice.ts';
import type { DeclaredResource } from './declared.ts';
import { nameText } from './deployment-scope.ts';
import type { DeclaredModule, MadeModule } from './module.ts';
import { ownProperty } from './reference.ts';
import type { MadeResource } from './resource.ts';
import type { Declared } from './scope.ts';

/**
 * Finds what a template declares by its id, by its name, or (in languageVersion 2.0) by its symbol. Names and ids are equal
 * without regard to case, and where their unknown parts have equal keys.
 */
export function finder(
  declarations: readonly (DeclaredResource | DeclaredModule)[],
): (text: TracedText) => Declared | undefined {
  let index: ReadonlyMap<string, Declared> | null = null;
  let building = false;
  return (text) => {
    if (!index && !building) {
      building = true;
      try {
        index = indexOf(declarations);
      } finally {
        building = false;
      }
    }
    const key = textKey(text);
    return key === undefined ? undefined : index?.get(key);
  };
}

function indexOf(declarations: readonly (DeclaredResource | DeclaredModule)[]): ReadonlyMap<string, Declared> {
  const index = new Map<string, Declared>();
  const add = (text: TracedText | string, one: Declared): void => {
    const key = typeof text === 'string' ? text.toLowerCase() : textKey(text);
    if (key !== undefined && !index.has(key)) index.set(key, one);
  };
  const addResource = (made: MadeResource): void => {
    add(made.id(), { identity: made.identity, read: (full) => resourceState(made, full) });
    for (const child of made.children) for (const one of child.all()) addResource(one);
  };
  // ids are told first: a name may be that of several resources
  const names: (() => void)[] = [];
  const addNames = (symbol: string, name: Value, place: Span, one: Declared): void => {
    names.push(() => {
      add(symbol, one);
      add(nameText(name, place), one);
    });
  };
  for (const declaration of declarations) {
    const { symbol } = declaration;
    if (declaration.kind === 'resource') {
      for (const made of declaration.all()) {
        addResource(made);
        const one: Declared = { identity: made.identity, read: (full) => resourceState(made, full) };
        addNames(symbol, made.name(), made.declaration.name.span, one);
      }
    } else {
      for (const made of declaration.all()) {
        const one: Declared = { identity: made.identity, read: (full) => moduleState(made, full) };
        add(made.id(), one);
        addNames(symbol, made.name(), made.declaration.name.span, one);
      }
    }
  }
  for (const addName of names) addName();
  return index;
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
    const properties = [...outputs.properties.values()].map(
      (property): Property => ({
        key: property.key,
        span: property.span,
        get value() {
          return object([{ key: 'value', span: property.span, value: property.value }], origin);
        },
      }),
    );
    return object(properties, origin);
  };
  const state = object(
    [
      {
        key: 'outputs',
        span: null,
        get value() {
          return wrapped();
        },
      },
    ],
    origin,
  );
  if (!full) return state;
  return object(
    [
      { key: 'properties', span: null, value: state },
      { key: 'name', span: null, value: made.name() },
    ],
    origin,
  );
}
