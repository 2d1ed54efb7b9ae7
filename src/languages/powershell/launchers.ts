import { TracedText } from '../../text/traced.ts';
import { parametersOf } from './parameters.ts';
import { itemsOf } from './tables.ts';
import type { Word } from './words.ts';

/** `Start-Process az -ArgumentList 'webapp', 'create', …`, `cmd /c az webapp …`: the program, with its words; null for another command. */
export function launchedBy(
  name: string,
  words: readonly Word[],
): { readonly name: TracedText; readonly words: readonly Word[] } | null {
  const [option, program, ...rest] = words;
  const isCmd = /^cmd(\.exe)?$/i.test(name) && option?.kind === 'text' && /^\/c$/i.test(option.text.string);
  if (isCmd && program?.kind === 'text' && !program.quoted) return { name: program.text, words: rest };
  if (!/^(start-process|saps)$/i.test(name)) return null;
  return started(words);
}

function started(words: readonly Word[]): { readonly name: TracedText; readonly words: readonly Word[] } | null {
  const parameters = parametersOf(words);
  const program = parameters.get('filepath') ?? words[0];
  const list = parameters.get('argumentlist') ?? parameters.get('args');
  if (program?.kind !== 'text' || list?.kind !== 'list') return null;
  return { name: program.text, words: itemsOf(list).map(withoutQuotes) };
}

/** It joins its words with blanks, so one with blanks of its own is written with further quotes. */
function withoutQuotes(word: Word): Word {
  if (word.kind !== 'text' || !/^".*"$/s.test(word.text.string)) return word;
  return { ...word, text: word.text.slice(1, word.text.length - 1) };
}

/** `cmd /c "az webapp up …"`, `Start-Process az -ArgumentList 'webapp up …'`: the line that another program runs; null for another command. */
export function lineOf(name: string, words: readonly Word[]): TracedText | null {
  if (/^(start-process|saps)$/i.test(name)) return startedLine(words);
  const [option, line, ...more] = words;
  const runs = /^cmd(\.exe)?$/i.test(name) && option?.kind === 'text' && /^\/c$/i.test(option.text.string);
  return runs && line?.kind === 'text' && line.quoted && more.length === 0 ? line.text : null;
}

function startedLine(words: readonly Word[]): TracedText | null {
  const parameters = parametersOf(words);
  const program = parameters.get('filepath') ?? words[0];
  const line = parameters.get('argumentlist') ?? parameters.get('args');
  if (program?.kind !== 'text' || line?.kind !== 'text') return null;
  return TracedText.join([program.text, TracedText.of(' '), line.text]);
}

/** `az --% webapp …`: what follows is passed on as it is written. */
export function withoutStop(words: readonly Word[]): readonly Word[] {
  const at = words.findIndex((word) => word.kind === 'text' && word.text.string === '--%');
  return at < 0 ? words : words.filter((_, index) => index !== at);
}
