import type { Span } from '../text/source.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { settingPlace, textEdit, withWords } from './place.ts';
import { defineRule, type ProblemOf } from './rule.ts';

/** What the container itself writes out, or what App Service's log stream shows as well. */
const SHOWN =
  /^(-|\/dev\/(stdout|stderr)|\/dev\/fd\/[12]|\/proc\/(1|self)\/fd\/[12]|\/home\/LogFiles\/.*\.(log|txt|htm))$/;
/** `tail -F /tmp/error.log &`, `ln -sf /dev/stderr /tmp/error.log` in the script that starts gunicorn */
const PASSES_ON = /(?:^|[;&|(]|\s)(?:tail|ln|mkfifo|cat|tee)\s[^\n]*/gm;
const QUOTED = /^(['"])-\1$/;

const MESSAGES = {
  error:
    "gunicorn's error log goes to `{path}`, which App Service's log stream does not show{lost}.\nWrite `--error-logfile -`, or leave it out.",
  quoted:
    "gunicorn's {which} log goes to a file that is called `{path}`, quotes included: the quotes are written twice.\nWrite `{option} -`.",
  format:
    'A format for the access log is set, but gunicorn writes none unless it is told where to.\nAdd `--access-logfile -`.',
} as const;

export const hiddenLogs = defineRule({
  name: 'hidden-logs',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: "gunicorn writes its log to a file that App Service's log stream does not show.",
  why: `The log stream, \`az webapp log tail\` and Log Analytics show what the container writes to its standard output and error, and files
below \`/home/LogFiles\`. gunicorn writes its error log there by itself. Sent to another file, the tracebacks, worker timeouts and "Perhaps out of memory?"
are where nobody looks; outside of \`/home\` the file is gone with the container.`,
  exceptions: 'Something else in the container reads the file and sends it on.',
  sources: [
    'https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs#stream-logs',
    'https://azureossd.github.io/2023/01/27/Configuring-Gunicorn-worker-classes-and-other-general-settings/index.html',
  ],
  since: '0.1.0',
  messages: MESSAGES,
  check(subject): readonly ProblemOf<typeof MESSAGES>[] {
    const gunicorn = gunicornOf(subject);
    if (!gunicorn || subject.launch.kind !== 'custom') return [];
    if (
      ['logconfig', 'logconfig_dict', 'logconfig_json', 'logger_class', 'syslog'].some((name) => gunicorn.written(name))
    )
      return [];
    const format = gunicorn.written('access_log_format');
    const noLog = gunicorn.settings.get('accesslog')?.kind === 'null';
    const logs = (['error', 'access'] as const).flatMap((which): readonly ProblemOf<typeof MESSAGES>[] => {
      const value = gunicorn.written(`${which}log`);
      const path = gunicorn.text(`${which}log`);
      if (value?.kind !== 'string' || path === undefined || path === '') return [];
      const option = `--${which}-logfile`;
      const common = {
        at: settingPlace(value, subject),
        related: [],
        fix: { title: "write to the container's output", command: `${option} -`, edit: textEdit(value.text, '-') },
        key: which,
      };
      if (QUOTED.test(path)) return [{ id: 'quoted', facts: { which, path, option }, ...common }];
      if (which === 'access' || SHOWN.test(path) || isPassedOn(path, gunicorn.process.span)) return [];
      const lost = path.startsWith('/home/') ? '' : ', and which is gone with the container';
      return [{ id: 'error', facts: { path, lost: path.startsWith('/') ? lost : '' }, ...common }];
    });
    if (!format || !noLog) return logs;
    const fix = {
      title: 'write the access log',
      command: '--access-logfile -',
      edit: withWords(gunicorn.process, '--access-logfile -'),
    };
    return [
      ...logs,
      { id: 'format', facts: {}, at: settingPlace(format, subject), severity: 'note', related: [], fix, key: 'format' },
    ];
  },
});

/** Something beside gunicorn shows what the file gets. */
function isPassedOn(path: string, at: Span | null): boolean {
  const commands = at?.source.text.match(PASSES_ON) ?? [];
  return commands.some((command) => command.includes(path));
}
