import { RUNNER_WORKSPACE, runnerPath } from '../../languages/workflow/runner/files.ts';
import type { TracedText } from '../../text/traced.ts';
import { knownString, unknownKey } from '../../value/read.ts';
import { nothing, type Property, type Value, written } from '../../value/value.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { InlineParameter, TemplateRun } from '../template-run.ts';
import { type Command, has, jsonOf, jsonWord, option, readFile, words, wordValue, writtenText } from './command.ts';

/** `az deployment group|sub|mg|tenant create`: nothing is deployed where only what would change is shown. */
export function deployTemplate(command: Command): readonly TemplateRun[] {
  if (has(command, 'what_if')) return [];
  const { context, given } = command;
  const file = knownString(option(command, 'template_file'));
  const template = file === undefined ? null : (readFile(command, file)?.path ?? null);
  const parameters = parametersOf(words(command, 'parameters'), command);
  if (template === null && !parameters.files.some((path) => path.endsWith('.bicepparam'))) return [];
  return [
    {
      template,
      parameterFiles: parameters.files,
      rewritten: parameters.rewritten,
      inline: parameters.inline,
      variables: environmentOf(context.environment, parameters.files, context.workspace),
      open: given.open ?? parameters.open,
      environment: context.scope.environment,
      span: context.span,
      condition: context.condition,
      order: context.scope.order ?? null,
    },
  ];
}

export interface Parameters {
  readonly files: readonly string[];
  readonly inline: ReadonlyMap<string, InlineParameter>;
  readonly open: string | null;
  /** files, by what would be their paths in the repository, that a step has written */
  readonly rewritten: readonly string[];
}

/** Parameter files, `@file`, JSON and `name=value` in any order: what comes later wins. */
export function parametersOf(list: readonly TracedText[], command: Command): Parameters {
  const files: string[] = [];
  const inline = new Map<string, InlineParameter>();
  const rewritten: string[] = [];
  let open: string | null = null;
  for (const word of list) {
    const equals = word.string.indexOf('=');
    const name = word.string.slice(0, equals);
    const json = word.string.startsWith('@') ? null : jsonWord(word, command);
    if (json)
      for (const property of parameterValues(json))
        inline.set(property.key, {
          key: property.key,
          span: property.span ?? word.spanOf() ?? command.context.span,
          value: property.value,
          follows: files.length,
        });
    else if (equals > 0 && /^[A-Za-z_]\w*$/.test(name))
      inline.set(name, { ...given(name, word.slice(equals + 1), command), follows: files.length });
    else {
      const name = word.string.replace(/^@/, '');
      const text = word.known ? writtenText(command, name) : null;
      const path = word.known ? (readFile(command, name)?.path ?? null) : null;
      if (text) {
        rewritten.push(runnerPath(command.cwd, name).slice(RUNNER_WORKSPACE.length + 1));
        const values = parameterValues(jsonOf(text, command.context.span) ?? nothing(written(command.context.span)));
        if (values.length === 0)
          open ??= `a step writes the parameter file ${name}: ${text.holes[0]?.reason ?? 'it is not JSON'}`;
        for (const property of values) inline.set(property.key, { ...property, follows: files.length });
      } else if (path !== null) files.push(path);
      else open ??= unreadable(word);
    }
  }
  return { files, inline, open, rewritten };
}

function unreadable(word: TracedText): string {
  if (!word.known) return `which parameters are given is not known: ${word.holes[0]?.reason ?? 'a word is not known'}`;
  return `the parameter file ${word.string.replace(/^@/, '')} is not in the repository`;
}

/** `name=@file.json` reads the value from a file. */
function given(name: string, text: TracedText, command: Command): Property {
  const value = jsonWord(text, command) ?? wordValue(text, command.context.span);
  return { key: name, span: text.spanOf() ?? command.context.span, value };
}

/** The `parameters` of a parameter file's form, or of its short form. */
export function parameterValues(json: Value): readonly Property[] {
  if (json.kind !== 'object') return [];
  const nested = json.properties.get('parameters')?.value;
  const list = nested?.kind === 'object' ? nested.properties : json.properties;
  return [...list.values()].flatMap((property) => {
    const value = property.value.kind === 'object' ? property.value.properties.get('value')?.value : undefined;
    return [value ? { ...property, value } : property];
  });
}

/**
 * Variables that the repository sets, for a parameter file that reads them. One that is filled from GitHub's settings alone
 * (`${{ vars.SKU }}`) may be empty: as the default stands in the repository, that is taken.
 */
export function environmentOf(
  environment: ReadonlyMap<string, Value>,
  parameterFiles: readonly (string | null)[],
  workspace: Workspace,
): ReadonlyMap<string, Property> {
  const set = [...environment].filter(([, value]) => value.origin.kind === 'written' && !isOfSettings(value));
  return asked(new Map(set), parameterFiles, workspace);
}

/** Of variables those that parameter files name. */
export function asked(
  variables: ReadonlyMap<string, Value>,
  parameterFiles: readonly (string | null)[],
  workspace: Workspace,
): ReadonlyMap<string, Property> {
  const texts = parameterFiles.map((path) => (path === null ? '' : (workspace.read(path)?.text ?? '')));
  const named = [...variables].filter(([name]) => texts.some((text) => text.includes(name)));
  return new Map(named.map(([key, value]) => [key, { key, span: null, value }]));
}

function isOfSettings(value: Value): boolean {
  return /^(vars|secrets)\./.test(unknownKey(value) ?? '');
}
