import type { Process } from '../launch/launch.ts';
import { knownNumber } from '../value/read.ts';
import { copiesOf } from './copies.ts';
import { labelOf } from './place.ts';
import { defineRule, type ProblemOf, type Subject } from './rule.ts';

const MIGRATES =
  /^(?:(?:python )?\S*manage\.py migrate\b|(?:django-admin|python -m django) migrate\b|(?:python -m )?alembic (?:-\S+ \S+ |--\S+=\S+ )*upgrade\b|(?:python -m )?flask (?:--?\S+ \S+ )*db upgrade\b|(?:poetry|uv|pipenv) run (?:python )?(?:\S*manage\.py migrate|alembic upgrade|flask db upgrade)\b)/;
/** It only tells what would be done. */
const LOOKS = / --(?:check|plan|list|help|sql)\b/;
/** Migrations that take a lock say so where they are run. */
const LOCKED = /advisory_(xact_)?lock|GET_LOCK|sp_getapplock/i;
const SCRIPT = /(^|\/)env\.py$/;

const MESSAGES = {
  command:
    '`{command}` runs whenever one of the {instances} instances starts, so two may change the schema of the database at the same time.\nRun it in the workflow, as a step before the deployment.',
  code: '`{name}` runs whenever the app is loaded, which {copies} do at about the same time: they change the schema of the database together.\nRun it in the workflow, as a step before the deployment.',
} as const;

export const migrationOnStartup = defineRule({
  name: 'migration-on-startup',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'Several processes change the schema of the database at the same time as they start.',
  why: `Django's \`migrate\`, Alembic and Flask-Migrate look which migrations are missing and run those; none of them locks out a second one. Two instances
that start together, as after a deployment or a scale-out, run the same migration: one fails, the site on it doesn't start, or both half succeed.`,
  exceptions: 'Each migration takes a lock of the database, or may run twice.',
  sources: [
    'https://github.com/langflow-ai/langflow/issues/14763',
    'https://docs.djangoproject.com/en/stable/topics/migrations/',
    'https://alembic.sqlalchemy.org/en/latest/tutorial.html#running-our-first-migration',
  ],
  since: '0.1.0',
  messages: MESSAGES,
  check(subject): readonly ProblemOf<typeof MESSAGES>[] {
    const { launch, deployment, app } = subject;
    const instances = knownNumber(deployment.plan?.instances) ?? 1;
    const process = launch.processes.find(
      (one) => one.condition === null && MIGRATES.test(line(one)) && !LOOKS.test(line(one)),
    );
    if (launch.kind === 'custom' && process?.span && instances > 1 && !isLocked(subject))
      return [
        {
          id: 'command',
          facts: { command: line(process), instances },
          at: process.span,
          related: labelOf(`${instances} instances`, deployment.plan?.instances),
          fix: null,
        },
      ];
    const copies = copiesOf(subject);
    const [work] = (copies && app.facts?.migrations()) ?? [];
    const times = work?.when === 'import' ? copies?.loads : (copies?.workers ?? 1) * (copies?.instances ?? 1);
    if (!work || !copies || times === undefined || times < 2) return [];
    const phrase = times === copies.instances ? `${copies.instances} instances` : copies.phrase;
    return [
      {
        id: 'code',
        facts: { name: work.name, copies: phrase },
        at: work.at,
        related: [{ message: phrase, at: copies.at }],
        fix: null,
      },
    ];
  },
});

function line({ program, argv }: Process): string {
  return [program, ...argv.map((word) => word.string)].join(' ');
}

function isLocked({ workspace, deployment }: Subject): boolean {
  const folder = deployment.root.path ?? '';
  return workspace.files
    .filter((path) => path.startsWith(folder) && SCRIPT.test(path))
    .some((path) => LOCKED.test(workspace.read(path)?.text ?? ''));
}
