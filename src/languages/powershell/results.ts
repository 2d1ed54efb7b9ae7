import { siteIdAsked, siteIdKey } from '../../text/site-id.ts';
import type { Span } from '../../text/source.ts';
import { keyOfOutput, outputKey, queryIn } from '../../text/template-output.ts';
import { TracedText } from '../../text/traced.ts';
import type { PowerShellCommand } from './commands.ts';
import { parametersOf } from './parameters.ts';
import { later } from './scope.ts';
import { tableWord } from './tables.ts';
import { quotedText, type Table, type Word } from './words.ts';

/**
 * What a variable holds that is given what a command gives: the outputs of a template, the object that a cmdlet was asked
 * for, the name of what the CLI has made; null where it is another thing, of which nothing is known.
 */
export function resultOf({ name, words }: PowerShellCommand, shown: string, place: Span | null): Word | null {
  const outputs = (key: string): Word | null => (key === '' ? null : quotedText(later(shown, place, undefined, key)));
  if (/^(new|get)-az\w*deployment$/i.test(name)) return outputs(outputKey(''));
  if (/^((new|get)-azwebapp(slot)?|(new|get)-azappserviceplan|get-azresource)$/i.test(name))
    return objectOf(parametersOf(words), shown, place);
  if (/^new-temporaryfile$/i.test(name)) return temporaryFile(place);
  const texts = words.map((word) => (word.kind === 'text' ? word.text.string : ''));
  if (/^azd(\.exe)?$/i.test(name))
    return texts[0] === 'env' && texts[1] === 'get-value' ? outputs(keyOfOutput(texts[2] ?? '')) : null;
  if (name.toLowerCase() !== 'az') return null;
  const query = queryIn(texts);
  if (texts[0] === 'deployment') return outputs(outputKey(query));
  const named = texts.findIndex((text) => text === '-n' || text === '--name') + 1;
  const asked = siteIdAsked(texts);
  if (asked !== '') return outputs(asked);
  return query === 'name' && texts.includes('create') && named > 0 ? (words[named] ?? null) : null;
}

/** `New-TemporaryFile`: a file of its own, wherever it lies. */
function temporaryFile(place: Span | null): Word {
  return quotedText(TracedText.of(`/tmp/${place?.source.path.replace(/\W/g, '-') ?? ''}-${place?.start ?? 0}.tmp`));
}

/** What a cmdlet was asked for by its parameters, with the id of a site that it names. */
function objectOf(parameters: Table, shown: string, place: Span | null): Word {
  const name = parameters.get('name');
  if (name?.kind !== 'text' || !name.text.known || parameters.has('tier')) return tableWord(parameters);
  const slot = parameters.get('slot');
  const ofSlot = slot?.kind === 'text' ? slot.text.string : undefined;
  const id = quotedText(later(`${shown}.Id`, place, undefined, siteIdKey(name.text.string, ofSlot)));
  return tableWord(new Map(parameters).set('id', id));
}
