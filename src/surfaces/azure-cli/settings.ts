import { shownPath } from '../../languages/workflow/runner/files.ts';
import type { Span } from '../../text/source.ts';
import type { TracedText } from '../../text/traced.ts';
import { textOf } from '../../value/read.ts';
import { nothing, spanOf, type Value, written } from '../../value/value.ts';
import type { AppSetting, AppSettings } from '../facts.ts';
import { type Command, jsonWord, words } from './command.ts';
import { wordValue } from './word-value.ts';

/** `NAME=value` pairs, JSON, or `@file` with JSON in it, as app settings; later ones win. */
export function pairsOf(list: readonly TracedText[], command: Command): AppSettings {
  const settings = new Map<string, AppSetting>();
  let open: string | null = command.given.open;
  for (const word of list) {
    const json = jsonWord(word, command);
    if (json) for (const each of jsonSettings(json)) settings.set(each.name, each);
    else if (word.string.startsWith('@'))
      open ??= `the settings in ${shownPath(word.string.slice(1))} could not be read`;
    else {
      const equals = word.string.indexOf('=');
      const name = word.string.slice(0, equals);
      if (equals > 0 && word.slice(0, equals).known)
        settings.set(name, setting(name, word.slice(equals + 1), word, command));
      else if (!word.known)
        open ??= `the name of an app setting is not known: ${word.holes[0]?.reason ?? 'it is given when the script runs'}`;
    }
  }
  return { settings, open };
}

function setting(name: string, value: TracedText, word: TracedText, { context }: Command): AppSetting {
  return { name, value: wordValue(value, context.span), span: word.spanOf() };
}

/** `{ "NAME": "value" }`, or `[ { "name": …, "value": …, "slotSetting": … } ]` */
export function jsonSettings(json: Value): readonly AppSetting[] {
  if (json.kind === 'object')
    return [...json.properties.values()].map(({ key, value }) => ({
      name: key,
      value: plain(value),
      span: spanOf(value),
    }));
  if (json.kind !== 'array') return [];
  return json.items.flatMap((item) => {
    const name = item.kind === 'object' ? textOf(item.properties.get('name')?.value) : undefined;
    const value = item.kind === 'object' ? item.properties.get('value')?.value : undefined;
    const own = item.kind === 'object' ? item.properties.get('slotSetting')?.value : undefined;
    const ofSlot = own?.kind === 'boolean' && own.value;
    return name?.known && value
      ? [{ name: name.string, value: plain(value), span: spanOf(value), ...(ofSlot ? { ofSlot } : {}) }]
      : [];
  });
}

/** The CLI's `{"NAME": {"value": …, "slotSetting": …}}` is not its value. */
function plain(value: Value): Value {
  if (value.kind !== 'object') return value;
  return value.properties.get('value')?.value ?? value;
}

/** Settings that are taken away: each is nothing. */
export function removed(command: Command, span: Span): AppSettings {
  const settings = words(command, 'setting_names').flatMap((word): (readonly [string, AppSetting])[] =>
    word.known
      ? [[word.string, { name: word.string, value: nothing(written(word.spanOf() ?? span)), span: word.spanOf() }]]
      : [],
  );
  return { settings: new Map(settings), open: command.given.open };
}
