import type { AppSetting } from '../surfaces/facts.ts';
import { knownString } from '../value/read.ts';
import { appSetting, appSettingPlace } from './app-settings.ts';
import { isForDevelopment } from './for-development.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { settingPlace, switchedOff, textEdit } from './place.ts';
import { defineRule, type ProblemOf, type Subject } from './rule.ts';

/** App settings that turn on what is made for development, with the values that do. */
const SETTINGS: Readonly<Record<string, RegExp>> = {
  FLASK_DEBUG: /^(?!(0|false|no)$).+/i,
  FLASK_ENV: /^development$/i,
  DEBUG: /^(1|true|yes|on)$/i,
  DJANGO_DEBUG: /^(1|true|yes|on)$/i,
  QUART_DEBUG: /^(?!(0|false|no)$).+/i,
};

/** Those that no framework looks for: they mean something only where the app reads them. */
const OF_THE_APP: ReadonlySet<string> = new Set(['DEBUG', 'DJANGO_DEBUG']);

const MESSAGES = {
  setting:
    "`{name}` is `{value}` on this site: the app runs as on a developer's machine, and pages of errors may show code and settings to visitors.\nLeave it out of the settings of this site.",
  level:
    'gunicorn logs at level `debug`: each request writes several lines, which cost time and hide what matters.\nLeave `loglevel` at `info`.',
  spew: 'gunicorn runs with `spew`, which writes every line of Python that it runs: the site is slower by orders of magnitude.\nTake `spew` out.',
} as const;

export const debugFlag = defineRule({
  name: 'debug-flag',
  severity: 'warning',
  confidence: 'high',
  audience: 'pedantic',
  summary: 'A switch that is made for development is on.',
  why: `Django's \`DEBUG\` shows settings and code to whoever causes an error and keeps every SQL statement in memory; Flask's reads templates
anew and lets errors through. gunicorn's \`--log-level debug\` writes several lines for a request, and \`--spew\` one for each line of Python.`,
  exceptions: 'A site or slot for tests, or a `DEBUG` that no file of the app reads.',
  sources: [
    'https://docs.djangoproject.com/en/stable/howto/deployment/checklist/#debug',
    'https://flask.palletsprojects.com/en/stable/config/#DEBUG',
    'https://docs.gunicorn.org/en/stable/settings.html#spew',
  ],
  since: '0.1.0',
  messages: MESSAGES,
  check(subject) {
    if (isForDevelopment(subject)) return [];
    const settings = Object.entries(SETTINGS).flatMap(([name, turnsOn]): readonly ProblemOf<typeof MESSAGES>[] => {
      const setting = appSetting(subject, name);
      const value = setting && textOf(setting);
      if (!setting || value === undefined || !turnsOn.test(value)) return [];
      if (OF_THE_APP.has(name) && !isRead(name, subject)) return [];
      return [
        {
          id: 'setting',
          facts: { name, value },
          at: appSettingPlace(setting, subject),
          related: [],
          fix: null,
          key: name,
        },
      ];
    });
    const gunicorn = gunicornOf(subject);
    const level = gunicorn?.written('loglevel');
    const spew = gunicorn?.settings.get('spew');
    return [
      ...settings,
      ...(level && gunicorn?.text('loglevel')?.toLowerCase() === 'debug'
        ? [
            {
              id: 'level' as const,
              facts: {},
              at: settingPlace(level, subject),
              related: [],
              fix: {
                title: 'log at the level of production',
                command: '--log-level info',
                edit: textEdit(level.kind === 'string' ? level.text : undefined, 'info', true),
              },
            },
          ]
        : []),
      ...(gunicorn?.flag('spew')
        ? [
            {
              id: 'spew' as const,
              facts: {},
              at: settingPlace(spew, subject),
              related: [],
              fix: { title: 'take `spew` out', command: null, edit: switchedOff(spew, ['--spew'], true) },
            },
          ]
        : []),
    ];
  },
});

/** A file of the app asks for it: by a text with its name, or as a field of settings (`DEBUG: bool`) or of `environ`. */
function isRead(name: string, { deployment, workspace }: Subject): boolean {
  const { path: root } = deployment.root;
  const mentions = new RegExp(`["']${name}["']|(?<![.\\w])${name}\\s*:\\s*[A-Za-z]|\\benv(?:iron)?\\.${name}\\b`);
  return (
    root !== null &&
    workspace.files.some(
      (path) =>
        path.endsWith('.py') &&
        (root === '' || path.startsWith(`${root}/`)) &&
        mentions.test(workspace.read(path)?.text ?? ''),
    )
  );
}

function textOf({ value }: AppSetting): string | undefined {
  return value.kind === 'boolean' || value.kind === 'number' ? String(value.value) : knownString(value);
}
