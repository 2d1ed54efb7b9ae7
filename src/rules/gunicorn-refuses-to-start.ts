import { launchPlace } from './place.ts';
import { defineRule } from './rule.ts';

export const gunicornRefusesToStart = defineRule({
  name: 'gunicorn-refuses-to-start',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'gunicorn, or App Service itself, ends with an error instead of starting.',
  why: `gunicorn checks its options, its environment and its config file before it starts anything, and ends at the first that it can't
read. A failing startup command has no fallback on App Service: the container ends, and visitors see 503.`,
  exceptions: 'None known: the site does not start.',
  sources: [
    'https://docs.gunicorn.org/en/stable/settings.html',
    'https://github.com/microsoft/Oryx/blob/main/src/startupscriptgenerator/src/python/scriptgenerator.go',
  ],
  since: '0.1.0',
  messages: {
    refuses: '{by} ends with an error instead of starting: {reason}',
  },
  check(subject) {
    const { refusal, kind } = subject.launch;
    if (!refusal || kind === 'elsewhere') return [];
    return [
      {
        id: 'refuses',
        facts: { by: refusal.by, reason: refusal.message },
        at: refusal.span ?? launchPlace(subject),
        related: [],
        fix: null,
        key: refusal.about ?? '',
      },
    ];
  },
});
