import type { Span } from '../../../text/source.ts';
import type { Property, Value } from '../../../value/value.ts';
import { memo } from './scope.ts';

/** A property whose value is evaluated when it is first read. */
export function lazyProperty(key: string, span: Span | null, compute: () => Value, cycle: () => Value): Property {
  const value = memo(compute, cycle);
  return {
    key,
    span,
    get value() {
      return value();
    },
  };
}

/** Properties in the order they are written; names are equal without regard to case, as in ARM: the first spelling stays. */
export class PropertyList {
  readonly #properties = new Map<string, Property>();
  readonly #spellings = new Map<string, string>();

  set(property: Property): void {
    const lower = property.key.toLowerCase();
    const spelling = this.#spellings.get(lower);
    if (spelling === undefined || spelling === property.key) {
      this.#spellings.set(lower, property.key);
      this.#properties.set(property.key, property);
    } else this.#properties.set(spelling, respelt(property, spelling));
  }

  get(key: string): Property | undefined {
    const spelling = this.#spellings.get(key.toLowerCase());
    return spelling === undefined ? undefined : this.#properties.get(spelling);
  }

  /** Replaces every property, as where an unknown object may override them. */
  replaceAll(change: (property: Property) => Property): void {
    for (const [key, property] of this.#properties) this.#properties.set(key, change(property));
  }

  values(): Iterable<Property> {
    return this.#properties.values();
  }
}

function respelt(property: Property, key: string): Property {
  return {
    key,
    span: property.span,
    get value() {
      return property.value;
    },
  };
}
