import { staysInOneProcess } from '../capacity/one-process.ts';
import { isAsgi } from '../launch/app.ts';
import { serverOf } from '../launch/launch.ts';
import type { Span } from '../text/source.ts';
import { knownNumber, knownString } from '../value/read.ts';
import { spanOf, type Value } from '../value/value.ts';
import { forEvents } from './event-workers.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { launchPlace, numberEdit, settingPlace } from './place.ts';
import { recommendationFor, recommendedCommand } from './recommended-command.ts';
import { defineRule, type Subject } from './rule.ts';
import { isUnloadable } from './unloadable.ts';
import { naming, scriptToName } from './unused-scripts.ts';
import { planLabel, planName } from './words.ts';

const LEAST = '1 vCPU, the least that a plan has';

export const singleRequestCapacity = defineRule({
  name: 'single-request-capacity',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: 'One sync worker with one thread answers one request at a time.',
  why: `A sync worker answers one request and takes the next when it is done. With one worker and one thread, a request that
waits two seconds on a database or an API keeps all others waiting for two seconds, while the CPU does nothing: thirty users
at once see up to a minute, and the plan's graphs stay flat. App Service starts an app like this when no startup command is
set, on every plan. 3 workers × 6 threads answer 18 at once, in about twice the memory.`,
  fix: 'Set a startup command with workers and threads. The message gives one for the plan; `gunicorn-plan-lint recommend --sku SKU` says why each number.',
  exceptions: `An admin tool that one person uses, or an app that must not answer two requests at once.`,
  sources: [
    'https://azureossd.github.io/2025/01/28/Python-slow-execution-high-CPU-wsGI-aSGI-multi-worker-strategy/index.html',
    'https://docs.gunicorn.org/en/stable/design.html#how-many-workers',
    'https://github.com/Azure-Samples/azure-search-openai-demo/issues/272',
  ],
  since: '0.1.0',
  messages: {
    none: '`workers` is 0: gunicorn starts its master process only, and nothing answers a request.\n`--workers {workers}` fits {where}.',
    events:
      '{cause} one sync worker with one thread: it answers one request at a time, and all others wait while the CPU idles. Socket.IO is made for {mode} here (`async_mode`), so that threads would not do.\n{how}',
    script:
      '{cause} one sync worker with one thread: it answers one request at a time, and all others wait while the CPU idles.\nSet the startup command to `{command}`, which nothing names{sized}.',
    one: '{cause} one sync worker with one thread: it answers one request at a time, and all others wait while the CPU idles.\n{change} answers {workers} × {threads} = {slots} at once {where}{kept}, if the app mostly waits on databases or APIs.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    if (gunicorn?.workers === 0) return [noWorker(subject, gunicorn.written('workers'))];
    if (gunicorn?.concurrency !== 'sync' || knownNumber(subject.capacity.concurrency) !== 1) return [];
    // The class is the greater problem where the app can't be answered by sync workers at all.
    if (subject.app.entryPoint?.kind === 'found' && isAsgi(subject.app)) return [];
    const { deployment, launch, app } = subject;
    // Nothing starts there: `unresolved-app-module` gives the command that the site needs, with its sizes.
    if (launch.kind === 'default' && isUnloadable(app.entryPoint)) return [];
    const advice = recommendationFor(subject);
    const { workers, threads } = advice;
    const command = recommendedCommand(subject, advice);
    const sizes = `--threads ${threads} --workers ${workers}`;
    const plan = planName(deployment);
    const byDefault = launch.kind === 'default';
    const stays = staysInOneProcess(app);
    const cause = byDefault ? 'No startup command is set, so App Service starts' : 'This command starts';
    const place = {
      at: writtenSize(subject) ?? (byDefault ? deployment.span : launchPlace(subject)),
      related: planLabel(deployment),
    };
    const events = forEvents(subject, command);
    if (events) {
      const title = byDefault ? 'set the startup command' : 'use its worker';
      const fix = events.command === null ? null : { title, command: events.command, edit: null };
      return [{ id: 'events', facts: { cause, mode: events.mode, how: events.how }, ...place, fix }];
    }
    // F1 is for trying things out, and its 60 minutes of CPU a day end such use anyway.
    const severity = knownString(deployment.plan?.sku)?.toUpperCase() === 'F1' ? { severity: 'note' as const } : {};
    const script = byDefault ? scriptToName(subject) : null;
    const isSingle = script !== null && knownNumber(script.subject.capacity.concurrency) === 1;
    if (script && (!isSingle || script.prepares)) {
      const sized = !isSingle
        ? ''
        : `, and write \`${sizes}\` in it, for ${workers} × ${threads} = ${workers * threads} at once on ${plan ?? LEAST}`;
      const { label, fix } = naming(script);
      const related = [...place.related, label];
      return [{ id: 'script', facts: { cause, command: script.command, sized }, ...place, ...severity, related, fix }];
    }
    return [
      {
        id: 'one',
        facts: {
          cause,
          change: `\`${command ?? sizes}\``,
          workers,
          threads,
          slots: workers * threads,
          where: `on ${plan ?? LEAST}`,
          kept: stays ? `, in one worker because ${stays}` : '',
        },
        ...place,
        ...severity,
        fix: {
          title: command && byDefault ? 'set the startup command' : 'ask for workers and threads',
          command: command ?? sizes,
          edit: null,
        },
      },
    ];
  },
});

/** gunicorn takes 0 for a number like others, and has then nobody to hand a request to. */
function noWorker(subject: Subject, written: Value | undefined) {
  const { workers } = recommendationFor(subject);
  return {
    id: 'none' as const,
    facts: { workers, where: planName(subject.deployment) ?? LEAST },
    at: settingPlace(written, subject),
    severity: 'error' as const,
    related: planLabel(subject.deployment),
    fix: {
      title: 'ask for workers',
      command: `--workers ${workers}`,
      edit: numberEdit(written, String(workers)),
    },
  };
}

/** The place that asks for one worker, where a file does. */
function writtenSize({ launch }: Subject): Span | null {
  const workers = serverOf(launch)?.settings.get('workers');
  return workers ? spanOf(workers) : null;
}
