import type { ExternalModule } from '../../../languages/bicep/evaluate/evaluated.ts';
import { path } from '../../../value/read.ts';
import { object, type Property, spanOf, type Value, written } from '../../../value/value.ts';
import { bareCondition } from '../bare-condition.ts';
import type { Declared } from '../declared.ts';

/** An object of the values that are there; its parts stand where the module's parameters are written. */
export function made(module: ExternalModule, values: Readonly<Record<string, Value | undefined>>): Value {
  const properties = Object.entries(values).flatMap(([key, value]): readonly Property[] =>
    value === undefined ? [] : [{ key, span: spanOf(value), value }],
  );
  return object(properties, written(module.span));
}

/** A parameter that the module is given; undefined for one that isn't, or is null. */
export function parameter(module: ExternalModule, name: string): Value | undefined {
  const value = path(module.parameters, name);
  return value?.kind === 'null' ? undefined : value;
}

/** A resource that a module declares. */
export function declares(
  module: ExternalModule,
  type: string,
  names: readonly Value[],
  body: Value,
  links: { readonly identity: object; readonly parent?: object; readonly keepsSettings?: boolean },
): Declared {
  return {
    resource: {
      type: `Microsoft.Web/${type}`,
      apiVersion: null,
      name: names.at(-1) ?? module.name,
      body,
      existing: false,
      condition: bareCondition(module.condition),
      span: module.span,
      identity: links.identity,
      parent: links.parent ?? null,
      symbols: [],
    },
    type,
    names,
    keepsSettings: links.keepsSettings ?? false,
  };
}
