import { readParameterFile } from '../../languages/arm/parameter-file.ts';
import type { EvaluationContext } from '../../languages/bicep/evaluate/context.ts';
import { evaluateParameters } from '../../languages/bicep/evaluate/parameters-file.ts';
import { folderOf, nameOf } from '../../workspace/workspace.ts';
import type { AzdProject } from '../azure-yaml.ts';
import type { TemplateRun } from '../template-run.ts';
import { declaredParameters } from './declared-parameters.ts';
import { distinctDeployments } from './distinct-deployments.ts';
import { environmentName } from './environment-name.ts';
import type { ModuleGraph } from './module-graph.ts';
import { parameterOwner } from './parameter-owner.ts';
import { bareDeployment, type TemplateDeployment } from './template-deployment.ts';
import type { TemplateFiles } from './template-files.ts';

/** What says which templates are deployed, and with what. */
export interface DeploymentEvidence {
  readonly runs: readonly TemplateRun[];
  readonly azd: readonly AzdProject[];
  readonly files: TemplateFiles;
  readonly graph: ModuleGraph;
}

/**
 * Every deployment of a template of the repository: those that a step or azd makes, one for each parameter file that none
 * of them uses, and one with its defaults for a template that nothing names.
 */
export function templateDeployments(
  evidence: DeploymentEvidence,
  context: EvaluationContext,
): readonly TemplateDeployment[] {
  const { graph, files } = evidence;
  const named = [...runDeployments(evidence, context), ...azdDeployments(evidence, context)];
  const rewritten = new Set(evidence.runs.flatMap((run) => run.rewritten ?? []));
  const used = new Set([...named.flatMap((deployment) => deployment.parameterFiles), ...rewritten]);
  const roots = graph.roots.filter((root) => graph.concernsWeb(root));
  const owners = [...new Set([...roots, ...named.map((deployment) => deployment.template)])];
  const azdTemplates = new Set(named.filter((deployment) => deployment.azd).map((deployment) => deployment.template));
  const beside = [
    ...files.bicepParameters.filter((path) => !used.has(path)).flatMap((path) => bicepParameterFile(path, context)),
    ...files.jsonParameters
      .filter((path) => !used.has(path))
      .flatMap((path) => jsonParameterFile(path, owners, azdTemplates, context)),
  ];
  const all = [...named, ...beside.filter((one) => !isExample(one, named))];
  const deployed = new Set(all.map((deployment) => deployment.template));
  const unnamed = roots
    .filter((root) => !deployed.has(root) && !rewritten.has(root) && !graph.onlyWraps(root, deployed))
    .filter((root) => !DOCUMENTS.test(root) || roots.every((other) => DOCUMENTS.test(other)))
    .filter((root) => !isSparePart(root, graph, { deployed, byAzd: azdTemplates }, context))
    .map((root) => bareDeployment(root, [], null, false));
  const concerned = [...all, ...unnamed].filter((deployment) => graph.concernsWeb(deployment.template));
  return distinctDeployments(concerned, context);
}

/** A template beside text about templates is an example, where there is any other. */
const DOCUMENTS = /(^|\/)docs?\//i;

/** A parameter file that shows what one looks like, or what would be, of a template that is deployed with others. */
function isExample({ template, parameterFiles }: TemplateDeployment, named: readonly TemplateDeployment[]): boolean {
  return (
    parameterFiles.some((path) => /[.-](example|sample|template)\.|(?:^|[.-])what-?if[.-]/i.test(nameOf(path))) &&
    named.some((other) => other.template === template)
  );
}

/**
 * A module that no template uses: it needs parameters that nothing gives, and lies below a template, or beside one that is
 * deployed by azd, which deploys no other in its folder, or its use is commented out; unless it says itself how it is deployed.
 */
