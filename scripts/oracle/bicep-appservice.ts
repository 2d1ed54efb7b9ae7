import type { EvaluatedResource, EvaluatedTemplate } from '../../src/languages/bicep/evaluate/evaluated.ts';
import { evaluateTemplate, NO_PARAMETERS } from '../../src/languages/bicep/evaluate/template.ts';
import { path } from '../../src/value/read.ts';
import type { Value } from '../../src/value/value.ts';
import { type Answer, agrees, answerOf } from './bicep-answer.ts';
import { Repositories, type TemplateCase } from './bicep-repositories.ts';
import type { OracleOptions, Outcome } from './case.ts';

interface Expected {
  /** the modules that lead to it; a template without symbolic names calls each `nested` */
  readonly path: readonly string[];
  readonly type: string;
  readonly sku?: { readonly name?: unknown; readonly capacity?: unknown };
  readonly [key: string]: unknown;
}

interface Case extends TemplateCase {
  readonly resources: readonly Expected[];
}

/** Where each fact of a resource stands in its body. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'sku.name': ['sku', 'name'],
  'sku.capacity': ['sku', 'capacity'],
  kind: ['kind'],
  reserved: ['properties', 'reserved'],
  linuxFxVersion: ['properties', 'siteConfig', 'linuxFxVersion'],
  appCommandLine: ['properties', 'siteConfig', 'appCommandLine'],
  appSettings: ['properties', 'siteConfig', 'appSettings'],
  healthCheckPath: ['properties', 'siteConfig', 'healthCheckPath'],
  alwaysOn: ['properties', 'siteConfig', 'alwaysOn'],
};

/** What public templates set on App Service, through their modules; each resource is a case. */
export async function* check(lines: readonly unknown[], options: OracleOptions): AsyncIterable<Outcome> {
  const repositories = new Repositories(options);
  for (const one of lines as readonly Case[]) {
    const context = repositories.context(one);
    const template = context && evaluateTemplate(one.bicep, NO_PARAMETERS, context);
    const taken = new Set<EvaluatedResource>();
    for (const [at, expected] of one.resources.entries()) {
      const id = `${one.bicep} ${[...expected.path, expected.type].join(' ')} #${at}`;
      const shown = JSON.stringify(expected);
      if (!template) yield { id, outcome: 'skipped', expected: shown, answer: null };
      else yield { id, expected: shown, ...judge(expected, template, taken) };
    }
  }
}

function judge(
  expected: Expected,
  template: EvaluatedTemplate,
  taken: Set<EvaluatedResource>,
): Pick<Outcome, 'outcome' | 'answer'> {
  const external = template.externalModules.find(({ symbols }) =>
    symbols.every((symbol, at) => symbol === expected.path[at]),
  );
  // what a registry's module makes isn't in the repository
  if (external) return { outcome: 'agree', answer: { $unknown: answerOf(external.reference).answer } };
  const candidates = template.resources.filter(
    (resource) =>
      !taken.has(resource) &&
      !resource.existing &&
      resource.type.toLowerCase() === expected.type.toLowerCase() &&
      resource.symbols.length === expected.path.length + 1,
  );
  // the compiler may put them in another order
  const judged = candidates.map((resource) => ({ resource, ...compare(expected, resource) }));
  const best =
    judged.find(({ outcome }) => outcome === 'agree') ??
    judged.find(({ outcome }) => outcome === 'unknown') ??
    judged[0];
  if (!best) return { outcome: 'wrong', answer: 'there is no such resource' };
  taken.add(best.resource);
  return { outcome: best.outcome, answer: best.answer };
}

function compare(expected: Expected, { body }: EvaluatedResource): Pick<Outcome, 'outcome' | 'answer'> {
  const outcomes = new Set<Outcome['outcome']>();
  const answer: Record<string, Answer> = {};
  for (const [key, steps] of Object.entries(PLACES)) {
    const wanted = key.startsWith('sku.') ? expected.sku?.[key === 'sku.name' ? 'name' : 'capacity'] : expected[key];
    if (wanted === undefined) continue;
    const found = path(body, ...steps);
    answer[key] = found ? answerOf(found).answer : null;
    outcomes.add(compareValue(wanted, found));
  }
  const outcome = outcomes.has('wrong') ? 'wrong' : outcomes.has('unknown') ? 'unknown' : 'agree';
  return { outcome, answer };
}

/** Of a value that is partly unknown, each part is compared. */
function compareValue(wanted: unknown, found: Value | undefined): Outcome['outcome'] {
  const { answer, known } = found ? answerOf(found) : { answer: null, known: true };
  if (isUnknown(wanted)) return known ? 'wrong' : 'agree';
  if (Array.isArray(wanted) && found?.kind === 'array' && found.items.length === wanted.length) {
    const parts = found.items.map((item, at) => compareValue(wanted[at], item));
    return parts.includes('wrong') ? 'wrong' : parts.includes('unknown') ? 'unknown' : 'agree';
  }
  if (typeof wanted === 'object' && wanted !== null && !Array.isArray(wanted) && found?.kind === 'object') {
    const parts = Object.entries(wanted).map(([key, part]) => compareValue(part, path(found, key)));
    return parts.includes('wrong') ? 'wrong' : parts.includes('unknown') ? 'unknown' : 'agree';
  }
  if (!known) return 'unknown';
  return agrees(answer, wanted) ? 'agree' : 'wrong';
}

function isUnknown(wanted: unknown): boolean {
  return typeof wanted === 'object' && wanted !== null && '$unknown' in wanted;
}
