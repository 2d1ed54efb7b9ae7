import { serverProcess } from '../launch/launch.ts';
import { knownString, textOf } from '../value/read.ts';
import type { Value } from '../value/value.ts';
import { appSetting } from './app-settings.ts';
import { hasFront } from './front-server.ts';
import { isCalled, listenOnPort, listensByItselfOn } from './listen-option.ts';
import { LOOPBACK } from './loopback-bind.ts';
import { labelOf, settingPlace, textEdit } from './place.ts';
import { publishedPort } from './published-port.ts';
import { defineRule, type Edit } from './rule.ts';

export const unreachablePort = defineRule({
  name: 'unreachable-port',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'The server listens on a port that App Service does not send requests to.',
  why: `App Service publishes one port of the built-in Python image: the app setting \`PORT\`, or 8000. The start-up ping goes there, too. A server
on another port never gets it; after 230 seconds the site is stopped, and visitors see 503. \`WEBSITES_PORT\` counts for custom containers only.`,
  fix: 'Listen on the port that App Service sends requests to (what the app setting `PORT` says, else 8000), or leave the port out.',
  exceptions:
    'Something else in the container listens on the port and passes requests on, in a way that is not seen here.',
  sources: [
    'https://azureossd.github.io/2023/02/15/Whats-the-difference-between-PORT-and-WEBSITES_PORT/index.html',
    'https://azureossd.github.io/2023/03/24/Default-exposed-ports-of-Azure-App-Service-Linux-Blessed-Images/index.html',
    'https://github.com/MicrosoftDocs/azure-docs/issues/34451',
  ],
  since: '0.1.0',
  messages: {
    other:
      '{server} listens on port {port}, but App Service sends requests to port {expected}{why}: it gets no answer and stops the site.\nListen on {expected}{leave}{or}.{unused}',
  },
  check(subject) {
    const { launch, deployment } = subject;
    const process = serverProcess(launch);
    const bind = process?.server.settings.get('bind');
    if (launch.kind !== 'custom' || !deployment.declared || !process || !bind || hasFront(launch)) return [];
    const expected = publishedPort(subject);
    const addresses = bind.kind === 'array' && !bind.open ? bind.items : [];
    // Where only the container itself can ask, that is the problem, and its cure names the port, too.
    if (addresses.every((address) => LOOPBACK.test(knownString(address) ?? ''))) return [];
    const ports = addresses.map((address) => portOf(knownString(address)));
    const [port] = ports;
    if (
      expected === null ||
      port === undefined ||
      port === null ||
      ports.some((one) => one === null || one === expected)
    )
      return [];
    // Another server may answer on the right one.
    if (launch.processes.filter(({ server }) => server !== null).length > 1) return [];
    const setting = appSetting(subject, 'PORT');
    const forContainers = appSetting(subject, 'WEBSITES_PORT');
    return [
      {
        id: 'other',
        facts: {
          server: process.server.name,
          port,
          expected,
          leave: listensByItselfOn(process.server.name, expected) ? ', or leave the port out' : '',
          why: setting ? ' (the app setting `PORT`)' : '',
          or: setting ? '' : `, or set the app setting \`PORT\` to ${port}`,
          unused: forContainers ? ' `WEBSITES_PORT`, which is set, counts for custom containers only.' : '',
        },
        at: settingPlace(addresses[0], subject),
        related: setting ? labelOf('the port is set here', setting.value) : [],
        fix: {
          title: 'listen on the port that is published',
          command: listenOnPort(process.server.name, expected, isCalled(process)),
          edit: editOf(addresses, expected),
        },
      },
    ];
  },
});

/** The port of the only address, where it stands there as it is. */
function editOf([address, ...others]: readonly Value[], port: number): Edit | null {
  const text = textOf(address);
  const [digits] = /\d+$/.exec(text?.string ?? '') ?? [];
  if (!text || digits === undefined || others.length > 0) return null;
  return textEdit(text.slice(text.length - digits.length), String(port), true);
}

/** The port of `host:port` (8000, gunicorn's, where none is written); null for a socket, and for what isn't known. */
function portOf(address: string | undefined): number | null {
  if (address === undefined || /^(unix:|fd:)/.test(address)) return null;
  const [, port] = /:(\d+)$/.exec(address) ?? [];
  return port === undefined ? (/:/.test(address) ? null : 8000) : Number(port);
}
