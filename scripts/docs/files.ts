import { inspectSchema, lintSchema, publishedSchema } from './schema.ts';

/** Everything in the documentation that is made from the source, by its path: the same source gives the same text. */
export async function generatedFiles(_root: string): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['docs/inspect.schema.json', publishedSchema(inspectSchema, 'gunicorn-plan-lint inspect --format json')],
    ['docs/lint.schema.json', publishedSchema(lintSchema, 'gunicorn-plan-lint lint --format json')],
  ]);
}
