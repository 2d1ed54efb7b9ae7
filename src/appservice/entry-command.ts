import { span } from '../text/source.ts';
import { HOLE, TracedText } from '../text/traced.ts';
import type { ContainerFiles } from '../workspace/container.ts';
import { resolvePath } from '../workspace/workspace.ts';

/**
 * What the image's entry script makes of a startup command before the script generator sees it.
 * https://github.com/Azure-App-Service/ImageBuilder/blob/22a90961/GenerateDockerFiles/python/template-3.10/init_container.sh
 */
export type EntryCommand =
  | {
      readonly kind: 'command';
      /** pasted into the startup script; empty: the default launch */
      readonly text: TracedText;
      /** the file that the platform gives the run bit to, as an absolute path; null: none */
      readonly executable: string | null;
    }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * One word that names a file stands for that file's first line, unless the name ends in `.sh`; all else is taken as it is
 * written, with its quotes and line ends.
 * @param command `appCommandLine`, or its equal; null and empty: none is set
 */
export function entryCommand(command: TracedText | null, files: ContainerFiles, appFolder: string): EntryCommand {
  if (command === null || command.length === 0) return asWritten(TracedText.empty);
  const word = command.string.trim();
  if (onlyHoles(command)) return { kind: 'unknown', reason: command.holes[0]?.reason ?? 'the command is not known' };
  if (/[\s"'`$;&|<>(){}*?[\]\\~#=!]/.test(word) || word === '') return asWritten(command);
  if (word.endsWith('.sh'))
    return asWritten(
      command,
      files.kind(inContainer(appFolder, word)) === 'missing' ? null : inContainer(appFolder, word),
    );
  const path = inContainer(appFolder, word);
  const kind = word.includes(HOLE) ? 'unknown' : files.kind(path);
  if (kind === 'unknown' && word.includes('.')) {
    return {
      kind: 'unknown',
      reason: `\`${word.replaceAll(HOLE, '…')}\` may be a file of the deployed folder, whose first line would be the startup command`,
    };
  }
  if (kind !== 'file') return asWritten(command);
  const source = files.read(path);
  if (source === null)
    return { kind: 'unknown', reason: `${path}, whose first line is the startup command, can't be read` };
  const end = source.text.indexOf('\n');
  const line = TracedText.at(span(source, 0, end < 0 ? source.text.length : end));
  return asWritten(line.length === 0 ? TracedText.empty : line, executableNamed(line, files, appFolder));
}

function asWritten(text: TracedText, executable: string | null = null): EntryCommand {
  return { kind: 'command', text, executable };
}

/** The generator makes a file that the whole command names executable. */
function executableNamed(line: TracedText, files: ContainerFiles, appFolder: string): string | null {
  const path = inContainer(appFolder, line.string);
  return files.kind(path) === 'file' ? path : null;
}

function onlyHoles(text: TracedText): boolean {
  return text.pieces.every((piece) => piece.unknown || piece.text.trim() === '') && text.holes.length > 0;
}

/** The entry script runs in the app's folder. */
function inContainer(appFolder: string, path: string): string {
  return `/${resolvePath(appFolder, path) ?? ''}`;
}
