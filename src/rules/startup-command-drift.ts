import { isScript } from '../deployments/scripts.ts';
import type { Writer } from '../deployments/writers.ts';
import { placeName, type Span } from '../text/source.ts';
import { knownString } from '../value/read.ts';
import { spanOf } from '../value/value.ts';
import { defineRule, type ProblemOf, type Subject } from './rule.ts';

const MESSAGES = {
  command:
    'Two places set different startup commands for this site: {here} and {where}. {wins}\n`{first}` stands in {here}, `{last}` in {where}: write it in one of them.',
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
      ...(command ? [problem(command, command.first === '' ? 'empty' : 'command', subject)] : []),
      // Steps of one run that size a plan twice do so on purpose.
      ...(sku && !sku.ordered ? [problem(sku, 'sku', subject)] : []),
    ];
  },
});

interface Drift {
  readonly first: string;
  readonly last: string;
  readonly from: Writer;
  readonly to: Writer;
  /** one run writes both, in this order */
  readonly ordered: boolean;
}

/** The writer that wins, and the nearest one before it that writes something else for sure. */
function drift(writers: readonly Writer[]): Drift | null {
  const to = writers.at(-1);
  const last = to && text(to.value);
  if (!to || to.condition || last === undefined || last === '') return null;
  for (const from of writers.slice(0, -1).reverse()) {
    const first = text(from.value);
    if (first === undefined || first === last || from.condition || placeOf(from) === null) continue;
    const run = from.scope.order?.run;
    return { first, last, from, to, ordered: run !== undefined && run === to.scope.order?.run };
  }
  return null;
}

function problem(
  { first, last, from, to, ordered }: Drift,
  id: keyof typeof MESSAGES,
  { deployment }: Subject,
): ProblemOf<typeof MESSAGES> {
  const at = placeOf(from) ?? deployment.span;
  const winner = placeOf(to) ?? to.span;
  // Where the names don't say that it is the same site, or nobody says that both scripts are in use, they may not meet.
  const unsure = deployment.writers?.sure === false || (isScript(from.scope) && isScript(to.scope));
  const common = {
    facts: { first, last, here: placeName(at), where: placeName(winner), wins: whoWins(from, to, ordered) },
    at,
    ...(ordered || unsure || first === '' ? { severity: 'note' as const } : {}),
    related: [{ message: ordered || isFirst(from, to) ? 'this one wins' : 'and another one here', at: winner }],
    fix: null,
    key: `${id === 'sku' ? 'sku' : 'command'} ${placeName(winner)}`,
  };
  switch (id) {
    case 'command':
      return { id, ...common };
    case 'empty':
      return { id, ...common };
    case 'sku':
      return { id, ...common };
  }
}

function whoWins(from: Writer, to: Writer, ordered: boolean): string {
  const [first, second] = [from, to].map((one) => placeName(placeOf(one) ?? one.span));
  if (ordered) return `One run writes both, and ${second} comes last and wins.`;
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
