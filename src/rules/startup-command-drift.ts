import { isScript } from '../deployments/scripts.ts';
import { surelyBefore, type Writer } from '../deployments/writers.ts';
import { placeName, type Span, samePlace } from '../text/source.ts';
import { knownString } from '../value/read.ts';
import { spanOf } from '../value/value.ts';
import { defineRule, type ProblemOf, type Subject } from './rule.ts';

const MESSAGES = {
  command:
    'Two places set different startup commands for this site: {here} and {where}. {wins}\n`{first}` stands in {here}, `{last}` in {where}: write it in one of them.',
  place:
    'This line sets different startup commands for the same site: `{first}` and `{last}`. {wins}\nGive each of them a site of its own, or both the same command.',
  empty:
    'The startup command is empty in {here} and set in {where}. {wins}\nWrite `{last}` in {here}, too, or leave it out there.',
  sku: 'Two places set different sizes for the plan: {first} in {here} and {last} in {where}. {wins}\nWrite it in one of them.',
} as const;

export const startupCommandDrift = defineRule({
  name: 'startup-command-drift',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: 'Two places set the startup command (or the size of the plan) of the same site, and disagree.',
  why: `A site has one startup command, and whoever writes it last wins: the template when it is deployed, the workflow's step each time that it runs,
\`az webapp config set\` when somebody runs the script. While they disagree, what starts depends on what ran last, and a deployment of the template
takes back what the workflow set, days later and with nothing in the code that changed.`,
  fix: 'Write the command in one place. What is deployed last wins; the message names both places.',
  exceptions: 'The first one is only for the time until the second has run.',
  sources: [
    'https://github.com/Azure/azure-dev/issues/926',
    'https://github.com/microsoft/azure-pipelines-tasks/issues/9913',
    'https://github.com/Azure/webapps-deploy',
  ],
  since: '0.1.0',
  messages: MESSAGES,
  check(subject): readonly ProblemOf<typeof MESSAGES>[] {
    const { writers } = subject.deployment;
    if (!writers) return [];
    const command = drift(writers.startupCommand);
    const sku = drift(writers.sku.filter(({ value }) => text(value) !== ''));
    return [
      ...(command ? [problem(command, kindOf(command), subject)] : []),
      // Steps of one run that size a plan twice do so on purpose.
      ...(sku && sku.order !== 'in turn' && sku.order !== 'chained' ? [problem(sku, 'sku', subject)] : []),
    ];
  },
});

interface Drift {
  readonly first: string;
  readonly last: string;
  readonly from: Writer;
  readonly to: Writer;
  /** one run writes both, in this order or in jobs that run at the same time; or the run of a workflow that the other one starts */
  readonly order: 'in turn' | 'at once' | 'chained' | null;
}

function kindOf(drift: Drift): 'command' | 'empty' | 'place' {
  if (onOneLine(drift)) return 'place';
  return drift.first === '' ? 'empty' : 'command';
}

/** A loop, a matrix, or a workflow or script that is called more than once. */
function onOneLine({ from, to }: Drift): boolean {
  const [one, other] = [placeOf(from), placeOf(to)];
  return one !== null && other !== null && placeName(one) === placeName(other);
}

/** The writer that wins, and the nearest one before it that writes something else for sure. */
function drift(writers: readonly Writer[]): Drift | null {
  const to = writers.at(-1);
  const last = to && text(to.value);
  if (!to || to.condition || last === undefined || last === '') return null;
  for (const from of writers.slice(0, -1).reverse()) {
    const first = text(from.value);
    if (
      first === undefined ||
      sameLaunch(first, last) ||
      isChosen(from, to) ||
      from.condition ||
      from.inherited ||
      placeOf(from) === null
    )
      continue;
    return { first, last, from, to, order: orderOf(from, to) };
  }
  return null;
}

/** One command of a workflow, which whoever starts it gives the one or the other (`workflow_dispatch` with options). */
function isChosen(from: Writer, to: Writer): boolean {
  const runs = [from, to].map(({ scope }) => scope.order?.run);
  const isSameCommand = samePlace(from.span, to.span);
  return isSameCommand && runs[0] !== undefined && runs[0] !== runs[1] && from.scope.file === to.scope.file;
}

/** `bash startup.sh`, `./startup.sh` and `/home/site/wwwroot/startup.sh` run the same file; blanks make no other command. */
function sameLaunch(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(command: string): string {
  const words = command.trim().replace(/\s+/g, ' ');
  const [, file] = /^(?:(?:\/bin\/)?(?:ba)?sh )?(?:\.\/|\/home\/site\/wwwroot\/)?([\w./-]+\.sh)$/.exec(words) ?? [];
  return file ?? words;
}

function orderOf(from: Writer, to: Writer): Drift['order'] {
  if (!from.scope.order) return null;
  const after = surelyBefore(from, to);
  if (from.scope.order.run !== to.scope.order?.run) return after ? 'chained' : null;
  return after ? 'in turn' : 'at once';
}

function problem(drift: Drift, id: keyof typeof MESSAGES, { deployment }: Subject): ProblemOf<typeof MESSAGES> {
  const { first, last, from, to, order } = drift;
  const surely = order === 'in turn' || order === 'chained';
  const at = placeOf(from) ?? deployment.span;
  const winner = placeOf(to) ?? to.span;
  // Where the names don't say that it is the same site, or nobody says that both scripts are in use, they may not meet.
  const unsure = deployment.writers?.sure === false || (isScript(from.scope) && isScript(to.scope));
  const common = {
    facts: { first, last, here: placeName(at), where: placeName(winner), wins: whoWins(drift) },
    at,
    ...(surely || unsure || first === '' ? { severity: 'note' as const } : {}),
    related: onOneLine(drift)
      ? []
      : [{ message: surely || isFirst(from, to) ? 'this one wins' : 'and another one here', at: winner }],
    fix: null,
    key: `${id === 'sku' ? 'sku' : 'command'} ${placeName(winner)}`,
  };
  switch (id) {
    case 'command':
      return { id, ...common };
    case 'place':
      return { id, ...common };
    case 'empty':
      return { id, ...common };
    case 'sku':
      return { id, ...common };
  }
}

function whoWins(drift: Drift): string {
  const { from, to, order } = drift;
  const [first, second] = [from, to].map((one) => placeName(placeOf(one) ?? one.span));
  if (order === 'chained') return `${second} comes last and wins: its workflow starts when the other one is over.`;
  if (order === 'in turn')
    return `One run writes both, and ${onOneLine(drift) ? 'the second one' : second} comes last and wins.`;
  if (order === 'at once')
    return 'They are written by jobs that run at the same time (neither `needs` the other), and whichever comes last wins.';
  if (isFirst(from, to)) return `${second} wins until ${first} is deployed again.`;
  return 'Whichever runs last wins.';
}

/** What no step deploys counts as deployed before the first step. */
function isFirst(from: Writer, to: Writer): boolean {
  return !from.scope.order && Boolean(to.scope.order);
}

function placeOf({ value }: Writer): Span | null {
  return spanOf(value);
}

/** A known text, its blanks folded; '' for none; undefined where it isn't known. */
function text(value: Writer['value']): string | undefined {
  if (value.kind === 'null') return '';
  return knownString(value)?.trim().replace(/\s+/g, ' ');
}
