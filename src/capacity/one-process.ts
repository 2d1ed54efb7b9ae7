import type { App } from '../launch/app.ts';
import { appCode } from '../python/app-code.ts';

/** Packages whose apps keep what several requests need in one process. */
const ONE_PROCESS = [
  'flask-socketio',
  'python-socketio',
  'apscheduler',
  'flask-apscheduler',
  'django-apscheduler',
  'schedule',
  'rocketry',
];

/**
 * Why an app has to stay in one process, as a clause; null where nothing says that it has to. Its code tells, where that is
 * known; else its packages. Advice to such an app is threads, never workers.
 */
export function staysInOneProcess({ facts, entryPoint, packages }: App): string | null {
  const [socketIo] = facts?.socketIo().filter(({ shared }) => shared !== true) ?? [];
  if (socketIo) return 'Socket.IO keeps its state in one process';
  const scheduler = facts?.schedulers().find(({ guarded }) => !guarded);
  if (scheduler) return `${scheduler.name} keeps its state in one process`;
  const [sessions] = facts?.sessions() ?? [];
  if (sessions) return `\`${sessions.name}\` in ${sessions.at.source.path} keeps its state in one process`;
  const [secret] = facts?.secrets() ?? [];
  if (secret) return `each process makes up a key of its own for \`${secret.use}\``;
  if ((facts?.sqlite() ?? []).length > 0) return 'a SQLite file takes one writer at a time';
  // Its code is known to be a client of another server's.
  const isClient = appCode(entryPoint)?.libraries.has('socketio') === true;
  const name = ONE_PROCESS.find((one) => packages?.has(one) && !(one === 'python-socketio' && isClient));
  return name === undefined ? null : `${name} keeps its state in one process`;
}
