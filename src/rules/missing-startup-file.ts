import { textOf } from '../value/read.ts';
import { APP_FOLDER } from '../workspace/container.ts';
import { filesOf } from './app-files.ts';
import { launchPlace, textEdit } from './place.ts';
import { defineRule, type Subject } from './rule.ts';
import { startupFile } from './startup-file.ts';

export const missingStartupFile = defineRule({
  name: 'missing-startup-file',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'The startup command names a script that is not among the deployed files.',
  why: `App Service takes a startup command of one word for a file of the app's folder; where there is none it logs "App command line is not a file
on disk, using it as the startup command", the shell finds nothing of that name either, and the container ends. Linux tells upper case from lower.`,
  fix: 'Add the file to what is deployed, or name the one that is there.',
  exceptions: 'A build or a mounted share that is not seen here brings the file.',
  sources: [
    'https://github.com/microsoft/Oryx/blob/main/src/startupscriptgenerator/src/python/scriptgenerator.go',
    'https://github.com/tonybaloney/django-on-azure/issues/28',
  ],
  since: '0.1.0',
  messages: {
    code: 'The startup command is the name of `{file}`, and App Service takes the first line of such a file for the command: `{line}` is none, so nothing starts, and the site answers 503.\nName the server, as in `gunicorn --bind=0.0.0.0 {module}:app`, or `python {file}` if the file starts one itself.',
    missing:
      'The startup command runs `{file}`, which is not in {folder}: nothing starts, and the site answers 503.\n{how}',
  },
  check(subject) {
    const { deployment, workspace } = subject;
    const code = codeFile(subject);
    if (code) return [code];
    const named = startupFile(subject);
    if (!named || !deployment.root.whole) return [];
    const { name: file, path, text: place } = named;
    const files = filesOf(subject);
    if (!path.startsWith(`${APP_FOLDER}/`) || files.kind(path) !== 'missing') return [];
    const folder = path.slice(0, path.lastIndexOf('/'));
    const name = path.slice(path.lastIndexOf('/') + 1);
    const near = files.list(folder)?.find((one) => one.toLowerCase() === name.toLowerCase());
    const leftOut = workspace.has([deployment.root.path, path.slice(APP_FOLDER.length + 1)].filter(Boolean).join('/'));
    const atRoot = folder !== APP_FOLDER && files.kind(`${APP_FOLDER}/${name}`) === 'file' ? name : undefined;
    const instead = near ? file.slice(0, file.length - name.length) + near : atRoot;
    // of a path that is put together, the end stands in the command itself
    const at = (place.pieces.length > 1 ? place.pieces.at(-1)?.span : null) ?? place.spanOf() ?? launchPlace(subject);
    return [
      {
        id: 'missing',
        facts: {
          file,
          folder: leftOut
            ? 'the package'
            : deployment.root.path === ''
              ? "the repository's root"
              : `${deployment.root.path}/`,
          how: instead
            ? `\`${instead}\` is there.`
            : leftOut
              ? 'It is in the repository, but a step removes it or leaves it out. Deploy it, too.'
              : 'Add the file, or name the one that is there.',
        },
        at,
        related: [],
        fix: instead
          ? {
              title: 'name the file that is there',
              command: instead,
              edit: textEdit(place, instead, near !== undefined),
            }
          : null,
      },
    ];
  },
});

/** A file of Python is named as if it were a script with the command. */
function codeFile(subject: Subject) {
  const text = textOf(subject.launch.command ?? undefined);
  const [, file] = /^\s*(?:\.\/)?([\w/-]+\.py)\s*$/.exec(text?.string ?? '') ?? [];
  if (subject.launch.kind !== 'custom' || !text || file === undefined) return null;
  const source = filesOf(subject).read(`${APP_FOLDER}/${file}`);
  const line = source?.text.split('\n', 1)[0]?.trim() ?? '';
  if (line === '') return null;
  return {
    id: 'code' as const,
    facts: { file, line: line.slice(0, 60), module: file.slice(0, -'.py'.length).replaceAll('/', '.') },
    at: text.spanOf() ?? launchPlace(subject),
    related: [],
    fix: null,
  };
}
