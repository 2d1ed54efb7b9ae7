import type { AppSettings, DeployedFolder } from '../surfaces/facts.ts';
import { knownString } from '../value/read.ts';

/** Settings of App Service's build. https://github.com/microsoft/Oryx/blob/main/doc/configuration.md */
const COMMANDS = /^(PRE|POST)_BUILD_(COMMAND|SCRIPT_PATH)$/;
/** What changes a database, or collects the files that a browser asks for. */
const HARMLESS = /^(?:python[\d.]*\s+manage\.py\s+(?:migrate|collectstatic)\b[^;&|]*|echo\b[^;&|]*|\s*(?:&&|;)\s*)+$/;

/** The folder after App Service has built it: its own commands may bring files that the package doesn't hold. */
export function afterBuild(folder: DeployedFolder, { settings }: AppSettings): DeployedFolder {
  if (!folder.whole) return folder;
  const setting = [...settings.values()].find(
    ({ name, value }) => COMMANDS.test(name.toUpperCase()) && !HARMLESS.test(knownString(value)?.trim() ?? '-'),
  );
  if (!setting || knownString(setting.value) === '') return folder;
  return { ...folder, whole: false, reason: `\`${setting.name}\` may bring files when App Service builds the app` };
}
