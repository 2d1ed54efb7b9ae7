import { array, object, type Property, type Unknown, type Value } from '../../../value/value.ts';
import { unknownProperty } from './reference.ts';

/**
 * A property of a resource as it is read after the deployment: what the template writes, and more that only Azure knows, at
 * every level.
 * @param cause why the rest is unknown
 */
export function opened(property: Property, cause: Unknown): Property {
  return {
    key: property.key,
    span: property.span,
    get value() {
      return openedValue(property.value, unknownProperty(cause, property.key));
    },
  };
}

function openedValue(value: Value, cause: Unknown): Value {
  switch (value.kind) {
    case 'object': {
      const properties = [...value.properties.values()].map((property) => opened(property, cause));
      return object(properties, value.origin, value.open ?? cause);
    }
    case 'array':
      return array(
        value.items.map((item, at) => openedValue(item, unknownProperty(cause, `[${at}]`))),
        value.origin,
        value.open,
      );
    case 'choice': {
      const options = value.options.map((option) => ({ ...option, value: openedValue(option.value, cause) }));
      return { ...value, options };
    }
    default:
      return value;
  }
}
