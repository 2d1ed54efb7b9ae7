import type { TracedText } from '../../text/traced.ts';
import { array, object, type Property, type Value } from '../../value/value.ts';

/** A value with all its strings changed; the rest stays as it is. */
export function mapTexts(value: Value, change: (text: TracedText) => TracedText): Value {
  switch (value.kind) {
    case 'string': {
      const text = change(value.text);
      return text === value.text ? value : { ...value, text };
    }
    case 'array':
      return array(
        value.items.map((item) => mapTexts(item, change)),
        value.origin,
        value.open,
      );
    case 'object':
      return object(
        [...value.properties.values()].map(
          (property): Property => ({ ...property, value: mapTexts(property.value, change) }),
        ),
        value.origin,
        value.open,
      );
    default:
      return value;
  }
}
