import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { readArmTemplate } from '../../src/languages/arm/template.ts';
import { type EvaluationContext, newContext } from '../../src/languages/bicep/evaluate/context.ts';
import { parseYaml } from '../../src/languages/workflow/yaml.ts';
import { Source } from '../../src/text/source.ts';
import { string, unknown, type Value, written } from '../../src/value/value.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';

/** What we answer for a value, as JSON: `{ "$unknown": reason }` for each part that can't be known. */
export type Answer = null | boolean | number | string | readonly Answer[] | { readonly [key: string]: Answer };

/** The value as JSON, and whether all of it is known. */
export function answerOf(value: Value | undefined): { readonly answer: Answer; readonly known: boolean } {
  let known = true;
  const hole = (reason: string): Answer => {
    known = false;
    return { $unknown: reason };
  };
  const show = (one: Value): Answer => {
    switch (one.kind) {
      case 'null':
        return null;
      case 'boolean':
        return one.value;
      case 'number':
        return typeof one.value === 'bigint' ? Number(one.value) : one.value;
      case 'string':
        return one.text.known ? one.text.string : hole(`${one.text.string}: ${one.text.holes[0]?.reason ?? ''}`);
      case 'array': {
        const items = one.items.map(show);
        return one.open ? [...items, hole(one.open.reason)] : items;
      }
      case 'object': {
        const entries = [...one.properties.values()]
          .filter(({ key }) => !key.startsWith('::'))
          .map((property) => [property.key, show(property.value)] as const);
        const rest: [string, Answer][] = one.open ? [['...', hole(one.open.reason)]] : [];
        return Object.fromEntries([...entries, ...rest]);
      }
      case 'unknown':
        return hole(one.reason);
      case 'choice':
        return hole(`depends on ${one.options.map(({ when }) => when).join(' | ')}`);
    }
  };
  return { answer: value === undefined ? hole('there is none') : show(value), known };
}

/** Whether an answer is what the case expects: names of properties in any order; of what is long, only its hash is told. */
export function agrees(answer: Answer, expected: unknown): boolean {
  if (
    typeof expected === 'object' &&
    expected !== null &&
    '$tooLong' in expected &&
    'sha256OfCompactJson' in expected
  ) {
    return createHash('sha256').update(JSON.stringify(answer)).digest('hex') === expected.sha256OfCompactJson;
  }
  return isDeepStrictEqual(JSON.parse(JSON.stringify(answer)), expected);
}

/** A context as a run of the whole program has it, but that shows what is secret: test cases hold no secrets. */
export function caseContext(workspace: Workspace, env: Readonly<Record<string, string>> = {}): EvaluationContext {
  const source = new Source('environment', '');
  const value = (text: string) => string(text, written({ source, start: 0, end: 0 }));
  return newContext(workspace, {
    readArm: readArmTemplate,
    yaml: (file) =>
      parseYaml(file).value ?? unknown('it is not valid YAML', written({ source: file, start: 0, end: 0 })),
    environment: new Map(Object.entries(env).map(([name, text]) => [name, value(text)])),
    showSecrets: true,
  });
}
