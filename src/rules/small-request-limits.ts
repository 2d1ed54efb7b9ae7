import { gunicornOf } from './gunicorn-of.ts';
import { launchPlace, numberEdit, settingPlace, withWords } from './place.ts';
import { defineRule } from './rule.ts';

/** Bytes that the headers of a signed-in visitor may take: a token with many groups is several KiB of base64. */
const ENOUGH = 32768;

export const smallRequestLimits = defineRule({
  name: 'small-request-limits',
  severity: 'note',
  confidence: 'medium',
  audience: 'pedantic',
  summary: 'App Service signs visitors in, and its headers may be larger than gunicorn takes.',
  why: `App Service's sign-in adds the visitor's claims and tokens to each request (\`X-MS-CLIENT-PRINCIPAL\`, \`X-MS-TOKEN-AAD-ID-TOKEN\`). For
somebody who is in many groups one such header is larger than the 8,190 bytes that gunicorn takes by default, and that person alone
gets "400 Bad Request: Error parsing headers: 'limit request headers fields size'" on every page.`,
  exceptions: 'Nobody who signs in is in many groups, or the tokens carry none.',
  sources: [
    'https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities',
    'https://docs.gunicorn.org/en/stable/settings.html#limit-request-field-size',
    'https://github.com/benoitc/gunicorn/issues/1704',
  ],
  since: '0.1.0',
  messages: {
    small:
      'App Service signs visitors in and adds their tokens to each request, but gunicorn takes header fields of {size} bytes at most: people in many groups get 400.\nAdd `--limit-request-field_size {enough}`.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const { signIn } = subject.deployment;
    const size = gunicorn?.number('limit_request_field_size');
    // Workers that run an event loop read requests by themselves.
    if (!gunicorn || !signIn || size === undefined || size === 0 || gunicorn.concurrency === 'event loop') return [];
    if (size > 8190 || subject.launch.kind !== 'custom') return [];
    const written = gunicorn.written('limit_request_field_size');
    const option = `--limit-request-field_size ${ENOUGH}`;
    return [
      {
        id: 'small',
        facts: { size, enough: ENOUGH },
        at: written ? settingPlace(written, subject) : launchPlace(subject),
        related: [{ message: 'visitors are signed in here', at: signIn }],
        fix: {
          title: 'take larger headers',
          command: option,
          edit: written ? numberEdit(written, String(ENOUGH)) : withWords(gunicorn.process, option),
        },
      },
    ];
  },
});
