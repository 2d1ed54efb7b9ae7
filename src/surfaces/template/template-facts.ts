import { readParameterFile } from '../../languages/arm/parameter-file.ts';
import { readArmTemplate } from '../../languages/arm/template.ts';
import { type EvaluationContext, newContext } from '../../languages/bicep/evaluate/context.ts';
import { syntaxNotes } from '../../languages/bicep/evaluate/syntax-notes.ts';
import { evaluateTemplate } from '../../languages/bicep/evaluate/template.ts';
import { type Source, type Span, span } from '../../text/source.ts';
import type { Condition } from '../../value/condition.ts';
import { sameText } from '../../value/same-text.ts';
import { unknown, type Value, written } from '../../value/value.ts';
import type { Note, Workspace } from '../../workspace/workspace.ts';
import type { CoverageNote, Fact, PlanFact, Scope, SiteFact } from '../facts.ts';
import type { Surfaces } from '../surfaces.ts';
import type { TemplateRun } from '../template-run.ts';
import { declaredResources } from './declared.ts';
import { templateDeployments } from './deployments-of-templates.ts';
import { givenParameters } from './given-parameters.ts';
import { withHidden } from './hidden.ts';
import { moduleGraph } from './module-graph.ts';
import { PLAIN_NAMES } from './plain-names.ts';
import { planFacts } from './plan-facts.ts';
import { registryModules } from './registry/registry-module.ts';
import { runEnvironment } from './run-environment.ts';
import { siteFacts } from './site-facts.ts';
import type { TemplateDeployment } from './template-deployment.ts';
import { type TemplateFiles, templateFiles } from './template-files.ts';

const AZD = /(^|\/)azure\.ya?ml$/i;

/**
 * The sites and plans that Bicep and ARM templates declare, for each deployment of a template.
 * @param runs what workflows and scripts deploy
 */
export async function templateFacts(workspace: Workspace, runs: readonly TemplateRun[]): Promise<Surfaces> {
  const files = templateFiles(workspace);
  if (files.templates.length === 0) return { facts: [], notes: [], coverage: [] };
  const context = newContext(workspace, {
    readArm: readArmTemplate,
    ...(await yamlReader(workspace, files.templates)),
    plainNames: PLAIN_NAMES,
  });
  const graph = moduleGraph(files.templates, context);
  const azd = workspace.files.some((path) => AZD.test(path))
    ? (await import('../azure-yaml.ts')).azdProjects(workspace)
    : [];
  const deployments = templateDeployments({ runs, azd, files, graph }, context);
  const read = deployments.map((deployment) => deploymentFacts(deployment, context));
  return {
    facts: read.flatMap((one) => one.facts),
    notes: distinctNotes([...mistakes(files, context), ...read.flatMap((one) => one.notes)]),
    coverage: distinctCoverage(read.flatMap((one) => one.coverage)),
  };
}

function deploymentFacts(deployment: TemplateDeployment, shared: EvaluationContext): Surfaces {
  const context = { ...shared, environment: runEnvironment(deployment) };
  const given = givenParameters(deployment, context);
  const evaluated = evaluateTemplate(deployment.template, given, context);
  const { environment, order, condition } = deployment;
  const scope: Scope = { file: deployment.template, environment, run: {}, order };
  const registry = registryModules(evaluated.externalModules, context.workspace);
  const declared = [...declaredResources(evaluated.resources), ...registry.declared];
  const sites = siteFacts(declared, scope).map((site) => withOutputs(site, evaluated.outputs));
  const all: readonly (PlanFact | SiteFact)[] = [...planFacts(declared, scope), ...sites];
  const broken = brokenFiles([deployment.template, ...all.map(({ span: at }) => at.source.path)], context);
  const facts = all.map((fact) => {
    const mistake = broken.get(fact.span.source.path) ?? broken.get(deployment.template);
    return mistake ? withHidden(fact, mistake) : fact;
  });
  return {
    facts: condition ? facts.map((fact) => conditional(fact, condition)) : facts,
    notes: [...given.notes, ...evaluated.notes],
    coverage: [...registry.coverage, ...(all.length > 0 ? [...broken.values()].map(hiddenPart) : [])],
  };
}

/** A step that deploys the site's code may know its name by an output of the template. */
function withOutputs(site: SiteFact, outputs: ReadonlyMap<string, Value>): SiteFact {
  const names = [...outputs].flatMap(([name, value]) => (sameText(value, site.name) === 'same' ? name : []));
  return names.length === 0 ? site : { ...site, outputs: new Map(names.map((name) => [name.toLowerCase(), name])) };
}

/** Where the first mistake of each file is that Bicep does not compile. */
function brokenFiles(paths: readonly string[], context: EvaluationContext): ReadonlyMap<string, Span> {
  const broken = new Map<string, Span>();
  for (const path of new Set(paths)) {
    const [error] = /\.bicep$/i.test(path) ? (context.template(path)?.errors ?? []) : [];
    if (error) broken.set(path, error.span);
  }
  return broken;
}

function hiddenPart(mistake: Span): CoverageNote {
  const why = 'it has a mistake in it: Bicep does not compile it';
  return { what: `a part of ${mistake.source.path}`, why, span: mistake };
}

/** What a deployment declares under a condition of its own holds under both. */
function conditional(fact: Fact, outer: Condition): Fact {
  if (fact.kind === 'service' || fact.kind === 'unread-command') return fact;
  const inner = fact.condition;
  return { ...fact, condition: inner ? { ...inner, when: `${outer.when} and ${inner.when}` } : outer };
}

/** Mistakes of all files, of those too that nothing deploys to App Service. */
function mistakes(
  { templates, bicepParameters, jsonParameters }: TemplateFiles,
  context: EvaluationContext,
): readonly Note[] {
  const bicep = [...templates, ...bicepParameters].flatMap((path): readonly Note[] => {
    const syntax = context.template(path);
    return (syntax ? syntaxNotes(syntax) : []).map(({ message, span: { source, start } }) => ({
      message,
      file: source.path,
      ...source.position(start),
    }));
  });
  const json = jsonParameters.flatMap((path) => {
    const source = context.workspace.read(path);
    return source ? (readParameterFile(source)?.notes ?? []) : [];
  });
  return [...bicep, ...json];
}

const MOST_NOTES_OF_A_FILE = 5;

function distinctNotes(notes: readonly Note[]): readonly Note[] {
  const seen = new Set<string>();
  const perFile = new Map<string, number>();
  return notes.filter((note) => {
    const key = JSON.stringify([note.file, note.line, note.column, note.message]);
    const count = perFile.get(note.file) ?? 0;
    if (seen.has(key) || count >= MOST_NOTES_OF_A_FILE) return false;
    seen.add(key);
    perFile.set(note.file, count + 1);
    return true;
  });
}

/** One module is one note, however many environments deploy it. */
function distinctCoverage(notes: readonly CoverageNote[]): readonly CoverageNote[] {
  const seen = new Set<string>();
  return notes.filter(({ what, span: at }) => {
    const key = JSON.stringify([what, at?.source.path, at?.start]);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/** The YAML reader, loaded only where a template asks for it. */
async function yamlReader(
  workspace: Workspace,
  templates: readonly string[],
): Promise<{ readonly yaml?: (source: Source) => Value }> {
  if (!templates.some((path) => /\.bicep$/i.test(path) && workspace.read(path)?.text.includes('loadYamlContent')))
    return {};
  const { parseYaml } = await import('../../languages/workflow/yaml.ts');
  return {
    yaml: (source) => parseYaml(source).value ?? unknown('this is not YAML', written(span(source, 0, 0))),
  };
}
