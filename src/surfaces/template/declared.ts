import type { EvaluatedResource } from '../../languages/bicep/evaluate/evaluated.ts';
import type { Value } from '../../value/value.ts';
import { bareCondition } from './bare-condition.ts';
import { sameName, segments } from './resource-names.ts';

/** A resource of App Service, with its names: those of its ancestors and its own. */
export interface Declared {
  readonly resource: EvaluatedResource;
  /** 'serverfarms', 'sites', 'sites/slots', 'sites/config', 'sites/slots/config' */
  readonly type: string;
  /** one for each segment of the type, where they are known: [site, slot] */
  readonly names: readonly Value[];
  /** of `config/appsettings`: laid over the settings that are there, instead of replacing them all */
  readonly keepsSettings: boolean;
}

/** The resources of App Service that hold what decides a launch; types are compared without regard to case. */
export function declaredResources(resources: readonly EvaluatedResource[]): readonly Declared[] {
  const byIdentity = new Map(resources.map((resource) => [resource.identity, resource]));
  return resources.flatMap((resource) => {
    const type = /^microsoft\.web\/(.+)$/.exec(resource.type.toLowerCase())?.[1];
    if (type === undefined || !READ.has(type)) return [];
    const names = namesOf(resource, byIdentity);
    return [
      { resource: { ...resource, condition: bareCondition(resource.condition) }, type, names, keepsSettings: false },
    ];
  });
}

const READ: ReadonlySet<string> = new Set([
  'serverfarms',
  'sites',
  'sites/slots',
  'sites/config',
  'sites/slots/config',
]);

/** No resource has more ancestors; a broken template may make one its own parent. */
const MOST_ANCESTORS = 10;

function namesOf(
  resource: EvaluatedResource,
  all: ReadonlyMap<object, EvaluatedResource>,
  depth = 0,
): readonly Value[] {
  const own = segments(resource.name);
  const parent = resource.parent && all.get(resource.parent);
  return parent && depth < MOST_ANCESTORS ? [...namesOf(parent, all, depth + 1), ...own] : own;
}

/**
 * The declaration of a resource that another file only refers to (`existing`): of the same type and, for certain, of the
 * same names. Itself where there is none.
 */
export function declarationOf(reference: Declared, all: readonly Declared[]): Declared {
  if (!reference.resource.existing) return reference;
  return all.find((other) => !other.resource.existing && sameResource(other, reference)) ?? reference;
}

export function sameResource(first: Declared, second: Declared): boolean {
  return first.type === second.type && sameNames(first.names, second.names);
}

export function sameNames(first: readonly Value[], second: readonly Value[]): boolean {
  return first.length === second.length && first.every((name, at) => sameName(name, second[at]));
}
