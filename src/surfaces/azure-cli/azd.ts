import { azdValues, environmentOption } from '../../languages/workflow/runner/azd-environment.ts';
import { RUNNER_WORKSPACE } from '../../languages/workflow/runner/files.ts';
import { isAzdProject } from '../../text/azd-file.ts';
import type { TracedText } from '../../text/traced.ts';
import { folderOf, resolvePath } from '../../workspace/workspace.ts';
import { type AzdProject, azdProjects } from '../azure-yaml.ts';
import type { TemplateRun } from '../template-run.ts';
import { NOTHING_FOUND, type StepContext, type StepFindings } from '../workflow/step-context.ts';
import { asked, environmentOf, parameterFile as parametersOfFile } from './deployment.ts';
import { wordValue } from './word-value.ts';

/** `azd up` and `azd provision` deploy the templates of the projects; `azd deploy` only their code, which its project says. */
export function azd(argv: readonly TracedText[], cwd: string, context: StepContext): StepFindings {
  const words = argv.map((word) => word.string);
  const [command] = words;
  if (command !== 'up' && command !== 'provision') return NOTHING_FOUND;
  if (words.includes('--preview')) return NOTHING_FOUND;
  const named = environmentOption(argv);
  const values = [...azdValues(context.files), ...(named ? [['AZURE_ENV_NAME', named] as const] : [])];
  const set = new Map(values.map(([name, text]) => [name, wordValue(text, context.span)]));
  const runs = projectsIn(folderGiven(argv, cwd), azdProjects(context.workspace)).map(
    ({ template, parameterFile }) => ({
      template,
      ...parametersNow(parameterFile, context),
      inline: new Map(),
      variables: new Map([
        ...environmentOf(context.environment, [parameterFile], context.workspace),
        ...asked(set, [parameterFile], context.workspace),
      ]),
      environment: context.scope.environment,
      span: context.span,
      condition: context.condition,
      order: context.scope.order ?? null,
      byAzd: true,
    }),
  );
  return { ...NOTHING_FOUND, runs };
}

/** The project's parameter file as it stands then: a step may have put another in its place. */
function parametersNow(
  file: string | null,
  context: StepContext,
): Pick<TemplateRun, 'parameterFiles' | 'rewritten' | 'open'> {
  if (file === null) return { parameterFiles: [], open: null };
  const { files, open } = parametersOfFile(file, { context, cwd: RUNNER_WORKSPACE });
  if (files.includes(file)) return { parameterFiles: [file], open: null };
  if (files.length > 0) return { parameterFiles: files, rewritten: [file], open: null };
  return { parameterFiles: [], rewritten: [file], open: open ?? `a step writes ${file} before azd reads it` };
}

/** `-C DIR`, `--cwd DIR`: where azd goes before it looks for its project. */
function folderGiven(argv: readonly TracedText[], cwd: string): string {
  const given = argv.find((_, at) => /^(-C|--cwd)$/.test(argv[at - 1]?.string ?? ''));
  return given?.known ? (resolvePath(cwd, given.string) ?? cwd) : cwd;
}

/** The project that azd finds: its `azure.yaml` stands in the folder it runs in, or in the nearest above; all where none is seen. */
function projectsIn(cwd: string, projects: readonly AzdProject[]): readonly AzdProject[] {
  const found = projects.filter(({ file }) => isAzdProject(file) && isWithin(cwd, folderOf(file)));
  const nearest = Math.max(...found.map(({ file }) => file.length));
  return found.length === 0 ? projects : found.filter(({ file }) => file.length === nearest);
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
