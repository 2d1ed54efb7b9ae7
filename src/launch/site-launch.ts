import { containerEnvironment, reportedCpus } from '../appservice/environment.ts';
import { withImageFiles } from '../appservice/image-files.ts';
import { planSize } from '../appservice/plans.ts';
import { type StartupScript, startupScript } from '../appservice/startup-script.ts';
import type { Deployment } from '../deployments/deployment.ts';
import { isOfNode } from '../deployments/python-evidence.ts';
import { filledIn } from '../languages/shell/placeholders.ts';
import { gunicornVersion, type Requirements } from '../python/requirements.ts';
import { SCRIPT_FILE } from '../text/script-file.ts';
import type { TracedText } from '../text/traced.ts';
import { knownString, textOf } from '../value/read.ts';
import { builtIn, type Unknown, unknown, type Value } from '../value/value.ts';
import { appContainer } from '../workspace/app-container.ts';
import { APP_FOLDER, unknownPart } from '../workspace/container.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { filesOf } from './app-files.ts';
import type { Launch, Process } from './launch.ts';
import { namedSettings } from './named-settings.ts';
import { runScript } from './run-script.ts';
import { unreadConfig } from './unread-config.ts';

/**
 * What starts on a site, by the platform's own steps: its script around the startup command (or around what it detects),
 * run by its shell.
 * @param deployment with one side of its startup command, where that is a choice
 */
export async function launchSite(
  deployment: Deployment,
  requirements: Requirements | null,
  workspace: Workspace,
): Promise<Launch> {
  const command = deployment.startupCommand;
  const text = commandText(command);
  const isSure = command !== undefined || (deployment.declared && !deployment.perhapsSetAt);
  const kind = text ? 'custom' : isSure ? 'default' : 'elsewhere';
  const launch: Launch = {
    kind,
    command: text ? (command ?? null) : null,
    assumed: kind === 'elsewhere',
    perhapsSetAt: deployment.perhapsSetAt ?? null,
    processes: [],
    assumptions: [],
    unknowns: [],
    refusal: null,
    detected: null,
  };
  if (command && !text && !isEmpty(command))
    return { ...launch, kind: 'custom', command, unknowns: [asUnknown(command)] };
  const script = scriptOf(deployment, text, kind, workspace);
  switch (script.kind) {
    case 'refusal':
      return { ...launch, refusal: script.refusal };
    case 'unknown':
      return { ...launch, unknowns: [unknown(deployment.root.reason ?? script.reason, builtIn('App Service'))] };
    case 'script':
      break;
  }
  const detected = script.detected?.framework ?? null;
  const why = detected === 'default page' ? mayHoldApp(deployment.root) : null;
  if (why !== null) {
    return {
      ...launch,
      unknowns: [unknown(`no app is detected in the repository's folder, but ${why}`, builtIn('App Service'))],
    };
  }
  const files = withImageFiles(filesOf({ deployment, workspace }));
  const run = await runScript(script.text, {
    environment: environmentOf(deployment, kind, workspace),
    settingsWhole: isWhole(deployment),
    environmentComplete: kind === 'elsewhere' || deployment.appSettings.open === null,
    files,
    executable: script.executable,
    cpus: cpusOf(deployment),
    gunicornVersion: deployment.stated?.gunicornVersion ?? gunicornVersion(requirements),
  });
  const unread = kind === 'default' ? await unreadConfig(run.processes, files, requirements) : null;
  const assumptions = [...script.assumptions, ...run.assumptions, ...unseenSettings(deployment, run.processes)];
  return { ...launch, ...run, detected, unreadConfig: unread, assumptions };
}

/** Where settings may exist that can't be seen, and the server would take some of its own from there. */
function unseenSettings({ appSettings }: Deployment, processes: readonly Process[]): readonly string[] {
  if (appSettings.open === null || !processes.some(({ server }) => /^(gunicorn|uvicorn)$/.test(server?.name ?? '')))
    return [];
  return [`no app setting that can't be seen here tells the server how to start (${appSettings.open})`];
}

/** Why a folder in which no app is found may hold one all the same; null where it can't: tools of Node.js write none. */
function mayHoldApp({ whole, reason, layers = [] }: Deployment['root']): string | null {
  if (!whole) return isOfNode(reason) ? null : (reason ?? 'it is not known which files are deployed');
  return unknownPart(layers.filter((layer) => !isOfNode(layer.reason ?? null)));
}

/** A template writes the app settings of a site all at once: none that it doesn't write is left. */
function isWhole({ declared, appSettings }: Deployment): boolean {
  const byTemplate = [...appSettings.settings.values()].some(
    ({ span }) => span && !/\.(?:ya?ml|psm1)$/i.test(span.source.path) && !SCRIPT_FILE.test(span.source.path),
  );
  return declared && byTemplate && appSettings.open === null;
}

function scriptOf(
  deployment: Deployment,
  command: TracedText | null,
  kind: Launch['kind'],
  workspace: Workspace,
): StartupScript {
  const { root } = deployment;
  // Detection takes the repository's folder as it is; what it would then be wrong to conclude is held back above.
  const layers = command ? root.layers : root.layers?.filter(({ reason }) => reason === undefined);
  const whole = command ? root.whole : root.path !== null;
  const files = appContainer(workspace, { ...root, root: root.path, layers, whole });
  return startupScript({
    command,
    environment: environmentOf(deployment, kind, workspace),
    files,
    appFolder: APP_FOLDER,
    pythonVersion: knownString(deployment.pythonVersion) ?? null,
    cpus: reportedCpus(sizeOf(deployment)),
  });
}

function environmentOf(
  { appSettings: { settings, open }, plan }: Deployment,
  kind: Launch['kind'],
  workspace: Workspace,
): ReadonlyMap<string, Value> {
  // "If none is set on the site" holds for app settings as it does for the startup command.
  const unseen = kind === 'elsewhere' || open === null ? { open: null } : { open, suspected: namedSettings(workspace) };
  return containerEnvironment({ settings, ...unseen }, planSize(knownString(plan?.sku) ?? ''));
}

function sizeOf({ plan }: Deployment): ReturnType<typeof planSize> {
  return planSize(knownString(plan?.sku) ?? '');
}

function cpusOf(deployment: Deployment): number | null {
  return deployment.stated?.cpus ?? sizeOf(deployment)?.reportedCpus ?? null;
}

/** The command's text; null for none (absent, null, empty or blank). */
function commandText(command: Value | undefined): TracedText | null {
  const text = textOf(command);
  return text && text.string.trim() !== '' ? filledIn(text) : null;
}

function isEmpty(command: Value): boolean {
  return command.kind === 'null' || (command.kind === 'string' && command.text.string.trim() === '');
}

function asUnknown(command: Value): Unknown {
  return command.kind === 'unknown' ? command : unknown('the startup command is no text', command.origin);
}
