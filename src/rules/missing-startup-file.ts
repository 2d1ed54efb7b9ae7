import { textOf } from '../value/read.ts';
import { APP_FOLDER } from '../workspace/container.ts';
import { filesOf } from './app-files.ts';
import { launchPlace, textEdit } from './place.ts';
import { defineRule } from './rule.ts';

export const missingStartupFile = defineRule({
  name: 'missing-startup-file',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'The startup command names a script that is not among the deployed files.',
  why: `App Service takes a startup command of one word for a file of the app's folder; where there is none it logs "App command line is not a file
on disk, using it as the startup command", the shell finds nothing of that name either, and the container ends. Linux tells upper case from lower.`,
  exceptions: 'A build or a mounted share that is not seen here brings the file.',
  sources: [
    'https://github.com/microsoft/Oryx/blob/main/src/startupscriptgenerator/src/python/scriptgenerator.go',
    'https://github.com/tonybaloney/django-on-azure/issues/28',
  ],
  since: '0.1.0',
  messages: {
    missing:
      'The startup command runs `{file}`, which is not in {folder}: nothing starts, and the site answers 503.\n{how}',
  },
  check(subject) {
    const { launch, deployment } = subject;
    const text = textOf(launch.command ?? undefined);
    if (launch.kind !== 'custom' || !text?.known || !deployment.root.whole) return [];
    const [, file] =
      /^\s*(?:(?:\/bin\/)?(?:ba)?sh\s+|source\s+|\.\s+)?(\.?[\w./-]*\.(?:sh|txt))\s*$/.exec(text.string) ?? [];
    if (file === undefined) return [];
    const path = file.startsWith('/') ? file : `${APP_FOLDER}/${file.replace(/^\.\//, '')}`;
    const files = filesOf(subject);
    if (!path.startsWith(`${APP_FOLDER}/`) || files.kind(path) !== 'missing') return [];
    const folder = path.slice(0, path.lastIndexOf('/'));
    const name = path.slice(path.lastIndexOf('/') + 1);
    const near = files.list(folder)?.find((one) => one.toLowerCase() === name.toLowerCase());
    const at = text.string.indexOf(file);
    const place = text.slice(at, at + file.length);
    const instead = near && file.slice(0, file.length - name.length) + near;
    return [
      {
        id: 'missing',
        facts: {
          file,
          folder: deployment.root.path === '' ? "the repository's root" : `${deployment.root.path}/`,
          how: instead ? `\`${instead}\` is there.` : 'Add the file, or name the one that is there.',
        },
        at: place.spanOf() ?? launchPlace(subject),
        related: [],
        fix: instead
          ? { title: 'name the file that is there', command: instead, edit: textEdit(place, instead) }
          : null,
      },
    ];
  },
});
