import { jsonValue, placed, readJson } from '../../languages/bicep/evaluate/json.ts';
import { runnerContainer } from '../../languages/workflow/runner/container.ts';
import { RUNNER_WORKSPACE, runnerPath } from '../../languages/workflow/runner/files.ts';
import { Source, type Span, span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { unknown, type Value, written } from '../../value/value.ts';
import type { StepContext } from '../workflow/step-context.ts';
import { type ConfiguredDefault, configuredIn } from './configured-defaults.ts';
import type { Given } from './options.ts';
import { resourceId } from './resource-id.ts';
import { wordValue } from './word-value.ts';

/** A command of the CLI with the words that it is given, and where it runs. */
export interface Command {
  /** "webapp config set" */
  readonly name: string;
  readonly given: Given;
  readonly cwd: string;
  readonly context: StepContext;
}

/** What an option is given; undefined where it isn't. */
export function option({ given, context }: Command, name: string): Value | undefined {
  const word = given.values.get(name)?.[0];
  return word && wordValue(word, context.span);
}

/** An option that is given and not empty: the CLI takes an empty one for none. */
export function nonEmpty(command: Command, name: string): Value | undefined {
  const value = option(command, name);
  return value?.kind === 'string' && value.text.length === 0 ? undefined : value;
}

/** The same, and unknown where it may stand among words that can't be known. */
export function maybeEmpty(command: Command, name: string): Value | undefined {
  const { open } = command.given;
  const value = nonEmpty(command, name);
  return value ?? (open === null || has(command, name) ? undefined : unknown(open, written(command.context.span)));
}

export function words({ given }: Command, name: string): readonly TracedText[] {
  return given.values.get(name) ?? [];
}

export function has({ given }: Command, name: string): boolean {
  return given.places.has(name);
}

/** The name that an app must have been given, by an option or as the CLI's default; else an unknown one. */
export function named(command: Command, name: string, what: string): Value {
  const ids = resourceId(words(command, 'ids')[0]);
  return (
    nonEmpty(command, name) ??
    ids?.name ??
    (what === 'app' ? configured(command, 'web') : undefined) ??
    unknown(`the command doesn't name the ${what}`, { kind: 'written', span: command.context.span, through: [] })
  );
}

/**
 * What the CLI takes where an option isn't given: as an earlier command has set it, or as `.azure/config` says in the folder,
 * or in one around it.
 */
export function configured(command: Command, name: string): Value | undefined {
  const { context, cwd } = command;
  const set = context.defaults?.get(name);
  if (set && holdsFor(set, context)) return set.value;
  if (set) return unknown('a command that may not run sets the default of the Azure CLI', written(context.span));
  for (let folder = cwd; folder.startsWith(RUNNER_WORKSPACE); folder = folder.slice(0, folder.lastIndexOf('/'))) {
    const source = readFile({ context, cwd: folder }, '.azure/config');
    const value = source && configuredIn(source, name);
    if (value) return value;
  }
  return undefined;
}

/** Whatever runs on the same condition, and on more, sees what was set on it. */
function holdsFor({ condition }: ConfiguredDefault, context: StepContext): boolean {
  return condition === null || context.condition?.when.startsWith(condition.when) === true;
}

/** The slot of `--slot`, or of the resource id. */
export function slotOf(command: Command): Value | undefined {
  return nonEmpty(command, 'slot') ?? resourceId(words(command, 'ids')[0])?.slot;
}

/** A file of the repository as the command sees it; null where it isn't one. */
export function readFile({ context, cwd }: Pick<Command, 'context' | 'cwd'>, path: string): Source | null {
  const files = runnerContainer(context.files);
  const place = runnerPath(cwd, path);
  return files.written?.(place) ? null : files.read(place);
}

/** The text of a file that the script, or a step before it, has written; null for any other. */
export function writtenText({ context, cwd }: Pick<Command, 'context' | 'cwd'>, path: string): TracedText | null {
  const place = runnerPath(cwd, path);
  return runnerContainer(context.files).written?.(place) ?? null;
}

/** The text of a file that was written, or that the repository holds. */
function fileText(command: Command, path: string): TracedText | null {
  const written = writtenText(command, path);
  const source = written ? null : readFile(command, path);
  return written ?? (source ? TracedText.at(span(source, 0, source.text.length)) : null);
}

/** A word that is JSON, or `@file` with JSON in it; null where it is neither. */
export function jsonWord(word: TracedText, command: Command): Value | null {
  if (word.string.startsWith('@')) {
    const path = word.string.slice(1);
    const text = word.known ? fileText(command, path) : null;
    return text ? jsonOf(text, command.context.span) : null;
  }
  if (!/^\s*[[{]/.test(word.string)) return null;
  return jsonOf(word, command.context.span) ?? jsonOf(likeJson(word), command.context.span);
}

/**
 * JSON in the quotes of Python, which the CLI reads as well; or with its own quotes escaped, as Windows PowerShell must write
 * them for another program.
 */
function likeJson(text: TracedText): TracedText {
  const escaped = text.string.includes('\\"');
  if (!escaped && text.string.includes('"')) return text;
  return text.replaced(escaped ? /\\"/g : /'/g, (_, place) => TracedText.of('"', place.spanOf()));
}

/** A text as JSON, with the places that wrote its parts; null where it isn't JSON. */
export function jsonOf(text: TracedText, fallback: Span): Value | null {
  const { root, errorAt } = readJson(text.string);
  if (!root || errorAt !== null) return null;
  return placed(jsonValue(root, new Source('', text.string)), text, text.spanOf() ?? fallback);
}
