import type { Source } from '../text/source.ts';
import { gunicornRelease, major } from './gunicorn-release.ts';
import { listWithout, packageOfClass } from './needed-package.ts';
import type { Subject } from './rule.ts';

/**
 * Why a line that starts a server would not answer if it were the startup command, as the rest of a sentence; null where
 * nothing is known against it.
 * @param movesAway its modules may lie elsewhere than in the app's folder
 */
export function problemOf(subject: Subject, line: string, movesAway: boolean): string | null {
  const app = movesAway ? null : appOf(subject, line);
  if (app?.source === null)
    return `with \`${app.module}\`, which it loads and which is not in the folder, it would not start`;
  if (/(?:--bind|-b)[= ]?["']?(?:127\.0\.0\.1|localhost)\b/.test(line))
    return 'it listens inside of the container alone, so that no request would reach it';
  const [, workerClass] = /\s(?:--worker-class[= ]|-k ?)["']?([\w.]+)/.exec(line) ?? [];
  const other = app && (isLacking(app) ?? wrongInterface(app, line, workerClass));
  if (other) return other;
  if (/\bgunicorn\b.*\s(?:--daemon\b|-D\b)/.test(line))
    return 'it goes into the background, so that the container would end';
  if (workerClass === 'eventlet' && hasNoEventlet(subject))
    return 'with `eventlet` workers, which gunicorn 26 has no more, it would not start';
  const needed = workerClass === undefined ? null : packageOfClass(workerClass);
  const list = needed && listWithout(needed, subject);
  return needed && list
    ? `with \`${workerClass}\` workers, whose package \`${needed[0]}\` is not in ${list.file}, it would not start`
    : null;
}

/** `app:create_app` of a file in which no such name stands. */
function isLacking({ module, attribute, source }: NamedApp): string | null {
  if (!source || new RegExp(`\\b${attribute}\\b|import\\s+\\*`).test(source.text)) return null;
  return `with \`${module}:${attribute}\`, which ${source.path} does not define, it would not start`;
}

function hasNoEventlet(subject: Subject): boolean {
  const release = gunicornRelease(subject);
  return release.kind === 'newest' || (release.kind === 'pinned' && major(release.version) >= 26);
}

const ASGI = /^(?:\w+\.)*(?:FastAPI|Starlette|Quart|Litestar)$/;
const WSGI = /^(?:\w+\.)*(?:Flask|Bottle)$/;

/** The server calls the app as what it is not: every request would fail. */
function wrongInterface({ module, attribute, source }: NamedApp, line: string, workerClass = 'sync'): string | null {
  const made = new RegExp(`^${attribute}[^\\S\\n]*(?::[^=\\n]+)?=[^\\S\\n]*([\\w.]+)\\(`, 'm').exec(
    source?.text ?? '',
  )?.[1];
  if (made === undefined) return null;
  const asks = `\`${module}:${attribute}\``;
  const isSync = /\bgunicorn\b/.test(line) && /^(?:sync|gthread|gevent|eventlet)$/.test(workerClass);
  if (isSync && ASGI.test(made) && !/\s(?:-c|--config)[= ]/.test(line))
    return `its ${workerClass} workers would call ${asks}, an ASGI app, as WSGI: every request would fail`;
  const isAsgi = /uvicorn|hypercorn|daphne/.test(workerClass === 'sync' ? line : workerClass);
  return isAsgi && WSGI.test(made) && !/--interface[= ]wsgi/.test(line)
    ? `it would call ${asks}, a WSGI app, as ASGI: every request would fail`
    : null;
}

interface NamedApp {
  readonly module: string;
  readonly attribute: string;
  /** null where the app's folder has no such module */
  readonly source: Source | null;
}

/** `gunicorn … --chdir src app:app`: the app that a line names, wherever in it; null where it or its folder isn't known. */
function appOf({ deployment, workspace }: Subject, line: string): NamedApp | null {
  const { path } = deployment.root;
  const [, module, attribute = ''] =
    /\s["']?(?!(?:python|file|egg|unix):)([A-Za-z_][\w.]*):([A-Za-z_]\w*)(?:\([^()]*\))?["']?(?=\s|$|[;&|])/.exec(
      line,
    ) ?? [];
  const [, folder = ''] = /--(?:chdir|app-dir)[ =](\S+)/.exec(line) ?? [];
  if (path === null || module === undefined || /[$/]/.test(folder.replace(/^[\w./-]+$/, ''))) return null;
  const steps = module.replaceAll('.', '/');
  const from = (within: string): string => [path, within, steps].filter((part) => part !== '').join('/');
  const inside = from(folder.replace(/^\.\/?/, ''));
  const file = [`${inside}.py`, `${inside}/__init__.py`].find((one) => workspace.has(one));
  // beside the folder that it changes to, it may be installed as a package
  const isNear = [inside, from('')].some((one) => workspace.hasFolder(one) || workspace.has(`${one}.py`));
  if (file === undefined && isNear) return null;
  return { module, attribute, source: file === undefined ? null : workspace.read(file) };
}
