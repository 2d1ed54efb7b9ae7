import { isForDevelopment } from './for-development.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { settingPlace, switchedOff } from './place.ts';
import { defineRule } from './rule.ts';

export const reloadInProduction = defineRule({
  name: 'reload-in-production',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'gunicorn restarts its workers whenever a file changes, which is made for development.',
  why: `With \`reload\` each worker watches all files of the app and ends itself when one changes, in the middle of whatever it answers. On App
Service the app's folder is a network share, so the watching itself takes time, and a deployment that copies files one after another restarts the workers
onto half of the new code.`,
  exceptions: 'A site on which its developers try out changes.',
  sources: [
    'https://docs.gunicorn.org/en/stable/settings.html#reload',
    'https://github.com/esgf2-us/metagrid/issues/945',
    'https://github.com/fecgov/fecfile-web-api/issues/43',
  ],
  since: '0.1.0',
  messages: {
    reload:
      'gunicorn runs with `reload`: its workers end themselves whenever a file changes, in the middle of requests.\nTake `reload` out; App Service restarts the site after a deployment by itself.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    if (gunicorn?.flag('reload') !== true) return [];
    const value = gunicorn.settings.get('reload');
    return [
      {
        id: 'reload',
        facts: {},
        at: settingPlace(value, subject),
        ...(isForDevelopment(subject) ? { severity: 'note' as const } : {}),
        related: [],
        fix: { title: 'take `reload` out', command: null, edit: switchedOff(value, ['--reload'], true) },
      },
    ];
  },
});
