import { uvicornWorker } from '../capacity/worker-class.ts';
import type { Deployment } from '../deployments/deployment.ts';
import { isAzdProject } from '../text/azd-file.ts';
import { buildCommand } from './build-command.ts';
import { capacityPhrase } from './capacity-phrase.ts';
import { defineRule, type Subject } from './rule.ts';
import { unreadLines } from './unread-lines.ts';
import { unusedScripts } from './unused-scripts.ts';
import { isByHand, isCommand, upgrade } from './where-deployed.ts';

const INTO_TEMPLATE =
  'Declare the site in a template of the project, with the command as its `appCommandLine`, so that what starts is reviewed with the code.';
const intoScript = (command: string): string =>
  `Write it beside the command, so that what starts is reviewed with the code: \`az webapp config set … --startup-file "${command}"\`.`;
const intoStep = (command: string): string =>
  `Write it into the step, so that what starts is reviewed with the code: \`startup-command: ${command}\`.`;
const withCommand = (command: string): string =>
  `Set it with a command that is kept in a script of the repository, so that what starts is reviewed with the code: \`az webapp config set … --startup-file "${command}"\`.`;
const beside = (command: string): string =>
  `So that what starts is reviewed with the code, sign in with \`azure/login\` and write it into the step (\`startup-command: ${command}\`): with a publish profile the step refuses it.`;

export const startupCommandElsewhere = defineRule({
  name: 'startup-command-elsewhere',
  severity: 'note',
  confidence: 'high',
  audience: 'default',
  summary: 'A workflow deploys to a site whose startup command is not in the repository.',
  why: `The repository deploys code to a site that it doesn't declare, and sets no startup command. One may have been set on the site by
hand, which can't be seen from here. If none is, App Service starts what it detects, with one sync worker and one thread: one request
at a time, however large the plan is.`,
  exceptions:
    'The startup command is set on the site, and is meant to stay there. Nothing is said where the repository sets one for a site whose name is not known.',
  sources: [
    'https://learn.microsoft.com/azure/app-service/configure-language-python#customize-startup-command',
    'https://github.com/Azure/webapps-deploy',
  ],
  since: '0.1.0',
  messages: {
    elsewhere: 'No startup command for this site is in the repository. If none is set on the site, {starts}.\n{write}',
  },
  check(subject) {
    const { launch, deployment } = subject;
    // A command that the step refuses stands there all the same: the finding about it says so.
    if (launch.kind !== 'elsewhere' || (deployment.refusedProfiles ?? []).length > 0) return [];
    // One is in the repository, and may well be for this site.
    if (deployment.perhapsSetAt) return [];
    // The finding about a script that was to be the command says more.
    if (unusedScripts(subject).length > 0 || unreadLines(subject).some(({ name }) => name === 'Procfile')) return [];
    if (buildCommand(subject)) return [];
    return [
      {
        id: 'elsewhere',
        facts: { starts: capacityPhrase(subject), write: whereToWrite(deployment, commandFor(subject)) },
        at: deployment.span,
        related: [],
        fix: null,
      },
    ];
  },
});

/** In the words of the place that deploys the app. */
function whereToWrite(deployment: Deployment, command: string): string {
  if (deployment.byProfile) return upgrade(deployment) + beside(command);
  if (isByHand(deployment)) return withCommand(command);
  if (isAzdProject(deployment.span.source.path)) return INTO_TEMPLATE;
  return isCommand(deployment) ? intoScript(command) : upgrade(deployment) + intoStep(command);
}

/** What starts such an app, as far as its packages tell: one of Streamlit's or Chainlit's is none that gunicorn could load. */
function commandFor({ app: { packages } }: Subject): string {
  const has = (...names: readonly string[]): boolean => names.some((name) => packages?.has(name));
  if (has('fastapi', 'quart', 'starlette') && !has('flask', 'django', 'dash'))
    return `gunicorn -k ${uvicornWorker(packages)} …`;
  if (has('flask', 'django', 'fastapi', 'quart', 'starlette', 'dash')) return 'gunicorn …';
  if (has('streamlit')) return 'python -m streamlit run … --server.port 8000 --server.address 0.0.0.0';
  return has('chainlit') ? 'python -m chainlit run … --host 0.0.0.0 --port 8000' : 'gunicorn …';
}
