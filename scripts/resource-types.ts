// BICEP=PROGRAM node scripts/run.mjs resource-types FOLDER: asks the compiler for the types of the parts of resources that the
// Bicep files of a folder name (`resourceInput<'Microsoft.Web/sites@2025-03-01'>.properties.siteConfig`), and writes the table.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RESOURCE_PARTS } from '../src/languages/bicep/evaluate/known-types-table.ts';

const TABLE = 'src/languages/bicep/evaluate/resource-types-table.ts';
const USE = /resource(?:Input|Output)<'([^'@]+)@([^']+)'>((?:\.\w+!?|\[\*\]|\.\*)+)/g;

/** The compiler refuses a file with more. */
const MOST_PARAMETERS = 256;

const [, , folder] = process.argv;
if (folder === undefined) {
  console.error('usage: BICEP=PROGRAM node scripts/run.mjs resource-types FOLDER');
  process.exit(2);
}

interface Part {
  readonly type: string;
  readonly path: string;
  readonly version: string;
  /** as it is written */
  readonly expression: string;
}

/** The parts that files name; of several versions of a resource, that of the newest. */
function namedParts(root: string): readonly Part[] {
  const parts = new Map<string, Part>();
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.bicep'));
  for (const file of files) {
    for (const [expression, type = '', version = '', way = ''] of readFileSync(join(root, file), 'utf8').matchAll(
      USE,
    )) {
      const path = way.replaceAll('!', '').replace(/^\./, '');
      const key = `${type} ${path}`.toLowerCase();
      if (!(path in RESOURCE_PARTS) && (parts.get(key)?.version ?? '') < version)
        parts.set(key, { type, path, version, expression });
    }
  }
  return [...parts.values()];
}

/** The type of each part; none for those that the compiler doesn't know. */
function compiledTypes(parts: readonly Part[]): ReadonlyMap<Part, string> {
  const directory = mkdtempSync(join(tmpdir(), 'types-'));
  const file = join(directory, 'main.bicep');
  try {
    let asked = parts;
    for (;;) {
      writeFileSync(file, asked.map(({ expression }, at) => `param p${at} ${expression}\n`).join(''));
      const { stdout, stderr } = spawnSync(process.env['BICEP'] ?? 'bicep', ['build', '--stdout', file], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      const refused = new Set([...stderr.matchAll(/\((\d+),\d+\) : Error/g)].map(([, line]) => Number(line) - 1));
      if (refused.size === 0) {
        const { parameters } = JSON.parse(stdout) as { parameters: Record<string, { type?: string }> };
        return new Map(
          asked.flatMap((part, at) => (parameters[`p${at}`]?.type ? [[part, parameters[`p${at}`]?.type ?? '']] : [])),
        );
      }
      asked = asked.filter((_, at) => !refused.has(at));
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const types = new Map<string, Map<string, string[]>>();
const all = namedParts(folder);
const answered = Array.from({ length: Math.ceil(all.length / MOST_PARAMETERS) }, (_, at) => [
  ...compiledTypes(all.slice(at * MOST_PARAMETERS, (at + 1) * MOST_PARAMETERS)),
]);
for (const [{ type, path }, found] of answered.flat()) {
  const base = found.replace('secureString', 'string').replace('secureObject', 'object');
  const ofResource = types.get(type.toLowerCase()) ?? new Map<string, string[]>();
  types.set(type.toLowerCase(), ofResource);
  ofResource.set(base, [...(ofResource.get(base) ?? []), path]);
}
const rows = [...types].sort().map(([type, byBase]) => {
  const fields = [...byBase].sort().map(([base, paths]) => `${base}: '${paths.sort().join(' ')}'`);
  return `  '${type}': { ${fields.join(', ')} },`;
});
writeFileSync(
  TABLE,
  `// Made by scripts/resource-types.ts from what the compiler answers: change nothing by hand.
import type { BaseType } from './types.ts';

/** Of the parts of resources that public modules use as types: their types, by the resource's type in lower case. */
export const RESOURCE_TYPES: Readonly<Record<string, Readonly<Partial<Record<BaseType, string>>>>> = {
${rows.join('\n')}
};
`,
);
console.log(`${TABLE}: ${rows.length} types of resources`);
