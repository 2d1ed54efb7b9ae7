import type { Source } from '../../text/source.ts';
import { textOf } from '../../value/read.ts';
import { joinPath, nameOf, type Workspace } from '../../workspace/workspace.ts';
import type { Fact } from '../facts.ts';
import type { StepFindings } from '../workflow/step-context.ts';

/** How much of what a script refers to is found. */
export function knownFiles({ runs, facts, scripts = [] }: StepFindings, source: Source, workspace: Workspace): number {
  const takenIn = new Set([...source.text.matchAll(TAKES_IN)].map(([, path = '']) => nameOf(path)));
  const taken = scripts.filter((path) => takenIn.has(nameOf(path)));
  const folders = facts.filter((fact) => fact.kind === 'deploy').filter((fact) => fact.package.path !== null);
  const sure = folders.filter((fact) => fact.package.reason === null);
  const copied = folders.flatMap((fact) => fact.package.layers ?? []).filter(({ from }) => from !== null);
  const named = folders.flatMap((fact) =>
    startedFiles(facts).filter((name) => workspace.has(joinPath(fact.package.path ?? '', name))),
  );
  const deployed = runs.filter(({ sought }) => !sought);
  const parameters = runs.flatMap((run) => run.parameterFiles);
  return [deployed, parameters, folders, sure, copied, named, taken].reduce((sum, { length }) => sum + length, 0);
}

/** `source config.sh`, `. ./functions.sh` */
const TAKES_IN = /(?:^|[\s;&|(])(?:source|\.)[ \t]+["']?([^\s"';&|)]+)/g;

/** `startup.sh`, `main.py`: the files that startup commands begin with. */
function startedFiles(facts: readonly Fact[]): readonly string[] {
  return facts.flatMap((fact) => {
    const command = fact.kind === 'settings' || fact.kind === 'site' ? textOf(fact.startupCommand)?.string : undefined;
    return command === undefined
      ? []
      : [...command.matchAll(/(?:^|\s)([\w./-]+\.(?:py|sh|txt))(?=\s|$)/g)].map(([, name = '']) => name);
  });
}
