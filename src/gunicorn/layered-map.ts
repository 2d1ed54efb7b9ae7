/**
 * A map laid over another one, which many share: of gunicorn's some 120 settings, a launch sets a few. It has the order of
 * the one below, then what is only above.
 */
export class LayeredMap<K, V> implements ReadonlyMap<K, V> {
  readonly below: ReadonlyMap<K, V>;
  readonly #above = new Map<K, V>();

  constructor(below: ReadonlyMap<K, V>) {
    this.below = below;
  }

  set(key: K, value: V): void {
    this.#above.set(key, value);
  }

  /** What stands above. */
  get own(): ReadonlyMap<K, V> {
    return this.#above;
  }

  get(key: K): V | undefined {
    return this.#above.has(key) ? this.#above.get(key) : this.below.get(key);
  }

  has(key: K): boolean {
    return this.#above.has(key) || this.below.has(key);
  }

  get size(): number {
    let size = this.below.size;
    for (const key of this.#above.keys()) if (!this.below.has(key)) size++;
    return size;
  }

  *entries(): MapIterator<[K, V]> {
    for (const [key, value] of this.below) yield [key, this.#above.has(key) ? (this.#above.get(key) as V) : value];
    for (const [key, value] of this.#above) if (!this.below.has(key)) yield [key, value];
  }

  *keys(): MapIterator<K> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(call: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.entries()) call(value, key, this);
  }
}
