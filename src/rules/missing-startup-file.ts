import { filesOf } from '../launch/app-files.ts';
import { span } from '../text/source.ts';
import { textOf } from '../value/read.ts';
import { APP_FOLDER } from '../workspace/container.ts';
import { isAskedForFirst } from './asked-for-first.ts';
import { launchPlace, textEdit } from './place.ts';
import { firstFolder, folderOfScript, programFile } from './program-file.ts';
import { defineRule, type Subject } from './rule.ts';
import { type StartupFile, startupFile } from './startup-file.ts';

export const missingStartupFile = defineRule({
  name: 'missing-startup-file',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'The startup command runs a file that is not among the deployed files.',
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
    comment:
      'App Service takes the first line of `{file}` for the startup command, and that is a comment: nothing starts, and the site answers 503.\n{how}',
    folder:
      '{who} goes into `{folder}`, which is not in {root}: nothing starts, and the site answers 503.\nName a folder that is there, or leave the `cd` out.',
    missing:
      'The startup command runs `{file}`, which is not in {folder}: nothing starts, and the site answers 503.\n{how}',
  },
  check(subject) {
    const { deployment, workspace } = subject;
    const code = codeFile(subject);
    if (code) return [code];
    const folder = missingFolder(subject);
    if (folder) return [folder];
    const files = filesOf(subject);
    const isMissing = ({ path }: StartupFile): boolean =>
      deployment.root.whole && path.startsWith(`${APP_FOLDER}/`) && files.kind(path) === 'missing';
    const named = [startupFile(subject), programFile(subject)].find((one) => one !== null && isMissing(one));
    if (!named || isAskedForFirst(subject, named.name)) return [];
    const { name: file, path, text: place } = named;
    const holder = path.slice(0, path.lastIndexOf('/'));
    const name = path.slice(path.lastIndexOf('/') + 1);
    const near = files.list(holder)?.find((one) => one.toLowerCase() === name.toLowerCase());
    const leftOut = workspace.has([deployment.root.path, path.slice(APP_FOLDER.length + 1)].filter(Boolean).join('/'));
    const atRoot = holder !== APP_FOLDER && files.kind(`${APP_FOLDER}/${name}`) === 'file' ? name : undefined;
    const instead = near ? file.slice(0, file.length - name.length) + near : atRoot;
    // of a path that is put together, the end stands in the command itself
    const at = (place.pieces.length > 1 ? place.pieces.at(-1)?.span : null) ?? place.spanOf() ?? launchPlace(subject);
    return [
      {
        id: 'missing',
        facts: {
          file,
          folder: leftOut ? 'the package' : rootPhrase(subject),
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

function rootPhrase({ deployment: { root } }: Subject): string {
  return root.path === '' ? "the repository's root" : `${root.path}/`;
}

function missingFolder(subject: Subject) {
  const named = subject.deployment.root.whole ? (firstFolder(subject) ?? folderOfScript(subject)) : null;
  if (!named?.path.startsWith(`${APP_FOLDER}/`) || filesOf(subject).kind(named.path) !== 'missing') return null;
  return {
    id: 'folder' as const,
    facts: {
      folder: named.name,
      root: rootPhrase(subject),
      who: named.script ? `\`${named.script}\`` : 'The startup command',
    },
    at: named.text.spanOf() ?? launchPlace(subject),
    related: [],
    fix: null,
  };
}

/** A file is named as if it were a script with the command. */
function codeFile(subject: Subject) {
  const text = textOf(subject.launch.command ?? undefined);
  const [, file = ''] = /^\s*(?:\.\/)?([\w./-]+)\s*$/.exec(text?.string ?? '') ?? [];
  if (subject.launch.kind !== 'custom' || !text || !/\.(?!sh$)\w+$/.test(file)) return null;
  const source = filesOf(subject).read(`${APP_FOLDER}/${file}`);
  const line = source?.text.split('\n', 1)[0]?.trim() ?? '';
  if (!source || line === '') return null;
  const at = text.spanOf() ?? launchPlace(subject);
  if (file.endsWith('.py')) {
    const facts = { file, line: line.slice(0, 60), module: file.slice(0, -'.py'.length).replaceAll('/', '.') };
    return { id: 'code' as const, facts, at, related: [], fix: null };
  }
  if (!line.startsWith('#')) return null;
  const command = source.text
    .split('\n')
    .find((each) => !/^\s*(#|$)/.test(each))
    ?.trim();
  const how = command === undefined ? 'Write the command there.' : `Move \`${command}\` to the first line.`;
  return {
    id: 'comment' as const,
    facts: { file, how },
    at: span(source, 0, line.length),
    related: [{ message: 'the startup command names it', at }],
    fix: null,
  };
}
