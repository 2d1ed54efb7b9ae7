import { gunicornOf } from './gunicorn-of.ts';
import { numberEdit, settingPlace } from './place.ts';
import { defineRule } from './rule.ts';

/** Settings for which 0 means "no limit" (the number of fields: as many as gunicorn can take), and a number to set. */
const LIMITS: Readonly<Record<string, readonly [string, string]>> = {
  limit_request_line: ['a request line of any length', '8190'],
  limit_request_fields: ['32,768 header fields', '100'],
  limit_request_field_size: ['a header field of any length', '32768'],
};

export const unlimitedRequestLimits = defineRule({
  name: 'unlimited-request-limits',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: 'gunicorn takes requests with a head of any size.',
  why: `gunicorn reads a request's first line and its headers into memory before the app sees anything. The limits keep anybody from filling a
worker's memory with one request; 0 turns them off. The number of fields times their size is what one request may take.`,
  fix: "Leave the setting at gunicorn's default, or set it to what the app needs.",
  exceptions: 'Only clients that are trusted can reach the site.',
  sources: [
    'https://docs.gunicorn.org/en/stable/settings.html#limit-request-line',
    'https://docs.gunicorn.org/en/stable/settings.html#limit-request-field-size',
    'https://github.com/GoogleCloudPlatform/functions-framework-python/issues/173',
  ],
  since: '0.1.0',
  messages: {
    off: '`{setting}` is 0: gunicorn takes {what} into its memory, whoever sends it.\nSet it to what the app needs, such as {enough}.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    // Workers that run an event loop read requests by themselves.
    if (!gunicorn || gunicorn.concurrency === 'event loop' || gunicorn.concurrency === null) return [];
    return Object.entries(LIMITS).flatMap(([setting, [what, enough]]) => {
      const value = gunicorn.written(setting);
      if (!value || gunicorn.number(setting) !== 0) return [];
      return [
        {
          id: 'off' as const,
          facts: { setting, what, enough },
          at: settingPlace(value, subject),
          related: [],
          fix: {
            title: 'set a limit',
            command: `--${setting.replaceAll('_', '-').replace('field-size', 'field_size')} ${enough}`,
            edit: numberEdit(value, enough),
          },
          key: setting,
        },
      ];
    });
  },
});
