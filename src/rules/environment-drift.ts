import { serverOf } from '../launch/launch.ts';
import type { Span } from '../text/source.ts';
import { knownNumber, knownString } from '../value/read.ts';
import { spanOf, type Value } from '../value/value.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { labelOf, launchPlace } from './place.ts';
import { defineRule, type ProblemOf, type Subject } from './rule.ts';
import { planName } from './words.ts';

const PRODUCTION = /^(prod|production|prd|live)\d*$/i;

const MESSAGES = {
  differs:
    '{what} is `{own}` in {environment}, but `{other}` in {elsewhere}: what is tried out there is not what runs here.\nUse the same in both.',
  smaller:
    'The plan in {environment}, {own}, is smaller than the one in {elsewhere}, {other}: what holds there may not hold here.\nUse a plan that is at least as large.',
} as const;

export const environmentDrift = defineRule({
  name: 'environment-drift',
  severity: 'note',
  confidence: 'medium',
  audience: 'pedantic',
  summary: 'Production starts in another way than the environments in which changes are tried out.',
  why: `Sizes differ between environments on purpose. How the app starts should not: another worker class, another app or another Python in
production means that nobody has seen the app run that way before visitors do. And a production plan that is smaller than the one for tests
is more often forgotten than meant.`,
  exceptions: 'Production is moved to the new way last, on purpose.',
  sources: ['https://12factor.net/dev-prod-parity'],
  since: '0.1.0',
  messages: MESSAGES,
  check(subject): readonly ProblemOf<typeof MESSAGES>[] {
    const { environment } = subject.deployment;
    if (environment === null || !PRODUCTION.test(environment) || subject.deployment.slot !== null) return [];
    const others = subject.counterparts.filter(({ deployment }) => deployment.environment !== null);
    return others.flatMap((other) => [...differences(subject, other), ...smaller(subject, other)]);
  },
});

function differences(subject: Subject, other: Subject): readonly ProblemOf<typeof MESSAGES>[] {
  const [own, their] = [tellingOf(subject), tellingOf(other)];
  return [...own].flatMap(([what, one]): readonly ProblemOf<typeof MESSAGES>[] => {
    const second = their.get(what);
    if (!second || one.text === undefined || second.text === undefined || one.text === second.text) return [];
    return [
      {
        id: 'differs',
        facts: { what, own: one.text, other: second.text, ...environments(subject, other) },
        at: one.at ?? launchPlace(subject),
        related: second.at ? [{ message: `\`${second.text}\` in ${other.deployment.environment}`, at: second.at }] : [],
        fix: null,
        key: `${what} ${other.deployment.environment}`,
      },
    ];
  });
}

interface Telling {
  readonly text: string | undefined;
  readonly at: Span | null;
}

/** What should be the same everywhere. */
function tellingOf(subject: Subject): ReadonlyMap<string, Telling> {
  const gunicorn = gunicornOf(subject);
  const read = (value: Value | null | undefined, text = knownString(value ?? undefined)): Telling => ({
    text,
    at: value ? spanOf(value) : null,
  });
  const workerClass = gunicorn?.settings.get('worker_class');
  return new Map([
    // Threads alone make `sync` into `gthread`: that is a size.
    [
      'The worker class',
      read(
        workerClass,
        gunicorn?.workerClass
          ?.replace(/^sync$/, 'gthread')
          .split('.')
          .at(-1),
      ),
    ],
    ['The app', read(serverOf(subject.launch)?.app)],
    ['Python', read(subject.deployment.linuxFxVersion ? subject.deployment.pythonVersion : undefined)],
  ]);
}

function smaller(subject: Subject, other: Subject): readonly ProblemOf<typeof MESSAGES>[] {
  const [own, their] = [planName(subject.deployment), planName(other.deployment)];
  const { plan } = subject.deployment;
  const at = plan ? spanOf(plan.sku) : null;
  const less = (read: (one: Subject) => number | undefined): boolean => (read(subject) ?? 0) < (read(other) ?? 0);
  if (!own || !their || !at || plan?.resource === other.deployment.plan?.resource) return [];
  if (
    !less((one) => knownNumber(one.deployment.plan?.memoryGiB)) &&
    !less((one) => knownNumber(one.deployment.plan?.vcpu))
  )
    return [];
  return [
    {
      id: 'smaller',
      facts: { own, other: their, ...environments(subject, other) },
      at,
      related: other.deployment.plan
        ? labelOf(`${their} in ${other.deployment.environment}`, other.deployment.plan.sku)
        : [],
      fix: null,
      key: `plan ${other.deployment.environment}`,
    },
  ];
}

function environments(subject: Subject, other: Subject) {
  return { environment: subject.deployment.environment ?? '', elsewhere: other.deployment.environment ?? '' };
}
