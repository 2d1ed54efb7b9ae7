import { gunicornOf } from './gunicorn-of.ts';
import { settingPlace } from './place.ts';
import { defineRule } from './rule.ts';

/** Drivers that wait in C, where gevent can't switch to another request; and the package that teaches one to. */
const DRIVERS: readonly (readonly [names: readonly string[], remedy: string | null])[] = [
  [['psycopg2', 'psycopg2-binary'], 'psycogreen'],
  [['mysqlclient'], null],
  [['pyodbc'], null],
  [['pymssql'], null],
  [['cx-oracle'], null],
];

export const geventBlockingDriver = defineRule({
  name: 'gevent-blocking-driver',
  severity: 'note',
  confidence: 'low',
  audience: 'pedantic',
  summary: 'gevent workers use a database driver that waits in C, so a query holds up every request of its worker.',
  why: `gevent answers many requests in one thread by switching to another one whenever one waits, which works where Python code waits. A driver written in C
waits inside the database's own library: until the query is answered, its worker answers nobody.`,
  fix: 'Use a driver that gevent can patch, or one that is made for it, as the message names it.',
  exceptions: 'The driver is taught to (a wait callback), used in threads, or its queries are quick.',
  sources: [
    'https://www.psycopg.org/docs/advanced.html#support-for-coroutine-libraries',
    'https://docs.gunicorn.org/en/stable/design.html#async-workers',
  ],
  since: '0.1.0',
  messages: {
    blocks:
      'gevent workers switch to another request while one waits, but `{driver}` waits in C: each query holds up all requests of its worker.\nUse {instead}.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const { packages } = subject.app;
    if (!gunicorn || !packages || !/gevent/i.test(gunicorn.workerClass ?? '')) return [];
    const [names, remedy = null] =
      DRIVERS.find(([all, cure]) => all.some((name) => packages.has(name)) && !(cure && packages.has(cure))) ?? [];
    const driver = names?.find((name) => packages.has(name));
    if (driver === undefined) return [];
    return [
      {
        id: 'blocks',
        facts: { driver, instead: `${remedy === null ? '' : `\`${remedy}\`, or `}\`gthread\` workers` },
        at: settingPlace(gunicorn.settings.get('worker_class'), subject),
        related: [],
        fix: null,
      },
    ];
  },
});
