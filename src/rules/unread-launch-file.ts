import { capacityPhrase } from './capacity-phrase.ts';
import { commandPlace } from './command-place.ts';
import { defineRule } from './rule.ts';
import { unreadLines } from './unread-lines.ts';
import { unusedScripts } from './unused-scripts.ts';

export const unreadLaunchFile = defineRule({
  name: 'unread-launch-file',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'A Procfile or web.config starts a server, but App Service on Linux does not read it.',
  why: `App Service on Linux reads neither: a Procfile is for Heroku and buildpacks, \`web.config\` for App Service on Windows. Without a startup command it starts
what it detects, with one sync worker and one thread, whatever the file says.`,
  exceptions: 'The file is for another place where the app runs.',
  sources: [
    'https://github.com/microsoft/Oryx/blob/main/doc/runtimes/python.md',
    'https://learn.microsoft.com/azure/app-service/configure-language-python#customize-startup-command',
  ],
  since: '0.1.0',
  messages: {
    unread:
      'App Service on Linux does not read `{name}` ({whose} it), and no startup command is set: what it says does not start.\nSet it with {where}.',
    elsewhere:
      'App Service on Linux does not read `{name}` ({whose} it), and no startup command in the repository says what it does. If none is set on the site, {starts}.\nSet it with {where}.',
  },
  check(subject) {
    const { launch, deployment } = subject;
    if (launch.refusal || deployment.perhapsSetAt) return [];
    const where = commandPlace(deployment);
    if (launch.kind === 'default')
      return unreadLines(subject).map(({ name, whose, severity, at }) => ({
        id: 'unread' as const,
        facts: { name, whose, where },
        at,
        severity,
        related: [{ message: 'the site is declared without a startup command', at: deployment.span }],
        fix: null,
      }));
    // the finding about a script that was to be the command says the same
    if (launch.kind !== 'elsewhere' || unusedScripts(subject).length > 0) return [];
    return unreadLines(subject)
      .filter(({ name }) => name === 'Procfile')
      .map(({ name, whose, at }) => ({
        id: 'elsewhere' as const,
        facts: { name, whose, where, starts: capacityPhrase(subject) },
        at,
        severity: 'note' as const,
        related: [{ message: 'the step deploys without a startup command', at: deployment.span }],
        fix: null,
      }));
  },
});
