import * as z from 'zod/mini';
import { nearestSkuName, planSize } from '../appservice/plans.ts';
import type { Rule } from '../rules/rule.ts';

/** What a config file may hold. It is checked by this, and `docs/config.schema.json` is made from it. */
export function configSchema(rules: readonly Rule[]) {
  const ruleName = z.enum(rules.map(({ name }) => name));
  const ruleSettings = section(
    z.strictObject(Object.fromEntries(rules.map((rule) => [rule.name, z.optional(ruleSetting(rule))]))),
  ).check(z.describe('severities and options of rules: `off`, `note`, `warning`, `error`, or a mapping'));
  const settings = { ...SETTINGS, rules: z.optional(ruleSettings) };
  const environments = section(z.record(z.string(), section(z.strictObject(settings)))).check(
    z.describe('settings for environments, by name'),
  );
  const app = section(z.strictObject({ ...settings, environments: z.optional(environments) }));
  return z.strictObject({
    ...settings,
    environments: z.optional(environments),
    apps: z.optional(
      section(z.record(z.string(), app)).check(
        z.describe('settings for apps, by name (`*` stands for any characters) or by the folder that is deployed'),
      ),
    ),
    paths: z.optional(
      section(z.record(pattern, section(z.strictObject({ rules: z.optional(ruleSettings) })))).check(
        z.describe('rules for findings in files, by a pattern as in .gitignore'),
      ),
    ),
    allow: z.optional(
      section(
        z.array(
          z.strictObject({
            rule: oneOrMore(ruleName),
            path: z.optional(oneOrMore(pattern).check(z.describe('only in these files: patterns as in .gitignore'))),
            app: z.optional(oneOrMore(text).check(z.describe('only for these apps'))),
            environment: z.optional(oneOrMore(text).check(z.describe('only in these environments'))),
            because: text.check(z.describe('the reason, for whoever reads it next')),
          }),
        ),
      ).check(z.describe('findings that are all right')),
    ),
    ignore: z.optional(
      section(z.array(pattern)).check(
        z.describe('files in which no deployment is looked for and nothing is reported: patterns as in .gitignore'),
      ),
    ),
  });
}

/** What a checked config file holds, as plain data. */
export type ConfigData = z.infer<ReturnType<typeof configSchema>>;
export type SettingsData = Pick<ConfigData, 'sku' | 'instances' | 'profile' | 'memory-per-worker' | 'rules'>;

const text = z.string().check(z.minLength(1));

const pattern = text.check(
  z.refine((path) => !path.startsWith('!'), { error: 'a pattern that begins with `!` takes nothing back here' }),
);

const sku = z.string().check(
  z.refine((name) => planSize(name) !== null, { error: ({ input }) => noSuchSku(String(input)) }),
  z.describe('size of the plan, where the repository does not say: B1, P1v3, …'),
);

const SETTINGS = {
  sku: z.optional(sku),
  instances: z.optional(
    z.int().check(z.minimum(1), z.maximum(100), z.describe('instances of the plan, where the repository does not say')),
  ),
  profile: z.optional(
    z
      .enum(['cpu', 'mixed', 'io'])
      .check(z.describe('what requests spend their time on: computing, both, or waiting for databases and APIs')),
  ),
  'memory-per-worker': z.optional(
    z.number().check(z.minimum(1), z.maximum(1_000_000), z.describe('MiB that one worker takes, as measured')),
  ),
};

const severity = z.enum(['off', 'note', 'warning', 'error']);

function ruleSetting({ options = [] }: Rule) {
  const values = options.map(({ name, default: value, least, most, whole, describe }) => {
    const number = whole ? z.int() : z.number();
    const checks = most === undefined ? [z.minimum(least)] : [z.minimum(least), z.maximum(most)];
    return [name, z.optional(number.check(...checks, z.describe(`${describe}; ${value} if not set`)))] as const;
  });
  return z.union([
    severity,
    z.strictObject({
      severity: z.optional(severity),
      ...Object.fromEntries(values.map(([name, value]) => [name, value])),
    }),
  ]);
}

/** A key with nothing behind it is an empty section. */
function section<T extends z.core.$ZodType>(schema: T) {
  return z.nullable(schema);
}

function oneOrMore<T extends z.core.$ZodType>(schema: T) {
  return z.union([schema, z.array(schema).check(z.minLength(1))]);
}

function noSuchSku(name: string): string {
  const nearest = nearestSkuName(name);
  return `there is no plan size "${name}"${nearest === null ? '' : `; did you mean ${nearest}?`}`;
}
