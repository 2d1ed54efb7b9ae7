import { RUNNER_WORKSPACE, runnerPath, shownPath } from '../../languages/workflow/runner/files.ts';
import { HOLE, type TracedText } from '../../text/traced.ts';
import { knownString, textOf, unknownKey, unknownReason } from '../../value/read.ts';
import type { Property, Value } from '../../value/value.ts';
import { nameOf, type Workspace } from '../../workspace/workspace.ts';
import type { InlineParameter, SoughtTemplate, TemplateRun } from '../template-run.ts';
import { NOTHING_FOUND, type StepFindings } from '../workflow/step-context.ts';
import { type Command, has, jsonOf, jsonWord, option, readFile, words, writtenText } from './command.ts';
import { templateAt } from './template-address.ts';
import { wordValue } from './word-value.ts';

/** `az deployment group|sub|mg|tenant create`: nothing is deployed where only what would change is shown. */
export function deployTemplate(command: Command): StepFindings {
  if (has(command, 'what_if')) return NOTHING_FOUND;
  const parameters = parametersOf(words(command, 'parameters'), command);
  const open = command.given.open ?? parameters.open;
  const file =
    option(command, 'template_file') ?? templateAt(option(command, 'template_uri'), command.context.workspace);
  return deployed(file, { ...parameters, open }, command);
}

/** Where files are looked for, and when. */
type Place = Pick<Command, 'context' | 'cwd'>;

/**
 * The deployment of a template with parameters.
 * @param file its path, as it is written; undefined where only a parameter file names it
 */
export function deployed(file: Value | undefined, parameters: Parameters, place: Place): StepFindings {
  const { context, cwd } = place;
  const name = knownString(file);
  const template = name === undefined ? null : (readFile(place, name)?.path ?? null);
  const run: TemplateRun = {
    template,
    parameterFiles: parameters.files,
    rewritten: parameters.rewritten,
    inline: parameters.inline,
    variables: environmentOf(context.environment, parameters.files, context.workspace),
    open: parameters.open,
    environment: context.scope.environment,
    span: context.span,
    condition: context.condition,
    order: context.scope.order ?? null,
  };
  const text = name === undefined ? null : writtenText(place, name);
  if (name !== undefined && text) {
    const path = runnerPath(cwd, name).slice(RUNNER_WORKSPACE.length + 1);
    const isOurs = context.workspace.has(path);
    // one that is made up there is told of only where it is about a web app
    if (!isOurs && !/Microsoft\.Web\//i.test(text.string)) return NOTHING_FOUND;
    const why = `a step ${isOurs ? 'changes' : 'writes'} the template before it`;
    const note = { what: `a deployment of ${isOurs ? path : nameOf(name)}`, why, span: context.span };
    return {
      ...NOTHING_FOUND,
      runs: [{ ...run, parameterFiles: [], rewritten: [...parameters.rewritten, ...parameters.files, path] }],
      coverage: [note],
    };
  }
  if (template !== null || parameters.files.some((path) => path.endsWith('.bicepparam')))
    return { ...NOTHING_FOUND, runs: [run] };
  const sought = file && soughtBy(file, cwd);
  return sought ? { ...NOTHING_FOUND, runs: [{ ...run, sought }] } : NOTHING_FOUND;
}

/** Null for a file that is named, in a folder that is known, and isn't there. */
function soughtBy(file: Value, cwd: string): SoughtTemplate | null {
  const reason = unknownReason(file);
  const name = textOf(file)?.string.replaceAll('\\', '/') ?? HOLE;
  if (reason !== undefined) return { name, reason };
  const path = runnerPath(cwd, name);
  return path.includes(HOLE) ? { name: path.slice(path.indexOf(HOLE)), reason: 'its folder is not known' } : null;
}

export interface Parameters {
  readonly files: readonly string[];
  readonly inline: ReadonlyMap<string, InlineParameter>;
  readonly open: string | null;
  /** files, by what would be their paths in the repository, that a step has written, and of which it has made others */
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
    else if (word.known) {
      const one = parameterFile(word.string.replace(/^@/, ''), command);
      for (const [key, property] of one.inline) inline.set(key, { ...property, follows: files.length });
      files.push(...one.files);
      rewritten.push(...one.rewritten);
      open ??= one.open;
    } else open ??= `which parameters are given is not known: ${word.holes[0]?.reason ?? 'a word is not known'}`;
  }
  return { files, inline, open, rewritten };
}

/** What a parameter file gives, which a step may have written before. */
export function parameterFile(name: string, place: Place): Parameters {
  const nothing = { files: [], inline: new Map(), open: null, rewritten: [] };
  const { span } = place.context;
  const text = writtenText(place, name);
  const path = text ? null : (readFile(place, name)?.path ?? null);
  if (path !== null) return { ...nothing, files: [path] };
  if (!text) return { ...nothing, open: `the parameter file ${shownPath(name)} is not in the repository` };
  const json = jsonOf(text, span);
  const values = json ? parameterValues(json) : [];
  const unread = /\.bicepparam$/i.test(name) ? 'it is read only as the repository holds it' : 'it is not JSON';
  return {
    files: [],
    inline: new Map(values.map((property) => [property.key, property])),
    open:
      values.length > 0
        ? null
        : `a step writes the parameter file ${shownPath(name)}: ${text.holes[0]?.reason ?? unread}`,
    rewritten: [runnerPath(place.cwd, name).slice(RUNNER_WORKSPACE.length + 1), ...seedsOf(text)],
  };
}

/** The parameter files of which a text is made: `sed 's/NAME/shop/' parameters.json > parameters.prod.json` */
function seedsOf({ pieces }: TracedText): readonly string[] {
  const paths = new Set(pieces.flatMap(({ span }) => span?.source.path ?? []));
  return [...paths].filter((path) => /\.(json|bicepparam)$/i.test(path));
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
