import type { Process } from '../launch/launch.ts';
import type { Span } from '../text/source.ts';
import { knownBoolean } from '../value/read.ts';
import { defineRule } from './rule.ts';

/** Programs that somebody means to run beside or before the server; what only tidies up after it isn't meant. */
const MEANT =
  /^(python|gunicorn|uvicorn|hypercorn|daphne|waitress-serve|streamlit|celery|rq|rqworker|dramatiq|huey_consumer|huey_consumer\.py|flask|alembic|django-admin|node|npm|nginx|service|supervisord|cron|pip)$/;

export const lateCommand = defineRule({
  name: 'late-command',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'A command stands after the server, which does not end: it never runs.',
  why: `A shell starts the next command when the one before it has ended, and a server ends when the site stops. A worker, a second server or a migration that is
written after it never starts.`,
  fix: 'Start it before the server, in the background (`… &`), or in a site or a WebJob of its own.',
  exceptions: 'The command is meant to run when the server has ended.',
  sources: [
    'https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_09_03',
    'https://learn.microsoft.com/azure/app-service/configure-language-python#customize-startup-command',
  ],
  since: '0.1.0',
  messages: {
    never: '`{command}` never runs: {server} before it does not end while the site runs.\n{how}',
  },
  check({ launch }) {
    if (launch.kind !== 'custom' || launch.refusal) return [];
    const at = launch.processes.findIndex(holds);
    const server = launch.processes[at];
    if (!server) return [];
    return launch.processes.slice(at + 1).flatMap((process) => {
      const { span, program, argv, condition } = process;
      if (!span || condition !== null || !MEANT.test(program) || !standsAfter(span, server.span)) return [];
      const command = [program, ...argv.slice(0, 2).map(({ string }) => string)].join(' ');
      return [
        {
          id: 'never' as const,
          facts: { command, server: server.server?.name ?? server.program, how: howTo(process) },
          at: span,
          related: server.span ? [{ message: 'the server is started here', at: server.span }] : [],
          fix: null,
        },
      ];
    });
  },
});

/** What runs later but stands before it is a handler (`trap`), which is meant to. */
function standsAfter(later: Span, server: Span | null): boolean {
  return later.source === server?.source && later.start > server.start;
}

/** A server in the foreground, which a shell waits for. */
function holds({ server, background, condition }: Process): boolean {
  return server !== null && !background && condition === null && knownBoolean(server.settings.get('daemon')) !== true;
}

function howTo({ server, program }: Process): string {
  if (server) return 'One container answers for one server: start one of them, or put a proxy in front of both.';
  return /^(celery|rq|rqworker|dramatiq|huey_.*|python|node|npm|cron|supervisord)$/.test(program)
    ? 'Start it before the server, in the background (`… &`), or as a WebJob or a site of its own.'
    : 'Put it before the server.';
}
