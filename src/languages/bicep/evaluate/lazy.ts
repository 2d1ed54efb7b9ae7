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

/** Properties in the order they are first written; names are equal without regard to case, as in ARM. */
export class PropertyList {
  readonly #properties = new Map<string, Property>();

  /** Sets a property; one that is there keeps its place and its spelling. */
  set(property: Property): void {
    const earlier = this.#properties.get(property.key.toLowerCase());
    this.respell(earlier && earlier.key !== property.key ? respelt(property, earlier.key) : property);
  }

  /** Sets a property in its own spelling; one that is there keeps its place. */
  respell(property: Property): void {
    this.#properties.set(property.key.toLowerCase(), property);
  }

  get(key: string): Property | undefined {
    return this.#properties.get(key.toLowerCase());
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
