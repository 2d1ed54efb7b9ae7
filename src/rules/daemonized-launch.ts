import { type Process, serverProcess } from '../launch/launch.ts';
import type { Span } from '../text/source.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { launchPlace, settingPlace, withoutFlag } from './place.ts';
import { defineRule } from './rule.ts';

/** Words of a script that may keep it running though all that it started is in the background. */
const KEEPS_RUNNING = /\b(wait|tail|sleep|while|until|fg)\b/;

export const daemonizedLaunch = defineRule({
  name: 'daemonized-launch',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'The server is sent to the background, so the command ends, and the container with it.',
  why: `A container lives as long as the command that it was started with. \`--daemon\` and a \`&\` at the end let that command end at once: App Service sees a container
that has stopped, starts it again, and in the end shows 503.`,
  exceptions: 'Something that is not seen here keeps the command running.',
  sources: [
    'https://docs.gunicorn.org/en/stable/settings.html#daemon',
    'https://azureossd.github.io/2023/01/30/Python-General-troubleshooting-on-App-Service-Linux/index.html',
  ],
  since: '0.1.0',
  messages: {
    daemon:
      '`daemon` sends gunicorn to the background: the command ends, and App Service stops the container.\nTake it out.',
    background:
      'The server is started in the background (`&`), and nothing after it keeps running: the command ends, and App Service stops the container.\nTake the `&` out.',
  },
  check(subject) {
    const { launch } = subject;
    const process = serverProcess(launch);
    if (launch.kind !== 'custom' || !process || launch.unknowns.length > 0 || launch.refusal) return [];
    if (process.condition !== null || isKept(launch.processes, process)) return [];
    const gunicorn = gunicornOf(subject);
    const daemon = gunicorn?.written('daemon');
    if (gunicorn?.flag('daemon') === true && daemon)
      return [
        {
          id: 'daemon',
          facts: {},
          at: settingPlace(daemon, subject),
          related: [],
          fix: { title: 'take it out', command: null, edit: withoutFlag(daemon, ['--daemon', '-D'], true) },
        },
      ];
    return process.background
      ? [{ id: 'background', facts: {}, at: launchPlace(subject), related: [], fix: null }]
      : [];
  },
});

/** A program in the foreground after the server, or a word of the script, may keep the command running. */
function isKept(processes: readonly Process[], server: Process): boolean {
  const at = processes.findIndex(({ span }) => span === server.span);
  return processes.slice(at + 1).some(({ background }) => !background) || waits(server.span);
}

function waits(at: Span | null): boolean {
  if (at === null) return true;
  const { path, text } = at.source;
  const script = /\.(bicep|bicepparam|json|ya?ml|tf)$/.test(path)
    ? at.source.line(at.source.position(at.start).line)
    : text;
  return KEEPS_RUNNING.test(script);
}
