import { knownString, textOf } from '../value/read.ts';
import { hasFront } from './front-server.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { settingPlace, textEdit } from './place.ts';
import { defineRule } from './rule.ts';

export const unixSocketBind = defineRule({
  name: 'unix-socket-bind',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'gunicorn listens on a socket file only, and nothing in the container passes requests on to it.',
  why: `A unix socket is for a proxy on the same machine, such as nginx. App Service's front end reaches a container by a port, so without such
a proxy in the container nobody answers: the site is stopped after 230 seconds.`,
  exceptions: 'A proxy in the container that is started in a way that is not seen here.',
  sources: [
    'https://docs.gunicorn.org/en/stable/settings.html#bind',
    'https://azureossd.github.io/2023/04/17/Troubleshooting-Container-didnt-respond-to-HTTP-pings-failing-to-start-site/index.html',
  ],
  since: '0.1.0',
  messages: {
    socket:
      'gunicorn listens on {address} only, and nothing in the container passes requests on to it: App Service gets no answer and stops the site.\nListen on `0.0.0.0:8000`.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const bind = gunicorn?.settings.get('bind');
    if (bind?.kind !== 'array' || bind.open || bind.items.length === 0 || hasFront(subject.launch)) return [];
    const addresses = bind.items.map(knownString);
    const [address] = addresses;
    if (address === undefined || !addresses.every((one) => one?.startsWith('unix:'))) return [];
    if (subject.launch.processes.filter(({ server }) => server !== null).length > 1) return [];
    const only = addresses.length === 1;
    return [
      {
        id: 'socket',
        facts: { address },
        at: settingPlace(bind.items[0], subject),
        related: [],
        fix: {
          title: 'listen on a port',
          command: '--bind=0.0.0.0:8000',
          edit: only ? textEdit(textOf(bind.items[0]), '0.0.0.0:8000') : null,
        },
      },
    ];
  },
});
