import type { CallOutline, ModuleOutline, ValueOutline } from '../../languages/python/outline.ts';
import { type Span, span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import type { ServerInput } from './server-input.ts';

/** Where a call stands, and what its names and variables mean there. */
export interface CallPlace {
  readonly outline: ModuleOutline;
  readonly input: Pick<ServerInput, 'environment' | 'environmentComplete'>;
}

/** A keyword argument as a command line would have it: `--host 0.0.0.0`, `--reload`; `no-` before what is switched off. */
export interface CallWord {
  /** with hyphens, as an option's name */
  readonly option: string;
  /** `on` and `off` for True and False */
  readonly value: TracedText | 'on' | 'off';
}

/** `**options`: any argument may be among them. */
export function hasMore({ span: at }: CallOutline): boolean {
  return /\*\*/.test(at.source.text.slice(at.start, at.end));
}

/** The keyword arguments of a call but those that are `None`; what isn't known before the file runs is a hole. */
export function callWords(call: CallOutline, place: CallPlace): readonly CallWord[] {
  return call.arguments.flatMap(({ name, value }) => {
    if (name === null) return [];
    const word = argument(value, place);
    return word === null ? [] : [{ option: name.replaceAll('_', '-'), value: word }];
  });
}

/** What an argument is; null for `None`. */
export function argument(value: ValueOutline, place: CallPlace): CallWord['value'] | null {
  const found = meaning(value, place.outline);
  switch (found.text) {
    case 'None':
      return null;
    case 'True':
      return 'on';
    case 'False':
      return 'off';
    default:
      return textOf(found) ?? fromVariable(found, place) ?? unknownText(value.span);
  }
}

/** The value of a name that is set once, and always, in the function around the call, else in the file. */
function meaning(value: ValueOutline, outline: ModuleOutline): ValueOutline {
  const { name, span: at } = value;
  if (name === null) return value;
  const around = outline.functions.find((one) => one.span.start <= at.start && at.end <= one.span.end);
  if (around?.parameters.some((parameter) => parameter.name === name)) return value;
  const scopes = [...(around ? [around.inner()] : []), outline];
  const scope = scopes.find(({ assignments, imports }) =>
    [...assignments.map((one) => one.name), ...imports.map(({ bound }) => bound)].includes(name),
  );
  return (scope && onlyValue(name, scope)) ?? value;
}

function onlyValue(name: string, { assignments, imports }: ModuleOutline): ValueOutline | null {
  const [only, ...others] = assignments.filter((one) => one.name === name);
  if (!only || others.length > 0 || only.level.conditional) return null;
  const isImported = imports.some(
    (one) => one.bound === name || (one.name === '*' && one.span.start > only.span.start),
  );
  return isImported ? null : only.value;
}

function textOf({ string, text, span: at }: ValueOutline): TracedText | null {
  if (string === null) return /^\d+$/.test(text) ? TracedText.at(at) : null;
  const inner = span(at.source, at.start + 1, at.end - 1);
  const exact = at.source.text.slice(inner.start, inner.end) === string;
  return exact ? TracedText.at(inner) : TracedText.of(string, at);
}

/** `os.getenv("PORT", 8000)`, `int(os.environ.get("PORT", "8000"))`, `os.environ["PORT"]` */
const VARIABLE =
  /^(?:int\(\s*)?(?:os\.)?(?:(?:environ\.get|getenv)\(\s*(["'])(\w+)\1\s*(?:,\s*(["']?)([\w.]+)\3)?[^()]*\)|environ\[\s*(["'])(\w+)\5\s*\])\s*\)?$/;

/** What the container sets, as `PORT`, else what is taken instead; what may be set elsewhere isn't known. */
function fromVariable({ text, span: at }: ValueOutline, { input }: CallPlace): TracedText | null {
  const [, , called, , instead, , indexed] = VARIABLE.exec(text) ?? [];
  const value = input.environment.get(called ?? indexed ?? '');
  if (value) return value.kind === 'string' && value.text.known ? TracedText.of(value.text.string, at) : null;
  return instead !== undefined && input.environmentComplete === true ? TracedText.of(instead, at) : null;
}

export function unknownText(at: Span): TracedText {
  return TracedText.hole({ reason: 'it is known only when the file runs' }, at);
}
