import * as z from 'zod/mini';
import { $ZodType } from 'zod/v4/core';
import { parseYaml } from '../languages/workflow/yaml.ts';
import type { Rule } from '../rules/rule.ts';
import type { Source } from '../text/source.ts';
import { object, written } from '../value/value.ts';
import { UsageError } from '../workspace/usage-error.ts';
import type { Config } from './config.ts';
import { configOf } from './from-data.ts';
import { type Path, plain } from './plain.ts';
import { type ConfigProblem, problemsOf } from './problems.ts';
import { configSchema } from './schema.ts';

/**
 * Reads a config file and checks all of it.
 * @throws UsageError with a sentence for each thing that is wrong, with file, line and column
 */
export function readConfig(source: Source, rules: readonly Rule[]): Config {
  const { value, notes } = parseYaml(source);
  if (notes.length > 0) {
    throw new UsageError(
      notes
        .map(({ file, line, column, message }) => `${[file, line, column].filter(Boolean).join(':')}: ${message}`)
        .join('\n'),
    );
  }
  const root = value === null || value.kind === 'null' ? object([], written({ source, start: 0, end: 0 })) : value;
  const schema = configSchema(rules);
  const checked = z.safeParse(schema, plain(root));
  if (!checked.success) {
    const problems = problemsOf(checked.error.issues, root, (path) => keysAt(schema, path));
    const inOrder = [...problems].sort((first, second) => (first.at?.start ?? 0) - (second.at?.start ?? 0));
    throw new UsageError(inOrder.map((problem) => sentence(problem, source)).join('\n'));
  }
  return configOf(checked.data, root, source);
}

function sentence({ message, at }: ConfigProblem, source: Source): string {
  const { line, column } = source.position(at?.start ?? 0);
  return `${source.path}:${line}:${column}: ${message}`;
}

/** The keys that the mapping at a path may hold. */
function keysAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  const inner = mappingOf(schema);
  if (inner === null) return [];
  const [step, ...rest] = path;
  if (inner instanceof z.ZodMiniObject) {
    if (step === undefined) return Object.keys(inner.shape);
    const next: unknown = inner.shape[String(step)];
    return next instanceof $ZodType ? keysAt(next, rest) : [];
  }
  return keysAt(
    inner instanceof z.ZodMiniRecord ? inner.def.valueType : inner.def.element,
    step === undefined ? [] : rest,
  );
}

type Mapping = z.ZodMiniObject | z.ZodMiniRecord | z.ZodMiniArray;

/** The mapping or list in a schema that may also be absent, empty or written in a shorter form. */
function mappingOf(schema: z.core.$ZodType): Mapping | null {
  if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable)
    return mappingOf(schema.def.innerType);
  if (schema instanceof z.ZodMiniUnion) {
    for (const option of schema.def.options) {
      const found = mappingOf(option);
      if (found) return found;
    }
    return null;
  }
  const isMapping =
    schema instanceof z.ZodMiniObject || schema instanceof z.ZodMiniRecord || schema instanceof z.ZodMiniArray;
  return isMapping ? schema : null;
}
