import { pathText } from '../../../text/path-text.ts';
import { TracedText } from '../../../text/traced.ts';
import type { PowerShellCommand } from '../../powershell/commands.ts';
import { boundParameters, type Declared } from '../../powershell/parameters.ts';
import { itemsOf } from '../../powershell/tables.ts';
import type { Table, Word } from '../../powershell/words.ts';

const SWITCHES = 'recurse force container passthru update append nonewline verbose confirm whatif raw'.split(' ');

/** What a command is given for its parameters, of which the first are those that need no name. */
export function given({ words }: PowerShellCommand, places: readonly string[]): Table {
  const declared = [
    ...places.map((name): Declared => ({ name, isSwitch: false, default: null })),
    ...SWITCHES.map((name): Declared => ({ name, isSwitch: true, default: null })),
  ];
  return boundParameters(words, declared);
}

/** A path that a word names, with slashes; null where it isn't known. */
export function pathOf(word: Word | undefined): string | null {
  return word?.kind === 'text' ? (pathText(word.text)?.replaceAll('\\', '/') ?? null) : null;
}

/** A file that a command writes. */
export interface WrittenText {
  readonly path: string;
  /** null where it isn't known */
  readonly text: TracedText | null;
  /** after what it holds already */
  readonly appends: boolean;
}

/** The text that a cmdlet writes into a file; null for a command that writes none, or nobody knows where. */
export function writtenText(command: PowerShellCommand): WrittenText | null {
  const name = command.name.toLowerCase();
  const places = PLACES.get(name);
  if (!places) return null;
  const parameters = given(command, places);
  const path = pathOf(parameters.get('filepath') ?? parameters.get('literalpath') ?? parameters.get('path'));
  const value = parameters.get('value') ?? parameters.get('inputobject');
  const makes = /^n/.test(name);
  // `> $null`
  if (path === null || path === '' || (makes && value === undefined)) return null;
  const lines = value && itemsOf(value).map((item) => (item.kind === 'text' ? item.text : null));
  const known = lines?.every((line) => line !== null) ? lines : null;
  const end = TracedText.of(makes || parameters.has('nonewline') ? '' : '\n');
  const between = TracedText.of('\n');
  const text = known && TracedText.join([...known.flatMap((line, at) => (at === 0 ? [line] : [between, line])), end]);
  return { path, text, appends: /^a/.test(name) || parameters.has('append') };
}

/** The parameters that need no name, by cmdlet. */
const PLACES: ReadonlyMap<string, readonly string[]> = new Map([
  ['set-content', ['path', 'value']],
  ['sc', ['path', 'value']],
  ['add-content', ['path', 'value']],
  ['ac', ['path', 'value']],
  ['out-file', ['filepath']],
  ['tee-object', ['filepath']],
  ['new-item', ['path']],
  ['ni', ['path']],
]);
