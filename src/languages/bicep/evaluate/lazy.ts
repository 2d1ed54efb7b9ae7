import type { Span } from '../../../text/source.ts';
import type { Property, Value } from '../../../value/value.ts';
import { memo } from './scope.ts';

/**
 * A property whose value is computed when it is read. A class, and no literal with a getter: V8 makes a hidden class for
 * each of these, which keeps everything that the getter can reach until the old generation is collected.
 */
class ComputedProperty implements Property {
  readonly key: string;
  readonly span: Span | null;
  readonly #compute: () => Value;

  constructor(key: string, span: Span | null, compute: () => Value) {
    this.key = key;
    this.span = span;
    this.#compute = compute;
  }

  get value(): Value {
    return this.#compute();
  }
}

/** A property whose value is computed each time that it is read: from values that are kept elsewhere. */
export function computedProperty(key: string, span: Span | null, compute: () => Value): Property {
  return new ComputedProperty(key, span, compute);
}

/** A property whose value is evaluated when it is first read. */
export function lazyProperty(key: string, span: Span | null, compute: () => Value, cycle: () => Value): Property {
  return new ComputedProperty(key, span, memo(compute, cycle));
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
  return computedProperty(key, property.span, () => property.value);
}
