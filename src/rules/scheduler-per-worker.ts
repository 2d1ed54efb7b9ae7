import { copiesOf, oneWorker } from './copies.ts';
import { defineRule } from './rule.ts';

export const schedulerPerWorker = defineRule({
  name: 'scheduler-per-worker',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: 'Each worker starts a scheduler of its own, so every job runs once for each worker.',
  why: `A scheduler that the app's code starts lives in the process that loads the code, and gunicorn loads it in each worker. With four workers a
daily e-mail is sent four times, and on two instances eight times. Nothing in a log says so: each scheduler does what it was told.`,
  fix: 'Run the jobs in a process of their own (a WebJob, a timer-triggered function), or use one worker with threads on one instance.',
  exceptions: 'The jobs may run more than once, or each takes a lock that the others see.',
  sources: [
    'https://apscheduler.readthedocs.io/en/3.x/faq.html#how-do-i-share-a-single-job-store-among-one-or-more-worker-processes',
    'https://github.com/agronholm/apscheduler/issues/160',
    'https://github.com/viniciuschiele/flask-apscheduler/issues/13',
  ],
  since: '0.1.0',
  messages: {
    starts:
      '{copies} each start {scheduler} with the app, so every job runs {times} times.\nRun the jobs in a process of their own (a WebJob, a timer-triggered function), or use {one}{preload}.',
  },
  check(subject) {
    const copies = copiesOf(subject);
    const scheduler = copies && subject.app.facts?.schedulers().find(({ guarded }) => !guarded);
    if (!scheduler || !copies) return [];
    // What the master loads before it makes the workers, it alone goes on to run.
    const times = scheduler.when === 'import' ? copies.loads : copies.workers * copies.instances;
    if (times < 2) return [];
    const byInstances = times === copies.instances;
    return [
      {
        id: 'starts',
        facts: {
          copies: byInstances ? `${copies.instances} instances` : copies.phrase,
          scheduler: scheduler.name,
          one: oneWorker(subject),
          times,
          preload: byInstances ? ' on one instance' : '',
        },
        at: copies.at,
        related: [{ message: `${scheduler.name} is started here`, at: scheduler.at }, ...copies.related],
        fix: null,
      },
    ];
  },
});
