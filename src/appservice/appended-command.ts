import { span } from '../text/source.ts';
import { TracedText } from '../text/traced.ts';
import type { ContainerFiles } from '../workspace/container.ts';

/**
 * The `run:` entry of the app's `appsvc.yaml`, which stands after the command: it runs once the command has ended.
 * Read line by line, as the generator does: from `run:` at the start of a line to the next line with a colon.
 * https://github.com/microsoft/Oryx/blob/d91d836e/src/startupscriptgenerator/src/common/parseUserCommands.go
 */
export function appendedCommand(files: ContainerFiles, appFolder: string): readonly TracedText[] {
  const file = files.read(`${appFolder}/appsvc.yaml`);
  if (file === null) return [];
  const lines: TracedText[] = [];
  let at = 0;
  for (const line of file.text.split('\n')) {
    const start = at;
    at += line.length + 1;
    const isRun = line.startsWith('run:') && line.replace(/\r$/, '').length > 4;
    if (lines.length > 0 && line.includes(':')) break;
    if (lines.length === 0 && !isRun) continue;
    const from = lines.length === 0 ? 4 : 0;
    const text = line.slice(from);
    const trimmed = text.trim();
    const begin = start + from + (text.length - text.trimStart().length);
    lines.push(TracedText.of('\n'), TracedText.at(span(file, begin, begin + trimmed.length)));
  }
  return lines;
}
