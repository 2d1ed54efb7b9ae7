import { z } from 'zod';
import { deployment } from './schema-deployment.ts';
import { coverage, range } from './schema-parts.ts';

const severity = z.enum(['error', 'warning', 'note']);
const count = z.int().min(0);

const finding = z
  .strictObject({
    rule: z.string(),
    severity,
    confidence: z.enum(['high', 'medium', 'low']),
    message: z.string().describe('what, why, and what to do; the first line stands alone'),
    ...range,
    app: z.string(),
    environments: z
      .array(z.string().nullable())
      .describe('every environment that it holds for; null for a deployment without one'),
    condition: z.string().optional().describe('it holds only then'),
    related: z.array(z.strictObject({ message: z.string(), ...range })).describe('other places that belong to it'),
    fix: z
      .strictObject({
        title: z.string(),
        command: z.string().nullable().describe('the text to copy'),
        edit: z
          .strictObject({
            text: z.string().describe('what to put in place of the range'),
            safe: z.boolean().describe('it changes nothing that anybody could rely on'),
            ...range,
          })
          .nullable(),
      })
      .nullable(),
    fingerprint: z.string().describe('stays the same when lines move or an environment is added'),
  })
  .meta({ id: 'Finding', description: 'One problem, with every environment that it holds for.' });

export const inspectSchema = z.strictObject({
  version: z.literal(1),
  deployments: z.array(deployment),
  coverage,
});

export const lintSchema = z.strictObject({
  version: z.literal(1),
  findings: z.array(finding).describe('worst first'),
  counts: z.strictObject({
    error: count,
    warning: count,
    note: count,
    pedantic: count.describe('what only --pedantic shows'),
    allowed: count.describe('what comments and the config file allow'),
  }),
  deployments: z.array(deployment),
  coverage,
});

/** A schema as it is published, as text. */
export function publishedSchema(schema: z.core.$ZodType, title: string): string {
  return `${JSON.stringify({ title, ...z.toJSONSchema(schema, { target: 'draft-2020-12' }) }, null, 2)}\n`;
}
