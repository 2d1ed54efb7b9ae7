import { type Process, serverProcess } from '../launch/launch.ts';
import { appCode } from '../python/app-code.ts';
import { knownBoolean, knownString } from '../value/read.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { isCalled } from './listen-option.ts';
import { launchPlace, withWords } from './place.ts';
import { defineRule, type Subject } from './rule.ts';

const UVICORN = /(^|\.)Uvicorn(H11)?Worker$/;

export const untrustedProxyScheme = defineRule({
  name: 'untrusted-proxy-scheme',
  severity: 'note',
  confidence: 'medium',
  audience: 'pedantic',
  summary: 'The app takes every request for http, so that its redirects and links leave https.',
  why: `App Service ends TLS at its front end and says so in \`X-Forwarded-Proto\`. uvicorn, and its workers of gunicorn, believe that header only from the
addresses in \`forwarded_allow_ips\`, by default 127.0.0.1, which the front end is not. The app then builds \`http://\` addresses: redirects that add a slash, links, the
callback of a sign-in. On App Service the front end is the only way to the container, so \`*\` is right there.`,
  fix: 'Add `--forwarded-allow-ips "*"`, or set `FORWARDED_ALLOW_IPS` to `*`: on App Service nothing but the front end reaches the container.',
  exceptions: 'The app builds no absolute addresses, or something in it reads the header.',
  sources: [
    'https://www.uvicorn.org/deployment/#proxies-and-forwarded-headers',
    'https://github.com/Kludex/uvicorn/issues/369',
    'https://docs.gunicorn.org/en/stable/settings.html#forwarded-allow-ips',
  ],
  since: '0.1.0',
  messages: {
    untrusted:
      'uvicorn believes `X-Forwarded-Proto` from {trusted} alone, and the front end of App Service has another address: the app takes every request for http.\n{how}: on App Service nothing but the front end reaches the container.',
  },
  check(subject) {
    const trust = trustOf(subject);
    const addresses = trust?.addresses ?? [];
    if (!trust || addresses.length === 0 || !addresses.every((one) => /^(127\.0\.0\.1|::1)$/.test(one ?? '')))
      return [];
    const { entryPoint } = subject.app;
    if (entryPoint?.kind !== 'found' || entryPoint.interface !== 'ASGI') return [];
    const libraries = appCode(entryPoint)?.libraries;
    if (!libraries || [...libraries].some((name) => /proxy_headers|ProxyHeaders|ProxyFix/.test(name))) return [];
    const byDefault = subject.launch.kind === 'default';
    const called = isCalled(trust.process);
    const option = called ? 'forwarded_allow_ips="*"' : '--forwarded-allow-ips "*"';
    const command = byDefault ? 'FORWARDED_ALLOW_IPS=*' : option;
    return [
      {
        id: 'untrusted',
        facts: {
          trusted: addresses.join(' and '),
          how: byDefault
            ? 'Set the app setting `FORWARDED_ALLOW_IPS` to `*`'
            : called
              ? `Call it with \`${option}\``
              : `Add \`${option}\``,
        },
        at: byDefault ? subject.deployment.span : launchPlace(subject),
        related: [],
        fix: {
          title: byDefault ? 'set the app setting' : 'trust the front end',
          command,
          edit: trust.written || byDefault || called ? null : withWords(trust.process, option),
        },
      },
    ];
  },
});

/** Whom uvicorn believes about the scheme. */
interface Trust {
  readonly process: Process;
  /** undefined: one that isn't known */
  readonly addresses: readonly (string | undefined)[];
  /** a file of the repository says so */
  readonly written: boolean;
}

/** Of gunicorn with uvicorn's workers, and of uvicorn itself, unless it is told to read no such header. */
function trustOf(subject: Subject): Trust | null {
  const gunicorn = gunicornOf(subject);
  if (gunicorn) {
    const allowed = gunicorn.settings.get('forwarded_allow_ips');
    const addresses = (allowed?.kind === 'array' ? allowed.items : []).map(knownString);
    const written = allowed?.origin.kind === 'written';
    return UVICORN.test(gunicorn.process.server.workerBase ?? gunicorn.workerClass ?? '')
      ? { process: gunicorn.process, addresses, written }
      : null;
  }
  const { launch } = subject;
  const process = launch.kind === 'elsewhere' || launch.refusal ? null : serverProcess(launch);
  if (process?.server.name !== 'uvicorn' || process.server.development !== null) return null;
  const { settings } = process.server;
  const allowed = settings.get('forwarded-allow-ips');
  const addresses = knownString(allowed)
    ?.split(',')
    .map((one) => one.trim()) ?? [undefined];
  if (knownBoolean(settings.get('proxy-headers')) !== true) return null;
  return { process, addresses, written: allowed?.origin.kind === 'written' };
}
