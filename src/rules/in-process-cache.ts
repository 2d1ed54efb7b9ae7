import { copiesOf, oneWorker } from './copies.ts';
import { defineRule } from './rule.ts';

export const inProcessCache = defineRule({
  name: 'in-process-cache',
  severity: 'note',
  confidence: 'low',
  audience: 'pedantic',
  summary: 'Each worker keeps a cache or sessions of its own.',
  why: `What a process keeps in its memory the others don't see. For a cache that is often all right: each worker fills its own, and they may give
different answers for a while. For sessions, counts and limits it is not: a visitor's second request reaches a worker that doesn't know of the
first, and a limit of 10 a minute is 40 with four workers.`,
  exceptions: 'The processes may hold different values for a while.',
  sources: [
    'https://flask-caching.readthedocs.io/en/latest/#simplecache',
    'https://docs.djangoproject.com/en/stable/topics/cache/#local-memory-caching',
    'https://flask-limiter.readthedocs.io/en/stable/#configuring-a-storage-backend',
    'https://github.com/microsoft/Oryx/pull/565',
  ],
  since: '0.1.0',
  messages: {
    cache:
      '{what} is kept in each process, and {copies} have one each: what one of them holds, the others lack.\nKeep it in Redis, or use {one}.',
    sessions:
      '`{name}` is a dictionary in each process, and {copies} have one each: the next request of a visitor may reach one without the entry.\nKeep it in Redis or a database, or use {one}.',
  },
  check(subject) {
    const copies = copiesOf(subject);
    if (!copies) return [];
    const { facts } = subject.app;
    const one = oneWorker(subject);
    const caches = facts?.caches() ?? [];
    const sessions = facts?.sessions() ?? [];
    const common = { related: [{ message: copies.phrase, at: copies.at }], fix: null };
    return [
      ...caches.map(({ what, at }) => ({
        id: 'cache' as const,
        facts: { what, copies: copies.phrase, one },
        at,
        ...common,
      })),
      ...sessions.map(({ name, at }) => ({
        id: 'sessions' as const,
        facts: { name, copies: copies.phrase, one },
        at,
        ...common,
      })),
    ];
  },
});
