import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { childrenOf } from '../../../scripts/oracle/bicep-parse-trees.ts';
import { newContext } from '../../../src/languages/bicep/evaluate/context.ts';
import { jsonProperties, jsonProperty, jsonValue, readJson } from '../../../src/languages/bicep/evaluate/json.ts';
import { evaluateParameters } from '../../../src/languages/bicep/evaluate/parameters-file.ts';
import { parseExpression } from '../../../src/languages/bicep/parser.ts';
import type { Expression } from '../../../src/languages/bicep/syntax.ts';
import { Source } from '../../../src/text/source.ts';
import type { Value } from '../../../src/value/value.ts';
import { memoryWorkspace } from '../../../src/workspace/memory.ts';

/** What an expression is: a value (as JSON, its names in their order), or what the compiler refuses and why. */
export type Answer = { readonly value: string } | { readonly refused: string };

/** The compiler's program: `BICEP`, else `bicep` on the `PATH`; null where there is none. */
export function compiler(): string | null {
  const named = process.env['BICEP'];
  if (named !== undefined) return existsSync(named) ? named : null;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, 'bicep')).find((path) => existsSync(path)) ?? null;
}

/** A parameter file that gives each of the expressions to a parameter. */
function parameterFile(expressions: readonly (string | null)[]): string {
  const lines = expressions.map((one, at) => (one === null ? '' : `param p${at} = ${one}\n`));
  return `using none\n${lines.join('')}`;
}

/**
 * What the compiler answers. It answers nothing as long as it refuses one: what is refused is taken out. Some expressions end
 * it with an exception: they are found by halves.
 */
export function compiled(program: string, expressions: readonly string[]): readonly Answer[] {
  const asked: (string | null)[] = [...expressions];
  const answers: Answer[] = expressions.map(() => ({ refused: 'not answered' }));
  for (;;) {
    const text = parameterFile(asked);
    const { stdout, stderr } = run(program, text);
    const refused = errors(stderr, text);
    if (refused.size === 0 && stdout !== '') {
      for (const [at, value] of values(stdout)) answers[at] = { value };
      return answers;
    }
    if (refused.size === 0) return halves(program, expressions, stderr);
    for (const [at, message] of refused) {
      asked[at] = null;
      answers[at] = { refused: message };
    }
  }
}

function halves(program: string, expressions: readonly string[], problem: string): readonly Answer[] {
  if (expressions.length === 1) return [{ refused: problem.split('\n', 1)[0] ?? '' }];
  const middle = expressions.length >> 1;
  return [...compiled(program, expressions.slice(0, middle)), ...compiled(program, expressions.slice(middle))];
}

function run(program: string, text: string): { readonly stdout: string; readonly stderr: string } {
  const folder = mkdtempSync(join(tmpdir(), 'bicep-'));
  try {
    const file = join(folder, 'main.bicepparam');
    writeFileSync(file, text);
    return spawnSync(program, ['build-params', '--stdout', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** By parameter, the first error in it. */
function errors(stderr: string, text: string): ReadonlyMap<number, string> {
  const lines = text.split('\n');
  const found = new Map<number, string>();
  for (const [, line = '', message = ''] of stderr.matchAll(/\((\d+),\d+\) : Error (.*)/g)) {
    let at = Number(line) - 1;
    while (at > 0 && !/^param p\d+ = /.test(lines[at] ?? '')) at--;
    const parameter = /^param p(\d+) = /.exec(lines[at] ?? '')?.[1];
    if (parameter === undefined) throw new Error(`the compiler says: ${message}`);
    if (!found.has(Number(parameter))) found.set(Number(parameter), message);
  }
  return found;
}

function values(stdout: string): readonly (readonly [number, string])[] {
  const { parametersJson } = JSON.parse(stdout) as { readonly parametersJson: string };
  const { root } = readJson(parametersJson);
  const source = new Source('parameters.json', parametersJson);
  return jsonProperties(jsonProperty(root ?? undefined, 'parameters')).flatMap(({ key, value }) => {
    const node = jsonProperty(value, 'value');
    return node ? [[Number(String(key.value).slice(1)), shown(jsonValue(node, source)).text] as const] : [];
  });
}

/** What we answer. */
export function evaluated(expressions: readonly string[]): readonly Answer[] {
  const workspace = memoryWorkspace({ 'main.bicepparam': parameterFile(expressions) });
  const { given } = evaluateParameters('main.bicepparam', newContext(workspace));
  return expressions.map((_, at) => {
    const value = given.values.get(`p${at}`)?.value;
    const { text, unknown } = value ? shown(value) : { text: '', unknown: 'there is no such parameter' };
    return unknown === null ? { value: text } : { refused: unknown };
  });
}

/** Whether we know all parts of an expression: the compiler evaluates those that don't matter, too. */
export function knownThroughout(expression: string): boolean {
  const { expression: tree } = parseExpression(new Source('expression', expression));
  return evaluated(closedParts(tree).map(({ span }) => expression.slice(span.start, span.end))).every(
    (answer) => 'value' in answer,
  );
}

/** The parts of an expression that have a value by themselves: those in the body of a lambda need its variables. */
function closedParts(tree: Expression): readonly Expression[] {
  if (tree.kind === 'lambda' || tree.kind === 'missing') return [];
  return [tree, ...childrenOf(tree).flatMap(closedParts)];
}

/** A value as JSON, with whole numbers of any size, and why a part of it is unknown. */
function shown(value: Value): { readonly text: string; readonly unknown: string | null } {
  let reason: string | null = null;
  const hole = (why: string): string => {
    reason ??= why;
    return '?';
  };
  const show = (one: Value): string => {
    switch (one.kind) {
      case 'null':
        return 'null';
      case 'boolean':
      case 'number':
        return String(one.value);
      case 'string':
        return one.text.known
          ? JSON.stringify(one.text.string).replaceAll(/\\ud[89a-f]../g, '\ufffd')
          : hole(one.text.holes[0]?.reason ?? '');
      case 'array':
        return one.open ? hole(one.open.reason) : `[${one.items.map(show).join(',')}]`;
      case 'object':
        return one.open
          ? hole(one.open.reason)
          : `{${[...one.properties.values()].map(({ key, value: inner }) => `${JSON.stringify(key)}:${show(inner)}`).join(',')}}`;
      case 'unknown':
        return hole(one.reason);
      case 'choice':
        return hole(`depends on ${one.options[0]?.when}`);
    }
  };
  const text = show(value);
  return { text, unknown: reason };
}
