import { copiesOf, oneWorker } from './copies.ts';
import { defineRule } from './rule.ts';

export const sqliteWithWorkers = defineRule({
  name: 'sqlite-with-workers',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'Several processes write to the same SQLite file.',
  why: `SQLite lets one process write at a time and locks the whole file for it; the others wait for five seconds and then fail with "database is
locked". On App Service \`/home\` is a network share, on which SQLite's locks are slow and, as its authors warn, not to be trusted: two writers
can damage the file. Outside of \`/home\` the file is lost with the container, and each instance has its own.`,
  exceptions: 'The file is only read, or what is in it may be lost.',
  sources: [
    'https://www.sqlite.org/whentouse.html',
    'https://www.sqlite.org/faq.html#q5',
    'https://learn.microsoft.com/azure/app-service/operating-system-functionality#file-access',
    'https://github.com/PolicyEngine/policyengine-api/issues/3746',
  ],
  since: '0.1.0',
  messages: {
    file: 'The app keeps its data in a SQLite file{unless}, and {copies} write to it: one at a time, the others wait or fail with "database is locked".\nUse a database server (Azure Database for PostgreSQL), or {one} on one instance.',
    share:
      'The app keeps its data in a SQLite file on the network share `/home`{unless}, and {copies} write to it: the locks of SQLite do not hold on a share, and the file can be damaged.\nUse a database server (Azure Database for PostgreSQL), or {one} on one instance.',
    own: 'The app keeps its data in a SQLite file outside of `/home`{unless}: each of the {copies} has one of its own, which is lost with the container.\nUse a database server (Azure Database for PostgreSQL), or {one} on one instance.',
    memory:
      'The app keeps its data in a SQLite database in memory{unless}: each of the {copies} has one of its own, and what one writes the others never see.\nUse a database server (Azure Database for PostgreSQL), or {one} on one instance.',
  },
  check(subject) {
    const copies = copiesOf(subject);
    const [database] = (copies && subject.app.facts?.sqlite()) ?? [];
    if (!database || !copies) return [];
    const { path, at, unless } = database;
    const share = /^\/home(\/|$)/.test(path);
    // What doesn't lie on the share, only the workers of one instance have in common.
    const local = path.startsWith('/') && !share;
    const writers = local ? `${copies.workers} workers` : copies.phrase;
    const id = path === ':memory:' ? 'memory' : share ? 'share' : local && copies.workers < 2 ? 'own' : 'file';
    const unset = unless === null ? '' : ` (\`${unless}\` is not set on this site)`;
    return [
      {
        id,
        facts: { copies: id === 'own' ? copies.phrase : writers, unless: unset, one: oneWorker(subject) },
        at,
        ...(share ? { severity: 'error' as const } : {}),
        related: [{ message: copies.phrase, at: copies.at }],
        fix: null,
      },
    ];
  },
});
