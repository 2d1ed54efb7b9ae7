import { isMakefile } from '../../text/script-file.ts';
import type { Source } from '../../text/source.ts';
import { textOf } from '../../value/read.ts';
import { folderOf, joinPath, nameOf, type Workspace } from '../../workspace/workspace.ts';
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

/** An app lies in the folder, and none in the root. */
export function holdsOnlyApp(folder: string, { files }: Workspace): boolean {
  const holds = (where: string): boolean =>
    files.some((file) => folderOf(file) === where && /(^|\/)(requirements\.txt|[\w-]+\.py)$/.test(file));
  return folder !== '' && holds(folder) && !holds('');
}

/** `..`, `../infra` */
const ABOVE = /(?:^|[\s"'=/\\(])\.\.(?:$|[\s"'/\\;&|)])/m;

/**
 * Whether a script may find something from its own folder that it doesn't find from the root: what lies there is named in it, at
 * least to where a variable may go on, or what lies above; or all that lies there is meant.
 */
export function mayDiffer({ path, text }: Source, folder: string, workspace: Workspace): boolean {
  if (isMakefile(path) || ABOVE.test(text) || holdsOnlyApp(folder, workspace)) return true;
  const inside = `${folder}/`;
  const beside = workspace.files.flatMap((file) =>
    file.startsWith(inside) && file !== path ? (file.slice(inside.length).split('/')[0] ?? []) : [],
  );
  return [...new Set(beside)].some((name) => {
    const [head = name] = /^[^.-]*[.-]/.exec(name) ?? [];
    return text.includes(name) || (head.length > 1 && text.includes(`${head}$`)) || text.includes(`${head}"$`);
  });
}
