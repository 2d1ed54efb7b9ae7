import { TracedText } from '../text/traced.ts';
import type { Value } from '../value/value.ts';
import type { ContainerFiles } from '../workspace/container.ts';
import { appendedCommand } from './appended-command.ts';
import { defaultCommand } from './default-command.ts';
import { type Detection, detect } from './detection.ts';
import { entryCommand } from './entry-command.ts';
import type { Environment } from './environment.ts';
import { preRunCommand } from './pre-run-command.ts';
import type { PlatformRefusal } from './refusal.ts';

/** A site as the platform's script generator meets it when its container starts. */
export interface StartingSite {
  /** the startup command, which may have holes; null or empty: none, so the platform detects the app */
  readonly command: TracedText | null;
  /** of the container, app settings included: `containerEnvironment` */
  readonly environment: Environment;
  readonly files: ContainerFiles;
  /** absolute, without a slash at its end */
  readonly appFolder: string;
  /** '3.12'; null where none is written */
  readonly pythonVersion: string | null;
  /** processors that the container reports: a number, or unknown */
  readonly cpus: Value;
}

export type StartupScript =
  | {
      readonly kind: 'script';
      readonly launch: 'custom' | 'default';
      /** run by `/bin/sh`. What an app setting, a file or the startup command wrote keeps its place; all else has none */
      readonly text: TracedText;
      /** default launch only */
      readonly detected: Extract<Detection, { kind: 'found' }> | null;
      /** the file that the platform gives the run bit to; null: none */
      readonly executable: string | null;
      readonly assumptions: readonly string[];
    }
  | { readonly kind: 'refusal'; readonly refusal: PlatformRefusal }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * The script that App Service writes and runs, without the lines that only print or prepare packages.
 * https://github.com/microsoft/Oryx/blob/d91d836e/src/startupscriptgenerator/src/python/scriptgenerator.go
 */
export function startupScript(site: StartingSite): StartupScript {
  const { environment, files, appFolder } = site;
  const command = entryCommand(site.command, files, appFolder);
  if (command.kind === 'unknown') return command;
  if (command.text.length > 0) {
    const pasted = TracedText.of(`PATH="$PATH:${appFolder}" `).concat(command.text);
    return {
      kind: 'script',
      launch: 'custom',
      text: whole(pasted, environment, files, appFolder),
      detected: null,
      executable: command.executable,
      assumptions: [],
    };
  }
  const detected = detect(files, appFolder, site.pythonVersion, environment);
  if (detected.kind !== 'found') return detected;
  if (debugged(environment)) {
    return { kind: 'unknown', reason: 'APPSVC_REMOTE_DEBUGGING starts the app in a debugger instead of gunicorn' };
  }
  const line = defaultCommand(detected.words, detected.folder, site.cpus, environment);
  if (!(line instanceof TracedText)) return { kind: 'refusal', refusal: line };
  return {
    kind: 'script',
    launch: 'default',
    text: whole(line, environment, files, appFolder),
    detected,
    executable: null,
    assumptions: detected.assumption === null ? [] : [detected.assumption],
  };
}

function whole(command: TracedText, environment: Environment, files: ContainerFiles, appFolder: string): TracedText {
  return TracedText.join([
    TracedText.of('#!/bin/sh\n\n'),
    ...preRunCommand(environment, files, appFolder),
    TracedText.of(
      `cd ${appFolder}\n\nexport APP_PATH="${appFolder}"\n${defaultFor('HOST', '0.0.0.0')}${defaultFor('PORT', '80')}`,
    ),
    command,
    TracedText.of('\n'),
    ...appendedCommand(files, appFolder),
  ]);
}

function defaultFor(name: string, value: string): string {
  return `if [ -z "$${name}" ]; then\n\t\texport ${name}=${value}\nfi\n\n`;
}

function debugged(environment: Environment): boolean {
  const value = environment.get('APPSVC_REMOTE_DEBUGGING');
  return value?.kind === 'string' && value.text.string === 'TRUE';
}
