import { buildCommand } from './build-command.ts';
import { capacityPhrase } from './capacity-phrase.ts';
import { commandPlace } from './command-place.ts';
import { defineRule } from './rule.ts';
import { unreadLines } from './unread-lines.ts';
import { unusedScripts } from './unused-scripts.ts';
import { isByHand } from './where-deployed.ts';

export const unreadLaunchFile = defineRule({
  name: 'unread-launch-file',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'A Procfile, web.config or .deployment names a server, but App Service on Linux does not start it.',
  why: `App Service on Linux starts none of them: a Procfile is for Heroku and buildpacks, \`web.config\` for App Service on Windows, and the \`command\` of a
\`.deployment\` is run in place of the build when the app is deployed (and a server never ends). Without a startup command it starts what it detects, with one
sync worker and one thread, whatever the file says.`,
  exceptions: 'The file is for another place where the app runs.',
  sources: [
    'https://github.com/microsoft/Oryx/blob/main/doc/runtimes/python.md',
    'https://learn.microsoft.com/azure/app-service/configure-language-python#customize-startup-command',
    'https://github.com/projectkudu/kudu/wiki/Customizing-deployments',
  ],
  since: '0.1.0',
  messages: {
    unread:
      'App Service on Linux does not read `{name}` ({whose} it), and no startup command is set: what it says does not start.\nSet it with {where}.',
    build:
      'The `command` of a `.deployment` file is run in place of the build when the app is deployed: it starts nothing on the site, and no package is installed.{starts}\nTake it out, and set it as the startup command with {where}.',
    elsewhere:
      'App Service on Linux does not read `{name}` ({whose} it), and no startup command in the repository says what it does. If none is set on the site, {starts}.\nSet it with {where}.',
  },
  check(subject) {
    const { launch, deployment } = subject;
    if (launch.refusal || deployment.perhapsSetAt) return [];
    if (launch.kind !== 'default' && launch.kind !== 'elsewhere') return [];
    const declared = launch.kind === 'default';
    // the finding about a script that was to be the command says the same
    const isSaid = unusedScripts(subject).length > 0;
    if (isSaid && !declared) return [];
    const where = commandPlace(deployment);
    const starts = declared ? '' : capacityPhrase(subject);
    const related = [
      {
        message: isByHand(deployment)
          ? 'somebody deploys it by hand'
          : `${declared ? 'the site is declared' : 'the step deploys'} without a startup command`,
        at: deployment.span,
      },
    ];
    const lines = unreadLines(subject)
      .filter(({ name }) => declared || name === 'Procfile')
      .map(({ name, whose, severity, at }) => ({
        id: declared ? ('unread' as const) : ('elsewhere' as const),
        facts: { name, whose, where, starts },
        at,
        severity: declared ? severity : ('note' as const),
        related,
        fix: null,
      }));
    const build = isSaid ? null : buildCommand(subject);
    if (!build) return lines;
    const facts = { where, starts: declared ? '' : ` If none is set on the site, ${starts}.` };
    const severity = declared ? ('warning' as const) : ('note' as const);
    return [{ id: 'build' as const, facts, at: build, severity, related, fix: null }, ...lines];
  },
});
