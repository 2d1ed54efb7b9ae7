import { knownBoolean } from '../value/read.ts';
import { spanOf } from '../value/value.ts';
import { copiesOf } from './copies.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { booleanEdit, numberEdit, settingPlace } from './place.ts';
import { recommendationFor } from './recommended-command.ts';
import { defineRule } from './rule.ts';

export const socketioWithWorkers = defineRule({
  name: 'socketio-with-workers',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'A Socket.IO server is started with several workers, none of which knows the clients of the others.',
  why: `A Socket.IO client opens a session with one request and goes on with others, which have to reach the same process. gunicorn gives each
connection to any of its workers: with four of them three of four requests of a session end with "Invalid session" and 400, and the
client connects again and again. What one worker emits, the clients of the others never get. Flask-SocketIO's own documentation asks for one worker.`,
  fix: 'Use one worker with threads, as the message writes it; on several instances, turn client affinity on and give the server a message queue.',
  exceptions:
    'Clients use WebSocket alone (`transports: ["websocket"]`), and a message queue (`message_queue=`, `client_manager=`) joins the workers.',
  sources: [
    'https://flask-socketio.readthedocs.io/en/latest/deployment.html',
    'https://python-socketio.readthedocs.io/en/latest/server.html#deployment-strategies',
    'https://github.com/miguelgrinberg/Flask-SocketIO/issues/1320',
  ],
  since: '0.1.0',
  messages: {
    workers:
      'The app makes a Socket.IO server ({name}), and {workers} workers answer its clients: requests of one session reach any of them, and most end with "Invalid session".\nUse {instead}.',
    instances:
      'The app makes a Socket.IO server ({name}) on {instances} instances, and `clientAffinityEnabled` is off: requests of one session reach any of them, and most end with "Invalid session".\nTurn client affinity on, or use one instance.',
  },
  check(subject) {
    const copies = copiesOf(subject);
    const servers = (copies && subject.app.facts?.socketIo()) ?? [];
    const [server] = servers;
    if (!server || !copies || servers.some(({ shared }) => shared !== false)) return [];
    const related = [{ message: 'the Socket.IO server', at: server.at }];
    if (copies.workers < 2) {
      const { clientAffinity } = subject.deployment;
      if (knownBoolean(clientAffinity) !== false) return [];
      return [
        {
          id: 'instances',
          facts: { name: server.name, instances: copies.instances },
          at: settingPlace(clientAffinity, subject),
          severity: 'warning',
          related: [...related, { message: `${copies.instances} instances`, at: copies.at }],
          fix: {
            title: 'turn client affinity on',
            command: 'clientAffinityEnabled: true',
            edit: booleanEdit(clientAffinity, true),
          },
        },
      ];
    }
    const gunicorn = gunicornOf(subject);
    const takesThreads = gunicorn?.concurrency === 'sync' || gunicorn?.concurrency === 'gthread';
    const threads = Math.max(gunicorn?.threads ?? 1, recommendationFor(subject).threads);
    const command = subject.launch.command && spanOf(subject.launch.command);
    const inCommand =
      command &&
      command.source === copies.at.source &&
      command.start <= copies.at.start &&
      copies.at.end <= command.end + 1
        ? numberEdit(copies.workersValue, `1 --threads ${threads}`)
        : null;
    const instead = takesThreads ? `--workers 1 --threads ${threads}` : '--workers 1';
    return [
      {
        id: 'workers',
        facts: { name: server.name, workers: copies.workers, instead: `\`${instead}\`` },
        at: copies.at,
        related,
        fix: {
          title: 'use one worker',
          command: instead,
          edit: !takesThreads || gunicorn.written('threads') ? numberEdit(copies.workersValue, '1') : inCommand,
        },
      },
    ];
  },
});
