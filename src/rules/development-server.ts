import { serverProcess } from '../launch/launch.ts';
import { launchPlace } from './place.ts';
import { defineRule } from './rule.ts';

export const developmentServer = defineRule({
  name: 'development-server',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'The site is started with a server that is made for development.',
  why: `Flask's and Django's own servers say so themselves: "Do not use it in a production deployment." They are not built to be
efficient, stable or secure, and with a debugger or reloader they run a second process and can run anybody's code.`,
  exceptions: 'A site that only its developers can reach.',
  sources: [
    'https://flask.palletsprojects.com/en/stable/deploying/',
    'https://docs.djangoproject.com/en/stable/ref/django-admin/#runserver',
  ],
  since: '0.1.0',
  messages: {
    started: 'The startup command starts {server}, which is not made for a site that others use.\n{instead}.',
  },
  check(subject) {
    const { launch } = subject;
    const development = serverProcess(launch)?.server?.development ?? null;
    if (launch.kind === 'elsewhere' || development === null) return [];
    const { server, without } = development;
    return [
      {
        id: 'started',
        facts: {
          server,
          instead: without
            ? `Leave out \`${without}\``
            : 'Start the app with gunicorn (or, for ASGI, with its uvicorn workers)',
        },
        at: launchPlace(subject),
        related: [],
        fix: null,
      },
    ];
  },
});
