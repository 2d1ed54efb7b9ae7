import type { Span } from '../../../text/source.ts';
import { TracedText } from '../../../text/traced.ts';
import { array, type Value, written } from '../../../value/value.ts';
import type { Expression, ResourceDeclaration } from '../syntax.ts';
import { INSTANCE_LIMIT } from './context.ts';
import { type Expansion, expand, type Place } from './expansion.ts';
import type { Instance } from './instance.ts';
import { failure } from './reference.ts';
import { MadeResource } from './resource.ts';
import { memo, type Scope } from './scope.ts';

/** A declaration that makes one thing, or one for each item of a loop. */
export interface Made<T> {
  /** what the symbol stands for: the thing, or an array of them */
  readonly value: () => Value;
  /** each of them; those that are known not to be deployed too */
  readonly all: () => readonly T[];
}

/** Follows the loop around a body; each of what it makes is made once, when it is first needed. */
export function declared<T extends { readonly value: () => Value }>(
  body: Expression,
  name: Span,
  scope: Scope,
  make: (place: Place) => T,
): Made<T> {
  const expansion = memo<Expansion | null>(
    () => expand(body, scope),
    () => null,
  );
  const made = new Map<Place, T>();
  const at = (place: Place): T => {
    const one = made.get(place) ?? make(place);
    made.set(place, one);
    return one;
  };
  return {
    value: () => symbolValue(expansion(), name, (place) => at(place).value()),
    all() {
      const found = expansion();
      if (!found) return [];
      const places = found.kind === 'one' ? [found.place] : found.sets.flatMap((set) => set.places);
      return places.filter((place) => made.has(place) || counted(name, scope)).map(at);
    },
  };
}

/** One more resource or module; false past the limit. */
function counted(place: Span, scope: Scope): boolean {
  const { budget, note } = scope.context;
  budget.instances++;
  if (budget.instances <= INSTANCE_LIMIT) return true;
  note(`the template makes more than ${INSTANCE_LIMIT} resources and modules; those from here on are left out`, place);
  return false;
}

function symbolValue(expansion: Expansion | null, place: Span, value: (place: Place) => Value): Value {
  if (!expansion) return failure('the declaration needs itself', place);
  if (expansion.kind === 'one') return value(expansion.place);
  const origin = written(place);
  const options = expansion.sets.map(({ condition, places, open }) => {
    const items = open ? places.slice(0, -1) : places;
    const further = open && places.at(-1);
    const all = array(items.map(value), origin, open);
    return { when: condition?.when ?? '', value: further ? { ...all, further: value(further) } : all };
  });
  const [only] = options;
  return options.length === 1 && only ? only.value : { kind: 'choice', options, origin };
}

export interface DeclaredResource extends Made<MadeResource> {
  readonly kind: 'resource';
  readonly symbol: string;
  /** the type as it is written, without the version and in lower case; null where an expression gives it */
  readonly writtenType: string | null;
}

export function declareResource(
  declaration: ResourceDeclaration,
  scope: Scope,
  instance: Instance,
  outer: MadeResource | null,
): DeclaredResource {
  const make = (place: Place) => new MadeResource(declaration, place, instance, outer);
  return {
    kind: 'resource',
    symbol: declaration.name.text,
    writtenType: writtenType(declaration),
    ...declared(declaration.body, declaration.name.span, scope, make),
  };
}

function writtenType({ type }: ResourceDeclaration): string | null {
  const texts = type.parts.filter((part) => part instanceof TracedText);
  if (texts.length < type.parts.length) return null;
  return TracedText.join(texts).string.replace(/@.*$/s, '').toLowerCase();
}
