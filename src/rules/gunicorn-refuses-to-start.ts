import type { TracedText } from '../text/traced.ts';
import { textOf } from '../value/read.ts';
import { launchPlace, textEdit } from './place.ts';
import { defineRule, type Subject } from './rule.ts';

export const gunicornRefusesToStart = defineRule({
  name: 'gunicorn-refuses-to-start',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'gunicorn, App Service itself, or the shell that reads the command, ends with an error instead of starting.',
  why: `gunicorn checks its options, its environment and its config file before it starts anything, and ends at the first that it can't
read. A shell that can't read the command starts nothing of it, as with \`gunicorn app:create_app()\` without quotes. A failing startup command has no fallback on App Service: the container ends, and visitors see 503.`,
  fix: "Write the option or the value as gunicorn takes it: the message quotes gunicorn's own reason, and the nearest option. An app with brackets is quoted: `'app:create_app()'`.",
  exceptions: 'None known: the site does not start.',
  sources: [
    'https://docs.gunicorn.org/en/stable/settings.html',
    'https://github.com/microsoft/Oryx/blob/main/src/startupscriptgenerator/src/python/scriptgenerator.go',
  ],
  since: '0.1.0',
  messages: {
    refuses: '{by} ends with an error instead of starting: {reason}',
    quotes:
      'The shell ends with an error instead of starting anything: brackets without quotes mean something else to it ({reason}).\nQuote the app: `{quoted}`.',
  },
  check(subject) {
    const { refusal, kind } = subject.launch;
    if (!refusal || kind === 'elsewhere') return [];
    const app = refusal.by === 'the shell' ? calledApp(subject) : null;
    if (app) {
      const quoted = `"${app.string}"`;
      return [
        {
          id: 'quotes',
          facts: { reason: refusal.message, quoted },
          at: app.spanOf() ?? launchPlace(subject),
          related: [],
          fix: { title: 'quote the app', command: quoted, edit: textEdit(app, quoted, true) },
        },
      ];
    }
    return [
      {
        id: 'refuses',
        facts: { by: refusal.by.replace(/^the/, 'The'), reason: refusal.message },
        at: refusal.span ?? launchPlace(subject),
        related: [],
        fix: null,
        key: refusal.about ?? '',
      },
    ];
  },
});

/** `module:factory()` without quotes around it, in the startup command. */
function calledApp({ launch }: Subject): TracedText | null {
  const text = textOf(launch.command ?? undefined);
  const found = text?.known ? /(?<=\s)[\w.]+:\w+\([^()'"$`\\]*\)(?=\s|$)/.exec(text.string) : null;
  return text && found ? text.slice(found.index, found.index + found[0].length) : null;
}
