import { interfaceOfClass } from '../capacity/worker-class.ts';
import type { Span } from '../text/source.ts';
import type { TracedText } from '../text/traced.ts';
import { textOf } from '../value/read.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { launchPlace } from './place.ts';
import { defineRule, type Edit } from './rule.ts';

export const uncalledFactory = defineRule({
  name: 'uncalled-factory',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'gunicorn is given a function that makes the app, and takes it for the app itself.',
  why: `\`gunicorn shop:create_app\` takes the function \`create_app\` for the app and calls it with each request: "create_app() takes 0 positional arguments but 2 were
given", and a 500 each time. With brackets gunicorn calls it once, when a worker starts. (uvicorn, and its workers, find out by themselves.)`,
  exceptions: 'None known for a function that only makes an app.',
  sources: [
    'https://docs.gunicorn.org/en/stable/run.html#gunicorn',
    'https://flask.palletsprojects.com/en/stable/deploying/gunicorn/#running',
    'https://github.com/benoitc/gunicorn/issues/2159',
  ],
  since: '0.1.0',
  messages: {
    uncalled:
      '`{app}` is a function that makes the app, but gunicorn takes it for the app itself: every request ends with an error.\nLet gunicorn call it: `"{app}()"`, in quotes.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const entry = subject.app.entryPoint;
    if (!gunicorn || entry?.kind !== 'found' || !entry.uncalledFactory) return [];
    if (interfaceOfClass(gunicorn.settings.get('worker_class')) !== 'WSGI') return [];
    const text = textOf(gunicorn.process.server.app ?? undefined);
    const app = `${entry.module}:${entry.attribute}`;
    return [
      {
        id: 'uncalled',
        facts: { app },
        at: text?.spanOf() ?? launchPlace(subject),
        related: entry.at ? [{ message: 'the function is here', at: entry.at }] : [],
        fix: { title: 'let gunicorn call it', command: `"${app}()"`, edit: text ? withBrackets(text, app) : null },
      },
    ];
  },
});

/** Quotes are added where none stand around the name: a shell would read the brackets. */
function withBrackets(text: TracedText, app: string): Edit | null {
  const at: Span | null = text.string === app ? text.editableSpan() : null;
  if (!at) return null;
  const quoted = /['"]/.test(at.source.text.charAt(at.start - 1)) && /['"]/.test(at.source.text.charAt(at.end));
  return { at, text: quoted ? `${app}()` : `"${app}()"`, safe: false };
}