function isSparePart(
  path: string,
  graph: ModuleGraph,
  { deployed, byAzd }: { readonly deployed: ReadonlySet<string>; readonly byAzd: ReadonlySet<string> },
  context: EvaluationContext,
): boolean {
  const syntax = context.template(path);
  if (!syntax || [...declaredParameters(syntax).values()].every((parameter) => parameter.optional)) return false;
  if (tellsItsCommand(path, context)) return false;
  const folder = folderOf(path);
  const below = [...graph.roots, ...deployed].some((root) => isBelow(folder, folderOf(root)));
  return below || graph.isCommentedOut(path) || [...byAzd].some((template) => folderOf(template) === folder);
}

/** `// Deploy: az deployment group create -g shop -f infra/webapp.bicep` */
function tellsItsCommand(path: string, { workspace }: EvaluationContext): boolean {
  const lines = workspace.read(path)?.text.split('\n') ?? [];
  return lines.some((line) => /\baz deployment (?:group|sub) create\b/.test(line) && line.includes(nameOf(path)));
}

/** In a folder that lies in another; the whole repository is no folder of parts. */
function isBelow(folder: string, outer: string): boolean {
  return outer !== '' && folder.startsWith(`${outer}/`);
}

function runDeployments(
  { runs, files, azd }: DeploymentEvidence,
  context: EvaluationContext,
): readonly TemplateDeployment[] {
  return runs.flatMap((run) => {
    const path = run.template ?? usedBy(run.parameterFiles, context);
    const template = path === null ? null : (files.compiledFrom.get(path) ?? path);
    if (template === null || !context.template(template)) return [];
    const { parameterFiles, inline, variables, open, condition, order, joined } = run;
    const named = parameterFiles.map((file) => environmentName(file, template)).findLast((name) => name !== null);
    const environment = named ?? run.environment;
    const byAzd = azd.some((project) => project.template === template && inline.size === 0);
    const deployment = { template, parameterFiles, inline, variables, open, environment, condition, order, azd: byAzd };
    return [joined === undefined ? deployment : { ...deployment, joined }];
  });
}

/** The template that a `.bicepparam` of a deployment uses. */
function usedBy(parameterFiles: readonly string[], context: EvaluationContext): string | null {
  for (const path of parameterFiles) {
    const template = /\.bicepparam$/i.test(path) ? evaluateParameters(path, context).template : null;
    if (template !== null) return template;
  }
  return null;
}

/** A project of azd, unless a step deploys it. */
function azdDeployments({ azd, runs }: DeploymentEvidence, context: EvaluationContext): readonly TemplateDeployment[] {
  return azd.flatMap(({ template, parameterFile }) => {
    const path = template ?? (parameterFile === null ? null : usedBy([parameterFile], context));
    if (path === null || !context.template(path)) return [];
    const byStep = runs.some(
      (run) =>
        parameterFile !== null &&
        ((run.parameterFiles.length === 1 && run.parameterFiles[0] === parameterFile) ||
          (run.byAzd === true && run.rewritten?.includes(parameterFile))),
    );
    return byStep ? [] : [bareDeployment(path, parameterFile === null ? [] : [parameterFile], null, true)];
  });
}

function bicepParameterFile(path: string, context: EvaluationContext): readonly TemplateDeployment[] {
  const { template } = evaluateParameters(path, context);
  if (template === null || !context.template(template)) return [];
  return [bareDeployment(template, [path], environmentName(path, template), false)];
}

function jsonParameterFile(
  path: string,
  owners: readonly string[],
  azdTemplates: ReadonlySet<string>,
  context: EvaluationContext,
): readonly TemplateDeployment[] {
  if (owners.length === 0) return [];
  const source = context.workspace.read(path);
  const file = source && readParameterFile(source);
  if (!file) return [];
  const names = file.values.map((property) => property.key);
  const template = parameterOwner(path, names, owners, context);
  if (template === null) return [];
  // azd replaces the variables of one file alone: this one can't be deployed as it is
  if (azdTemplates.has(template) && source.text.includes('${')) return [];
  return [bareDeployment(template, [path], environmentName(path, template), false)];
}
