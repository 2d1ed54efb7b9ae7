import { serverProcess } from '../launch/launch.ts';
import { knownString, textOf } from '../value/read.ts';
import { spanOf, type Value } from '../value/value.ts';
import { hasFront } from './front-server.ts';
import { isCalled, listenEverywhere } from './listen-option.ts';
import { launchPlace, textEdit } from './place.ts';
import { publishedPort } from './published-port.ts';
import { defineRule } from './rule.ts';

export const LOOPBACK = /^(127(?:\.\d{1,3}){3}|localhost|\[?::1\]?)(:\d+)?$/i;

export const loopbackBind = defineRule({
  name: 'loopback-bind',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: "The server listens on an address that App Service's front end can't reach.",
  why: `App Service forwards requests into the container from outside of it. A server that listens on 127.0.0.1 or localhost is only
reachable from inside: the start-up ping gets no answer, after 230 seconds the site is stopped, and visitors see 503.`,
  fix: 'Listen on `0.0.0.0`, with the same port.',
  exceptions: 'A proxy in the same container that forwards to the address, started in a way that is not seen here.',
  sources: [
    'https://github.com/MicrosoftDocs/azure-docs/issues/16086',
    'https://learn.microsoft.com/azure/app-service/reference-app-settings',
  ],
  since: '0.1.0',
  messages: {
    loopback:
      '{server} listens on {addresses}, which only the container itself can reach: App Service gets no answer and stops the site.\nListen on `{fixed}`.',
  },
  check(subject) {
    const { launch } = subject;
    const process = serverProcess(launch);
    const bind = process?.server?.settings.get('bind');
    if (launch.kind === 'elsewhere' || !bind || hasFront(launch)) return [];
    const addresses = bind.kind === 'array' ? bind.items : [bind];
    const hosts = addresses.map(hostOf);
    if (hosts.length === 0 || !hosts.every((host) => host !== undefined && LOOPBACK.test(host))) return [];
    const name = process?.server?.name ?? 'the server';
    const written = /:(\d+)$/.exec(hosts[0] ?? '')?.[1];
    const port = written === undefined ? undefined : (publishedPort(subject) ?? written);
    const fixed = `0.0.0.0${port ? `:${port}` : ''}`;
    return [
      {
        id: 'loopback',
        facts: { server: name, addresses: hosts.join(', '), fixed },
        at: placeOf(addresses) ?? launchPlace(subject),
        related: [],
        fix: {
          title: 'listen on all addresses',
          command: listenEverywhere(
            name,
            port === undefined ? null : Number(port),
            process !== null && isCalled(process),
          ),
          edit: addresses.length === 1 && name === 'gunicorn' ? textEdit(textOf(addresses[0]), fixed, true) : null,
        },
      },
    ];
  },
});

/** An address, or its host alone where its port isn't known. */
function hostOf(address: Value): string | undefined {
  const text = textOf(address);
  const end = text?.string.lastIndexOf(':') ?? -1;
  const host = text && end > 0 ? text.slice(0, end) : null;
  return knownString(address) ?? (host?.known ? host.string : undefined);
}

function placeOf(addresses: readonly Value[]) {
  const [first] = addresses;
  return first ? spanOf(first) : null;
}
