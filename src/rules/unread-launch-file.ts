import { span } from '../text/source.ts';
import { appFile } from './app-files.ts';
import { commandPlace } from './command-place.ts';
import { defineRule, type Severity } from './rule.ts';

/** Files of other platforms, and the line in which each starts a server. */
const FILES: readonly (readonly [name: string, starts: RegExp, whose: string, severity: Severity])[] = [
  ['Procfile', /^web:.*$/m, 'Heroku and buildpacks read', 'warning'],
  [
    'web.config',
    /^.*(?:httpPlatform|wfastcgi|WSGI_HANDLER|startupCommand).*$/im,
    'App Service on Windows reads',
    'note',
  ],
];

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
  },
  check(subject) {
    const { launch, deployment } = subject;
    if (launch.kind !== 'default' || launch.refusal) return [];
    return FILES.flatMap(([name, starts, whose, severity]) => {
      const source = appFile(subject, name);
      const line = source && starts.exec(source.text);
      if (!source || !line) return [];
      const indent = line[0].length - line[0].trimStart().length;
      return [
        {
          id: 'unread' as const,
          facts: { name, whose, where: commandPlace(deployment) },
          at: span(source, line.index + indent, line.index + line[0].trimEnd().length),
          severity,
          related: [{ message: 'the site is declared without a startup command', at: deployment.span }],
          fix: null,
        },
      ];
    });
  },
});
