import { array, object, type Property, type Unknown, type Value } from '../../../value/value.ts';
import { VALUE_DEPTH, Visits } from './context.ts';
import { computedProperty } from './lazy.ts';
import { unknownProperty } from './reference.ts';

/**
 * A property of a resource as it is read after the deployment. The template's own words tell which properties it has, but
 * Azure may give back another value than was written, so each is unknown; one that names a resource still does.
 * @param cause why: it is known only when the resource is deployed
 */
export function opened(property: Property, cause: Unknown): Property {
  return computedProperty(property.key, property.span, () =>
    openedValue(property.value, unknownProperty(cause, property.key), new Visits()),
  );
}

function openedValue(value: Value, cause: Unknown, visits: Visits, depth = 0): Value {
  if (depth > VALUE_DEPTH || !visits.take()) return cause;
  switch (value.kind) {
    case 'object': {
      const properties = [...value.properties.values()].map((property) => opened(property, cause));
      return object(properties, value.origin, value.open ?? cause);
    }
    case 'array': {
      const items = value.items.map((item, at) =>
        openedValue(item, unknownProperty(cause, `[${at}]`), visits, depth + 1),
      );
      return array(items, value.origin, value.open);
    }
    case 'choice': {
      const options = value.options.map((option) => ({
        ...option,
        value: openedValue(option.value, cause, visits, depth + 1),
      }));
      return { ...value, options };
    }
    default: {
      const target = value.kind === 'string' || value.kind === 'unknown' ? value.target : undefined;
      return target ? { ...cause, target } : cause;
    }
  }
}
