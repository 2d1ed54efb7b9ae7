import { type Source, span } from '../text/source.ts';
import { TracedText } from '../text/traced.ts';
import type { ContainerFiles } from '../workspace/container.ts';
import type { Environment } from './environment.ts';
import { settingText } from './generator-settings.ts';

/**
 * The lines that run before the app: the setting PRE_RUN_COMMAND, else the same name in the app's `build.env`.
 * https://github.com/microsoft/Oryx/blob/d91d836e/src/startupscriptgenerator/src/common/preRunScriptHelper.go
 */
export function preRunCommand(
  environment: Environment,
  files: ContainerFiles,
  appFolder: string,
): readonly TracedText[] {
  const setting = settingText(environment, 'PRE_RUN_COMMAND');
  const command = setting.length > 0 ? setting : fromBuildFile(files.read(`${appFolder}/build.env`));
  if (command.length === 0) return [];
  return [TracedText.of(`cd "${appFolder}"\n`), command, TracedText.of('\n')];
}

/** The last line that gives the name a value wins; a value that refers to another variable isn't followed. */
function fromBuildFile(file: Source | null): TracedText {
  if (file === null) return TracedText.empty;
  let command = TracedText.empty;
  for (const line of file.text.matchAll(/^[ \t]*(?:export[ \t]+)?PRE_RUN_COMMAND[ \t]*[=:][ \t]*(.*?)[ \t]*\r?$/gim)) {
    const [text, value = ''] = line;
    const start = line.index + text.indexOf(value, text.search(/[=:]/) + 1);
    command = dotenvValue(file, start, value);
  }
  return command;
}

function dotenvValue(file: Source, start: number, value: string): TracedText {
  const quoted = /^(['"])(.*)\1$/.exec(value);
  const raw = quoted?.[2] ?? value.replace(/[ \t]+#.*$/, '');
  const from = start + (quoted ? 1 : 0);
  const place = span(file, from, from + raw.length);
  const expands = quoted?.[1] !== "'" && /[$\\]/.test(raw);
  if (expands) return TracedText.hole({ reason: 'PRE_RUN_COMMAND in build.env refers to another variable' }, place);
  return raw === '' ? TracedText.empty : TracedText.at(place);
}
