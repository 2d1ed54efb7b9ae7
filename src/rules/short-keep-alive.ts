import { gunicornOf } from './gunicorn-of.ts';
import { launchPlace, numberEdit, settingPlace } from './place.ts';
import { defineRule, type Subject } from './rule.ts';

/** Resources that keep connections to a site open, as templates name them. */
const BALANCERS: readonly (readonly [type: RegExp, name: string])[] = [
  [/Microsoft\.Cdn\/profiles\b|Microsoft\.Network\/frontDoors\b/i, 'Front Door'],
  [/Microsoft\.Network\/applicationGateways\b/i, 'the Application Gateway'],
];
/** Seconds: above the idle time of common balancers. */
const ENOUGH = 75;

export const shortKeepAlive = defineRule({
  name: 'short-keep-alive',
  severity: 'note',
  confidence: 'low',
  audience: 'pedantic',
  summary: 'gunicorn closes idle connections sooner than the load balancer in front of the site does.',
  why: `A balancer sends its next request on a connection that it kept open. gunicorn closes an idle one after \`keepalive\` seconds, 2 by default; a request that
is sent in that moment is lost, and the client sees 502 that no log of the app knows of. Sync workers keep none open and are left out.`,
  exceptions:
    "App Service's own front end stands between the two, and may keep connections of its own: only who sees 502s without a trace needs this.",
  sources: [
    'https://docs.gunicorn.org/en/stable/settings.html#keepalive',
    'https://github.com/conbench/conbench/issues/1156',
    'https://github.com/prowler-cloud/prowler/pull/11647',
  ],
  since: '0.1.0',
  messages: {
    short:
      '`keepalive` is {seconds} s, and {balancer} in front of the site keeps connections open for longer: a request that is sent as gunicorn closes one is lost.\nSet `--keep-alive {enough}`.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const seconds = gunicorn?.number('keepalive');
    const balancer = balancerOf(subject);
    if (!gunicorn || seconds === undefined || seconds === 0 || seconds >= ENOUGH || balancer === null) return [];
    if (gunicorn.concurrency === null || gunicorn.concurrency === 'sync') return [];
    const written = gunicorn.written('keepalive');
    return [
      {
        id: 'short',
        facts: { seconds, balancer, enough: ENOUGH },
        at: written ? settingPlace(written, subject) : launchPlace(subject),
        related: [],
        fix: {
          title: 'keep connections open for longer',
          command: `--keep-alive ${ENOUGH}`,
          edit: numberEdit(written, String(ENOUGH)),
        },
      },
    ];
  },
});

/** The one that the file which declares the site declares, too. */
function balancerOf({ deployment }: Subject): string | null {
  if (!deployment.declared) return null;
  const { text } = deployment.span.source;
  return BALANCERS.find(([type]) => type.test(text))?.[1] ?? null;
}
