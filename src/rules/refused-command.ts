import type { CoverageNote, RefusedCommand } from '../surfaces/facts.ts';
import { placeKey, type Span } from '../text/source.ts';
import { type Findings, worstFirst } from './findings.ts';
import type { Policy } from './policy.ts';
import { type RepositoryFinding, repositoryFinding } from './repository-finding.ts';
import type { Rule } from './rule.ts';
import { capital } from './words.ts';

export const refusedCommand: Rule = {
  name: 'refused-command',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'A command that should set up the site is refused by the Azure CLI or PowerShell.',
  why: `The Azure CLI reads its whole command line before it does anything: with an option that the command doesn't have, a value too many or one
too few, it prints how it is used and ends with exit code 2. Nothing is set. A step of a workflow fails there; a script without \`set -e\` goes
on, and the site starts as it did before.`,
  fix: 'Take the refused word out, or write it as the command takes it: `az COMMAND --help` lists its options. A misspelt option is replaced by `--fix=unsafe`.',
  exceptions: 'An extension of the CLI, or a release of it that is newer than this tool knows, has the option.',
  sources: [
    'https://learn.microsoft.com/cli/azure/webapp',
    'https://learn.microsoft.com/cli/azure/appservice/plan',
    'https://learn.microsoft.com/powershell/module/az.websites',
  ],
  since: '0.1.0',
  messages: {},
  // It belongs to no deployment: what is refused sets nothing. Told by the commands that were read.
  check: () => [],
};

/** What rules say of deployments, and what is refused. */
export function withRefused(
  found: Findings,
  notes: readonly CoverageNote[],
  options: { readonly policy: Policy; readonly pedantic: boolean },
): Findings {
  const refused = refusedCommands(notes, options);
  if (refused.length === 0) return found;
  const told = (shown: boolean) => refused.flatMap((one) => (one.shown === shown ? [one.finding] : []));
  return {
    ...found,
    findings: [...found.findings, ...told(true)].sort(worstFirst),
    hidden: [...found.hidden, ...told(false)],
  };
}

/** Each place once. */
function refusedCommands(
  notes: readonly CoverageNote[],
  options: { readonly policy: Policy; readonly pedantic: boolean },
): readonly RepositoryFinding[] {
  const told = new Map<string, RepositoryFinding>();
  for (const { refused, span } of notes) {
    if (!refused || !span) continue;
    const [found] = repositoryFinding(refusedCommand, options, said(refused, span));
    if (found) told.set(placeKey(span), found);
  }
  return [...told.values()];
}

function said({ by, command, message, meant, advice }: RefusedCommand, at: Span) {
  const word = at.source.text.slice(at.start, at.end);
  const fix = meant !== null && /^--[\w-]+$/.test(word);
  return {
    at,
    message: `${capital(by)} refuses \`${command}\`: ${message}. Nothing of it is done.\n${advice ?? (meant === null ? 'Take it out, or write it as the command takes it.' : `Did you mean \`${meant}\`?`)}`,
    fix: fix ? { title: 'use the option that there is', command: meant, edit: { at, text: meant, safe: false } } : null,
  };
}
