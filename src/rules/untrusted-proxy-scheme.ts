import { appCode } from '../python/app-code.ts';
import { knownString } from '../value/read.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { launchPlace, withWords } from './place.ts';
import { defineRule } from './rule.ts';

const UVICORN = /(^|\.)Uvicorn(H11)?Worker$/;

export const untrustedProxyScheme = defineRule({
  name: 'untrusted-proxy-scheme',
  severity: 'note',
  confidence: 'medium',
  audience: 'pedantic',
  summary: 'The app takes every request for http, so that its redirects and links leave https.',
  why: `App Service ends TLS at its front end and says so in \`X-Forwarded-Proto\`. uvicorn's workers believe that header only from the addresses in
\`forwarded_allow_ips\`, by default 127.0.0.1, which the front end is not. The app then builds \`http://\` addresses: redirects that add a slash, links, the
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
    const gunicorn = gunicornOf(subject);
    if (!gunicorn || !UVICORN.test(gunicorn.workerClass ?? '')) return [];
    const allowed = gunicorn.settings.get('forwarded_allow_ips');
    const addresses = (allowed?.kind === 'array' ? allowed.items : []).map(knownString);
    if (addresses.length === 0 || !addresses.every((one) => one === '127.0.0.1' || one === '::1')) return [];
    const { entryPoint } = subject.app;
    if (entryPoint?.kind !== 'found' || entryPoint.interface !== 'ASGI') return [];
    const libraries = appCode(entryPoint)?.libraries;
    if (!libraries || [...libraries].some((name) => /proxy_headers|ProxyHeaders|ProxyFix/.test(name))) return [];
    const byDefault = subject.launch.kind === 'default';
    const option = '--forwarded-allow-ips "*"';
    const command = byDefault ? 'FORWARDED_ALLOW_IPS=*' : option;
    return [
      {
        id: 'untrusted',
        facts: {
          trusted: addresses.join(' and '),
          how: byDefault ? 'Set the app setting `FORWARDED_ALLOW_IPS` to `*`' : `Add \`${option}\``,
        },
        at: byDefault ? subject.deployment.span : launchPlace(subject),
        related: [],
        fix: {
          title: byDefault ? 'set the app setting' : 'trust the front end',
          command,
          edit: byDefault || allowed?.origin.kind === 'written' ? null : withWords(gunicorn.process, option),
        },
      },
    ];
  },
});
