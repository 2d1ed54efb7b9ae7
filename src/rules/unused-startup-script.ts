import { mismatch } from './app-interface.ts';
import { buildCommand } from './build-command.ts';
import { capacityPhrase } from './capacity-phrase.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { defineRule, type Subject } from './rule.ts';
import { unusedScripts } from './unused-scripts.ts';
import { isByHand, isCommand, upgrade } from './where-deployed.ts';
import { listed } from './words.ts';

export const unusedStartupScript = defineRule({
  name: 'unused-startup-script',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'A script starts a server, but nothing makes App Service run it.',
  why: `App Service runs no file because of its name: \`startup.sh\` does nothing until a startup command names it. Without one App Service starts what it
detects, with one sync worker and one thread, and none of the script's settings hold. One public repository in three has such a script.`,
  exceptions: 'The script is for another place where the app runs.',
  sources: [
    'https://github.com/Azure-Samples/msdocs-python-fastapi-webapp-quickstart/issues/1',
    'https://github.com/Azure-Samples/msdocs-django-postgresql-sample-app/issues/46',
    'https://learn.microsoft.com/azure/app-service/configure-language-python#customize-startup-command',
  ],
  since: '0.1.0',
  messages: {
    unused:
      '`{name}` starts a server{others}, but the site has no startup command that names it, so App Service does not run it.\nSet the startup command to `{command}`.',
    broken:
      '`{name}` starts a server{others}, but nothing makes App Service run it, and it would not answer if it did. {problem}\nPut it right before you set it as the startup command, or delete it.{without}',
    elsewhere:
      '`{name}` starts a server{others}, but no startup command in the repository names it. If none is set on the site, {starts}.\n{set}',
  },
  check(subject) {
    const { launch, deployment } = subject;
    if ((launch.kind !== 'default' && launch.kind !== 'elsewhere') || launch.refusal || deployment.perhapsSetAt)
      return [];
    const [first, ...others] = unusedScripts(subject);
    if (!first) return [];
    const declared = launch.kind === 'default';
    const { name, command, problem } = first;
    if (problem === null && isSaidWithError(subject)) return [];
    const build = buildCommand(subject);
    const related = [
      ...(build ? [{ message: 'this is run when the app is built, not when the site starts', at: build }] : []),
      ...others.map(({ at }) => ({ message: 'and this', at })),
      {
        message: declared
          ? 'the site is declared without a startup command'
          : isByHand(deployment)
            ? 'somebody deploys it by hand'
            : 'the step deploys without one',
        at: deployment.span,
      },
    ];
    const named = others.map((other) => `\`${other.name}\``);
    const alsoThese = named.length === 0 ? '' : ` (so ${named.length > 1 ? 'do' : 'does'} ${listed(named)})`;
    const severity = declared ? {} : { severity: 'note' as const };
    if (problem !== null)
      return [
        {
          id: 'broken',
          facts: {
            name,
            others: alsoThese,
            problem,
            without: declared ? '' : ` If none is set on the site, ${capacityPhrase(subject)}.`,
          },
          at: first.at,
          ...severity,
          related,
          fix: null,
        },
      ];
    return [
      {
        id: declared ? 'unused' : 'elsewhere',
        facts: {
          name,
          command,
          starts: declared ? '' : capacityPhrase(subject),
          others: alsoThese,
          set: deployment.byProfile
            ? `${upgrade(deployment)}Sign in with \`azure/login\` instead of a publish profile and set the startup command to \`${command}\` in the step that deploys.`
            : isByHand(deployment)
              ? `Set it: \`az webapp config set … --startup-file "${command}"\`.`
              : isCommand(deployment)
                ? `Set it beside the command that deploys: \`az webapp config set … --startup-file "${command}"\`.`
                : `${upgrade(deployment)}Set the startup command to \`${command}\` in the step that deploys.`,
        },
        at: first.at,
        ...severity,
        related,
        fix: { title: 'set the startup command', command, edit: null },
      },
    ];
  },
});

/** The site answers no request until it has a startup command: what says so says that this one is to be named. */
function isSaidWithError(subject: Subject): boolean {
  const { launch, deployment } = subject;
  if (launch.kind !== 'default') return false;
  if (launch.detected === 'default page') return deployment.root.whole;
  const gunicorn = gunicornOf(subject);
  return gunicorn !== null && mismatch(subject, gunicorn) === 'ASGI app';
}
