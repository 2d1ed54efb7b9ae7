import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LayeredMap } from '../../src/gunicorn/layered-map.ts';

const pairs = fc.array(fc.tuple(fc.constantFrom('bind', 'threads', 'timeout', 'workers'), fc.integer({ max: 3 })));

test('a layered map answers as a map in which everything was set in turn', () => {
  fc.assert(
    fc.property(pairs, pairs, (below, above) => {
      const plain = new Map<string, number>([...below, ...above]);
      const layered = new LayeredMap<string, number>(new Map(below));
      for (const [key, value] of above) layered.set(key, value);
      const called: [string, number][] = [];
      layered.forEach((value, key) => {
        called.push([key, value]);
      });
      expect([...layered]).toEqual([...plain]);
      expect(called).toEqual([...plain]);
      expect([...layered.keys()]).toEqual([...plain.keys()]);
      expect([...layered.values()]).toEqual([...plain.values()]);
      expect(layered.size).toBe(plain.size);
      for (const key of ['bind', 'threads', 'timeout', 'workers', 'user']) {
        expect(layered.get(key)).toBe(plain.get(key));
        expect(layered.has(key)).toBe(plain.has(key));
      }
    }),
    { seed: 7 },
  );
});
