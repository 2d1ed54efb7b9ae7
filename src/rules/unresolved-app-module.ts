import { serverOf } from '../launch/launch.ts';
import { textOf } from '../value/read.ts';
import { gunicornRelease, major } from './gunicorn-release.ts';
import { launchPlace, textEdit } from './place.ts';
import { defineRule } from './rule.ts';

export const unresolvedAppModule = defineRule({
  name: 'unresolved-app-module',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'The module or the attribute that the server is told to load does not exist.',
  why: `\`gunicorn src.main:app\` imports \`src/main.py\` from the folder it starts in and takes \`app\` from it. If either isn't there, every
worker ends with "ModuleNotFoundError" or "Failed to find attribute", gunicorn gives up, and App Service shows 503. It is reported only
where the deployed folder is the repository's own and no step rewrites it.`,
  fix: 'Name a module and an attribute that are there, or the folder that they are in (`--chdir`).',
  exceptions: 'A module that is made while the site is built or started, in a way that is not seen here.',
  sources: [
    'https://azureossd.github.io/2023/01/30/Python-General-troubleshooting-on-App-Service-Linux/index.html',
    'https://docs.gunicorn.org/en/stable/run.html#gunicorn',
  ],
  since: '0.1.0',
  messages: {
    missing: "The server can't load `{app}`: {found}, so no worker starts and the site answers 503.\n{instead}",
    refused:
      "The server can't load `{app}`: {reason}, so no worker starts and the site answers 503.\nName something that the module defines{example}.",
  },
  check(subject) {
    const { launch, app } = subject;
    const entry = app.entryPoint;
    const written = serverOf(launch)?.app;
    if (launch.kind === 'elsewhere' || launch.detected === 'default page') return [];
    const text = textOf(written ?? undefined);
    // hypercorn evaluates what stands behind the colon
    if (entry?.kind === 'refused' && serverOf(launch)?.name === 'gunicorn') {
      // gunicorn 19 took any expression
      const release = gunicornRelease(subject);
      const asked = app.requirements?.packages.find((one) => one.name === 'gunicorn')?.specifier ?? '';
      if ((release.kind === 'pinned' && major(release.version) < 20) || /<\s*=?\s*(19|20)\b/.test(asked)) return [];
      const [, module, name] = /^([\w.]+):\w+\.(\w+)$/.exec(text?.string ?? '') ?? [];
      const own = text?.string.slice((module?.length ?? 0) + 1) ?? '';
      const example = module && name ? `: \`${name} = ${own}\` there, and \`${module}:${name}\` here` : '';
      const at = text?.spanOf() ?? launchPlace(subject);
      const facts = { app: text?.string ?? 'the app', reason: entry.message, example };
      return [{ id: 'refused', facts, at, related: [], fix: null }];
    }
    if (entry?.kind !== 'missing-module' && entry?.kind !== 'missing-attribute') return [];
    const name = text?.string ?? 'the app';
    const found =
      entry.kind === 'missing-module'
        ? `no module \`${entry.module}\` is in ${entry.searched.join(' or ')}`
        : `\`${entry.file.path}\` has no \`${entry.attribute}\``;
    const [nearest] = entry.candidates;
    const instead = nearest
      ? `\`${nearest}\` exists${launch.kind === 'default' ? ': set a startup command that names it' : ''}.`
      : 'Name the module from the folder in which the server starts, or set `--chdir`.';
    return [
      {
        id: 'missing',
        facts: { app: name, found, instead },
        at: text?.spanOf() ?? launchPlace(subject),
        related: [],
        fix: nearest ? { title: 'load the one that exists', command: nearest, edit: textEdit(text, nearest) } : null,
      },
    ];
  },
});
