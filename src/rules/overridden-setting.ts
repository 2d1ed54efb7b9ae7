import { serverOf } from '../launch/launch.ts';
import { sameText } from '../value/same-text.ts';
import { spanOf, type Value } from '../value/value.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { withoutOption } from './place.ts';
import { defineRule } from './rule.ts';

/** Names that are no choice of capacity or behaviour, or of which another rule speaks. */
const LEFT_OUT = new Set(['default_proc_name', 'config', 'wsgi_app', 'bind', 'chdir']);

const SHORT: Readonly<Record<string, string>> = { workers: '-w', worker_class: '-k', timeout: '-t' };

export const overriddenSetting = defineRule({
  name: 'overridden-setting',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: 'A setting is written twice, and the one here loses.',
  why: `gunicorn reads, in this order, the environment (\`WEB_CONCURRENCY\`), its config file, \`GUNICORN_CMD_ARGS\` and the command line, and
the last one wins. With \`WEB_CONCURRENCY=4\` and \`--workers 2\` there are two workers, and whoever raises the first number sees nothing
change.`,
  fix: 'Keep one of the two.',
  exceptions: 'A config file that is for other places, too, where the command overrides it on purpose.',
  sources: [
    'https://docs.gunicorn.org/en/stable/configure.html',
    'https://github.com/benoitc/gunicorn/issues/1147',
    'https://github.com/microsoft/sample-app-aoai-chatGPT/pull/450',
  ],
  since: '0.1.0',
  messages: {
    dead: '`{setting}` is {lost} here, but gunicorn uses {wins}{where}.\nKeep one of the two.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const overridden = serverOf(subject.launch)?.overridden;
    if (!gunicorn || !overridden) return [];
    return [...overridden].flatMap(([setting, values]) => {
      const wins = gunicorn.settings.get(setting);
      const lost = values.at(-1);
      const at = lost && spanOf(lost);
      if (!wins || !lost || !at || LEFT_OUT.has(setting)) return [];
      // gunicorn itself makes `sync` with threads into `gthread`.
      if (setting === 'worker_class' && wins.origin.kind === 'built-in') return [];
      const [before, after] = [shown(lost), shown(wins)];
      if (before === null || after === null || before === after || same(lost, wins)) return [];
      const winner = spanOf(wins);
      // Only an option of a command line: a variable or a config file may be read elsewhere, too.
      const edit = withoutOption(lost, namesOf(setting), true);
      // a config file that works with the variable doesn't override it
      const reads = winner?.source.path.endsWith('.py') && winner.source.text.includes('WEB_CONCURRENCY');
      if (setting === 'workers' && reads && edit === null) return [];
      // What a config file sets for every place and a command for this one is how people layer them.
      const layered = at.source.path.endsWith('.py') && winner !== null && winner.source !== at.source;
      return [
        {
          id: 'dead' as const,
          facts: { setting, lost: before, wins: after, where: winner ? '' : `, by ${by(wins)}` },
          at,
          ...(layered ? { severity: 'note' as const } : {}),
          related: winner ? [{ message: `${after} wins here`, at: winner }] : [],
          fix: edit && { title: 'take the one that loses out', command: null, edit },
          key: setting,
        },
      ];
    });
  },
});

/** As a command line may write it. */
function namesOf(setting: string): readonly string[] {
  const short = SHORT[setting];
  const long = setting === 'keepalive' ? '--keep-alive' : `--${setting.replaceAll('_', '-')}`;
  return short === undefined ? [long] : [long, short];
}

function shown(value: Value): string | null {
  if (value.kind === 'number' || value.kind === 'boolean') return String(value.value);
  if (value.kind === 'null') return 'unset';
  return value.kind === 'string' && value.text.known ? `\`${value.text.string}\`` : null;
}

function same(first: Value, second: Value): boolean {
  return first.kind === 'string' && second.kind === 'string' && sameText(first, second) === 'same';
}

function by({ origin }: Value): string {
  return origin.kind === 'built-in' ? origin.by : '';
}
