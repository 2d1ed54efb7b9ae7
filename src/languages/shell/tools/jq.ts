import { oneOutput } from '../../../text/template-output.ts';
import { TracedText } from '../../../text/traced.ts';
import type { Value } from '../../../value/value.ts';
import { jsonValue, readJson } from '../../bicep/evaluate/json.ts';
import type { Place } from '../engine.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { unanswered } from '../unanswered.ts';
import { inputOf } from './files.ts';
import { jqFilter } from './jq-filter.ts';
import { isTrue, NotFollowed, textOfValue } from './jq-values.ts';

interface Invocation {
  readonly letters: string;
  readonly named: ReadonlyMap<string, TracedText>;
  readonly filter: TracedText;
  readonly files: readonly TracedText[];
}

/**
 * `jq -r '.prod.sku' environments.json`: what a file of the repository holds; `jq -r .apiName.value` of all outputs of a
 * deployment is one of them.
 */
export function jq(shell: Process, words: readonly TracedText[], place: Place): Status {
  const invocation = invocationOf(words);
  const text = invocation ? inputOf(shell, invocation.files) : null;
  if (text === 'missing') return 2;
  if (!invocation || !text) return unanswered(shell, place);
  const [hole, ...others] = text.holes;
  const key = others.length === 0 ? oneOutput(hole?.key, invocation.filter.string) : null;
  if (hole && key !== null) {
    const output = TracedText.hole({ reason: hole.reason, key }, place.code.text.spanOf(place.pos, place.end));
    shell.write(output.concat(TracedText.of('\n')));
    return 0;
  }
  const values = answered(text, invocation);
  if (!values) return unanswered(shell, place);
  const end = invocation.letters.includes('j') ? '' : '\n';
  for (const value of values.texts) shell.write(value.concat(TracedText.of(end)));
  return invocation.letters.includes('e') ? values.status : 0;
}

function invocationOf(words: readonly TracedText[]): Invocation | null {
  let letters = '';
  const named = new Map<string, TracedText>();
  const plain: TracedText[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? TracedText.empty;
    if (word.string === '--arg') {
      named.set(words[at + 1]?.string ?? '', words[at + 2] ?? TracedText.empty);
      at += 2;
    } else if (/^--(raw-output|exit-status|join-output)$/.test(word.string)) letters += word.string[2] ?? '';
    else if (/^-[rej]+$/.test(word.string)) letters += word.string.slice(1);
    else if (word.string.startsWith('-')) return null;
    else plain.push(word);
  }
  const [filter, ...files] = plain;
  return filter ? { letters, named, filter, files } : null;
}

/** What is printed; null where that isn't worked out. */
function answered(
  text: TracedText,
  { filter, named, letters }: Invocation,
): { readonly texts: readonly TracedText[] /** with `-e` */; readonly status: number } | null {
  const source = text.known ? text.spanOf()?.source : undefined;
  const root = source?.text === text.string ? readJson(source.text).root : null;
  if (!source || !root || !filter.known) return null;
  try {
    const values = jqFilter(filter, named)(jsonValue(root, source));
    const last = values.at(-1);
    return {
      texts: values.map((value) => printed(value, letters)),
      status: last === undefined ? 4 : isTrue(last) ? 0 : 1,
    };
  } catch (thrown) {
    if (thrown instanceof NotFollowed) return null;
    throw thrown;
  }
}

/** Without `-r`, a text is printed as JSON; lists and objects are laid out in a way of jq's own. */
function printed(value: Value, letters: string): TracedText {
  const text = textOfValue(value);
  if (value.kind !== 'string' || /[rj]/.test(letters)) return text;
  if (JSON.stringify(text.string) !== `"${text.string}"`) throw new NotFollowed();
  return TracedText.join([TracedText.of('"'), text, TracedText.of('"')]);
}
