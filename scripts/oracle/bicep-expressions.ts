import type { EvaluationContext } from '../../src/languages/bicep/evaluate/context.ts';
import type { EvaluatedTemplate, GivenParameters } from '../../src/languages/bicep/evaluate/evaluated.ts';
import { jsonValue, readJson } from '../../src/languages/bicep/evaluate/json.ts';
import { evaluateParameters } from '../../src/languages/bicep/evaluate/parameters-file.ts';
import { evaluateTemplate, NO_PARAMETERS } from '../../src/languages/bicep/evaluate/template.ts';
import { Source } from '../../src/text/source.ts';
import { property } from '../../src/value/read.ts';
import { array, boolean, object, type Value, written } from '../../src/value/value.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';
import { resolvePath } from '../../src/workspace/workspace.ts';
import { agrees, answerOf, caseContext } from './bicep-answer.ts';
import type { OracleOptions, Outcome } from './case.ts';

interface Case {
  readonly id: string;
  readonly form: 'expression' | 'file' | 'bicepparam' | 'arm-expression' | 'arm-template';
  readonly expr: string;
  readonly expect?: unknown;
  readonly expectKind?: 'unknown' | 'eval-error' | 'syntax-error' | 'compile-error';
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly context?: { readonly parameters?: object; readonly variables?: object };
  readonly output?: string;
  readonly param?: string;
  readonly path?: string;
}

/** Expressions of Bicep and of ARM JSON, and the values that the compiler's tests give them. */
export async function* check(lines: readonly unknown[], _options: OracleOptions): AsyncIterable<Outcome> {
  for (const one of lines as readonly Case[]) yield judge(one);
}

function judge(one: Case): Outcome {
  const { id, expectKind } = one;
  const expected = expectKind ?? JSON.stringify(one.expect);
  const { value, refused } = evaluatedCase(one);
  const { answer, known } = answerOf(value);
  const outcome = (): Outcome['outcome'] => {
    if (expectKind === 'syntax-error') return refused ? 'agree' : 'wrong';
    if (refused && expectKind) return 'wrong';
    if (expectKind) return known ? 'wrong' : 'agree';
    if (!known) return 'unknown';
    return agrees(answer, one.expect) ? 'agree' : 'wrong';
  };
  return { id, outcome: outcome(), expected: `${expected} of ${one.expr}`, answer };
}

interface Evaluated {
  /** what could be read around a syntax error counts, too: a user is shown it, with the error */
  readonly value: Value | undefined;
  readonly refused: boolean;
}

function evaluatedCase(one: Case): Evaluated {
  switch (one.form) {
    case 'expression':
      return evaluated(one, 'main.bicep', `var result = ${one.expr}\n`, ({ variables }) => variables.get('result'));
    case 'file':
      return evaluated(one, 'main.bicep', one.expr, ({ outputs }) => outputs.get(one.output ?? ''));
    case 'bicepparam':
      return parameterOf(one);
    case 'arm-expression': {
      const { parameters = {}, variables = {} } = one.context ?? {};
      const template = armTemplate({ parameters, variables, outputs: { result: { value: one.expr } } });
      return evaluated(one, 'main.json', template, ({ outputs }) => outputs.get('result'));
    }
    case 'arm-template':
      return evaluated(one, 'main.json', one.expr, (template) => partAt(template, one.path ?? ''));
  }
}

function armTemplate(parts: object): string {
  const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  return JSON.stringify({ $schema: schema, contentVersion: '1.0.0.0', resources: [], ...parts });
}

function contextOf(one: Case, path: string, text: string): EvaluationContext {
  const files = Object.entries(one.files ?? {}).map(([name, content]) => [resolvePath('', name) ?? name, content]);
  return caseContext(memoryWorkspace({ ...Object.fromEntries(files), [path]: text }), one.env);
}

function evaluated(
  one: Case,
  path: string,
  text: string,
  read: (template: EvaluatedTemplate) => Value | undefined,
): Evaluated {
  const context = contextOf(one, path, text);
  const refused = (context.template(path)?.errors.length ?? 1) > 0;
  return { value: read(evaluateTemplate(path, parametersOf(one), context)), refused };
}

function parametersOf({ params }: Case): GivenParameters {
  if (!params) return NO_PARAMETERS;
  const source = new Source('parameters.json', JSON.stringify(params));
  const { root } = readJson(source.text);
  const value = root ? jsonValue(root, source) : undefined;
  return { values: value?.kind === 'object' ? value.properties : new Map(), open: null };
}

function parameterOf(one: Case): Evaluated {
  const context = contextOf(one, 'main.bicepparam', one.expr);
  const refused = (context.template('main.bicepparam')?.errors.length ?? 1) > 0;
  const { given } = evaluateParameters('main.bicepparam', context);
  const name = one.param?.toLowerCase() ?? '';
  return { value: given.values.get(name)?.value, refused };
}

/** The part of an evaluated template that a path of its JSON names: `outputs.r`, `resources[*].sku.name`. */
function partAt(template: EvaluatedTemplate, path: string): Value | undefined {
  const [first, ...steps] = path.split('.');
  const here = written({ source: new Source('', ''), start: 0, end: 0 });
  if (first === 'outputs') return template.outputs.get(steps[0] ?? '');
  // what is nested in a deployment stands among the resources of the template around it
  const inner = steps.lastIndexOf('resources[0]');
  const rest = inner < 0 ? steps : steps.slice(inner + 1);
  if (rest[0] === 'condition') return boolean(template.resources.length > 0, here);
  const bodies = template.resources.map(({ body }) => rest.reduce<Value | undefined>(property, body));
  if (first === 'resources[*]')
    return array(
      bodies.map((body) => body ?? object([], here)),
      here,
    );
  return bodies[0];
}
