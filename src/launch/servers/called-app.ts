import type { CallOutline, ModuleOutline, ValueOutline } from '../../languages/python/outline.ts';
import { type Source, span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { knownNumber } from '../../value/read.ts';
import { string, type Value, written } from '../../value/value.ts';
import type { Refusal, Server } from '../launch.ts';

/** `uvicorn.run("main:app")`, and `uvicorn.run(app)` of a name that the file itself binds, imported or run: `main:app`; null for anything else. */
export function appOf(call: CallOutline, module: string, outline: ModuleOutline): Value | null {
  // which folders Python looks in is then for the file to say
  if (/\bsys\.path\b/.test(call.span.source.text)) return null;
  const value = appArgument(call);
  if (!value) return null;
  if (value.string !== null) return /^[\w.]+:[\w.]+$/.test(value.string) ? textOfArgument(value) : null;
  const isOwn = [...outline.assignments, ...outline.imports.map(({ bound, level }) => ({ name: bound, level }))].some(
    ({ name, level }) => name === value.name && !level.conditional && !level.main,
  );
  if (!isOwn || !/^\w+$/.test(value.text)) return null;
  return string(TracedText.join([TracedText.of(`${module}:`), TracedText.at(value.span)]), written(value.span));
}

/** `src/main.py` is imported as `main`, and `-m backend.main` as it is written; `-m backend` runs its `__main__`. */
export function moduleOf({ string: text }: TracedText, { path }: Source): string {
  if (path.endsWith('/__main__.py') && !text.endsWith('.py')) return `${text}.__main__`;
  return text.endsWith('.py') ? text.slice(text.lastIndexOf('/') + 1, -'.py'.length) : text;
}

function textOfArgument({ string: text, span: at }: ValueOutline): Value {
  return string(TracedText.of(text ?? '', span(at.source, at.start + 1, at.end - 1)), written(at));
}

/** uvicorn starts other processes only for an app that they can import by its name. */
export function refusalOf(name: string, call: CallOutline, settings: Server['settings']): Refusal | null {
  const app = appArgument(call);
  const several = isReloading(call) || (knownNumber(settings.get('workers')) ?? 1) > 1;
  if (name !== 'uvicorn' || !several || !app || app.string !== null || app.name === null) return null;
  const message = "You must pass the application as an import string to enable 'reload' or 'workers'.";
  return { by: 'uvicorn', message, about: 'workers', span: call.span };
}

export function isReloading({ arguments: given }: CallOutline): boolean {
  return given.some(({ name, value }) => name === 'reload' && value.text === 'True');
}

function appArgument({ arguments: given }: CallOutline): ValueOutline | undefined {
  return given.find(({ name }) => name === null || name === 'app')?.value;
}
