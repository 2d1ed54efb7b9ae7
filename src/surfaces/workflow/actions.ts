import type { ActionStep } from '../../languages/workflow/run-types.ts';
import { appserviceSettings } from './appservice-settings.ts';
import { notOurs } from './not-ours.ts';
import { perSide } from './per-side.ts';
import type { StepContext, StepFindings } from './step-context.ts';
import { armDeploy, bicepDeploy } from './template-actions.ts';
import { webappsDeploy } from './webapps-deploy.ts';

type Action = (step: ActionStep, context: StepContext) => StepFindings;

/** The actions whose inputs say what is deployed, by name. */
export const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['azure/webapps-deploy', webappsDeploy],
  ['azure/appservice-settings', perSide(['app-settings-json', 'general-settings-json'], appserviceSettings)],
  ['azure/arm-deploy', perSide(['template', 'parameters', 'additionalarguments'], armDeploy)],
  ['azure/bicep-deploy', perSide(['template-file', 'parameters-file', 'parameters'], bicepDeploy)],
  ['azure/functions-action', notOurs('function app', 'app-name')],
  ['azure/functions-container-action', notOurs('function app', 'app-name')],
  ['azure/static-web-apps-deploy', notOurs('static web app', 'app_name')],
  ['azure/container-apps-deploy-action', notOurs('container app', 'containerappname')],
]);

/** Actions that hold a script: the input, and the shell that runs it. */
export const SCRIPT_ACTIONS: ReadonlyMap<string, { readonly input: string; readonly shell: string }> = new Map([
  ['azure/cli', { input: 'inlinescript', shell: 'bash' }],
  ['azure/powershell', { input: 'inlinescript', shell: 'pwsh' }],
  ['nick-fields/retry', { input: 'command', shell: 'bash' }],
  ['nick-invision/retry', { input: 'command', shell: 'bash' }],
]);

const HARMLESS =
  /^(actions\/(?!github-script)|azure\/|github\/|docker\/|aquasecurity\/|hashicorp\/setup-|codecov\/|astral-sh\/(setup-uv|ruff-action)|snok\/install-poetry|abatilo\/actions-poetry|step-security\/harden-runner|dorny\/|pre-commit\/|psf\/black|snyk\/|sonarsource\/|slackapi\/|8398a7\/)/;

/** Actions that write no files into the app and set no variables that a deployment would read. */
export function isHarmless(action: string): boolean {
  return HARMLESS.test(action);
}
