import { evaluateTemplate, NO_PARAMETERS } from '../../src/languages/bicep/evaluate/template.ts';
import type { Value } from '../../src/value/value.ts';
import { agrees, answerOf } from './bicep-answer.ts';
import { Repositories, type TemplateCase, templatePath } from './bicep-repositories.ts';
import type { OracleOptions, Outcome } from './case.ts';

type Facts = Readonly<Record<string, unknown>>;

interface Case extends TemplateCase {
  readonly paramDefaults: Facts;
  readonly paramDefaultsUnknown: Facts;
  readonly variables: Facts;
  readonly variablesUnknown: Facts;
  readonly outputs: Facts;
  readonly outputsUnknown: Facts;
}

/** The values of public templates with their default parameters; each value is a case. */
export async function* check(lines: readonly unknown[], options: OracleOptions): AsyncIterable<Outcome> {
  const repositories = new Repositories(options);
  for (const one of lines as readonly Case[]) {
    const context = repositories.context(one);
    const template = context && evaluateTemplate(templatePath(one, context), NO_PARAMETERS, context);
    const parts = [
      ['parameter', one.paramDefaults, one.paramDefaultsUnknown, template?.parameters],
      ['variable', one.variables, one.variablesUnknown, template?.variables],
      ['output', one.outputs, one.outputsUnknown, template?.outputs],
    ] as const;
    for (const [kind, known, unknown, values] of parts) {
      const id = (name: string) => `${one.bicep} ${kind} ${name}`;
      for (const [name, expected] of Object.entries(known)) yield judge(id(name), values, name, { expected });
      for (const [name, cause] of Object.entries(unknown))
        yield judge(id(name), values, name, { cause: String(cause) });
    }
  }
}

/** What only a deployment can answer; the file names other causes where it did not follow what the templates say. */
const RUNTIME =
  /^(?:reference|list\w*|resourceGroup|subscription|managementGroup|tenant|deployment|environment|utcNow|newGuid|parameter .*)$/;

function judge(
  id: string,
  values: ReadonlyMap<string, Value> | undefined,
  name: string,
  expect: { readonly expected: unknown } | { readonly cause: string },
): Outcome {
  const expected = 'cause' in expect ? `unknown: ${expect.cause}` : JSON.stringify(expect.expected);
  if (!values) return { id, outcome: 'skipped', expected, answer: null };
  const { answer, known } = answerOf(values.get(name));
  if (!('cause' in expect)) {
    const outcome = !known ? 'unknown' : agrees(answer, expect.expected) ? 'agree' : 'wrong';
    return { id, outcome, expected, answer };
  }
  if (!known) return { id, outcome: 'agree', expected, answer };
  // the file doesn't follow modules, whose outputs are known where their files tell them
  const followed = cameFromModule(values.get(name)) || !RUNTIME.test(expect.cause);
  return { id, outcome: followed ? 'skipped' : 'wrong', expected, answer };
}

function cameFromModule(value: Value | undefined): boolean {
  if (value?.origin.kind !== 'written') return false;
  const { span, through } = value.origin;
  return through.some((place) => place.source !== span.source);
}
