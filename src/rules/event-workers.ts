import { resizedCommand } from '../capacity/gunicorn-command.ts';
import { gunicornRelease, major } from './gunicorn-release.ts';
import type { Subject } from './rule.ts';

/**
 * What a Socket.IO server needs that is made for gevent or eventlet: with other workers its WebSockets fail
 * (https://python-socketio.readthedocs.io/en/stable/server.html#deployment-strategies).
 */
export function forEvents(subject: Subject, threaded: string | null) {
  const mode = subject.app.facts
    ?.socketIo()
    .find(({ asyncMode }) => /^(gevent|eventlet)$/.test(asyncMode ?? ''))?.asyncMode;
  if (!mode) return null;
  const release = gunicornRelease(subject);
  if (mode === 'eventlet' && (release.kind !== 'pinned' || major(release.version) >= 26)) {
    const how = `Leave out \`async_mode\` and \`monkey_patch()\`, as gunicorn 26 has no eventlet worker${threaded === null ? '' : `, and start \`${threaded}\``}.`;
    return { mode, how, command: null };
  }
  const option = `--worker-class ${mode}`;
  const command = resizedCommand(subject.launch, { workers: 1, threads: 1, workerClass: mode });
  return { mode, how: `\`${command ?? option}\` answers many at once, in one worker.`, command: command ?? option };
}
