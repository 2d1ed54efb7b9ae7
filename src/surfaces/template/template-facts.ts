import { readArmTemplate } from '../../languages/arm/template.ts';
import { type EvaluationContext, newContext } from '../../languages/bicep/evaluate/context.ts';
import { evaluateTemplate } from '../../languages/bicep/evaluate/template.ts';
import { AZD_FILE } from '../../text/azd-file.ts';
import { type Source, type Span, span } from '../../text/source.ts';
import { both, type Condition } from '../../value/condition.ts';
import { sameText } from '../../value/same-text.ts';
import { unknown, type Value, written } from '../../value/value.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { AzdProject } from '../azure-yaml.ts';
import type { CoverageNote, Fact, PlanFact, Scope, SiteFact } from '../facts.ts';
import type { Surfaces } from '../surfaces.ts';
import type { TemplateRun } from '../template-run.ts';
import { givenForAppService } from './app-service-target.ts';
import { declaredResources } from './declared.ts';
import { deploymentScripts } from './deployment-scripts.ts';
import { templateDeployments } from './deployments-of-templates.ts';
import { type Given, givenParameters } from './given-parameters.ts';
import { withHidden } from './hidden.ts';
import { moduleGraph } from './module-graph.ts';
import { givenWithSwitches } from './off-by-default.ts';
import { PLAIN_NAMES } from './plain-names.ts';
import { planFacts } from './plan-facts.ts';
import { registryModules } from './registry/registry-module.ts';
import { runEnvironment } from './run-environment.ts';
import { siteFacts } from './site-facts.ts';
import { foundRuns } from './sought-template.ts';
import type { TemplateDeployment } from './template-deployment.ts';
import { templateFiles } from './template-files.ts';
import { distinctCoverage, distinctNotes, mistakes } from './template-notes.ts';
import { withoutToldAgain } from './told-again.ts';

/**
 * The sites and plans that Bicep and ARM templates declare, for each deployment of a template.
 * @param runs what workflows and scripts deploy
 */
export async function templateFacts(workspace: Workspace, runs: readonly TemplateRun[]): Promise<Surfaces> {
  const files = templateFiles(workspace);
  if (files.templates.length === 0) return { facts: [], notes: [], coverage: [] };
  const context = newContext(workspace, {
    readArm: readArmTemplate,
    ...(await yamlReader(workspace, [...files.templates, ...files.bicepParameters])),
    plainNames: PLAIN_NAMES,
  });
  const graph = moduleGraph(files.templates, context);
  const azd = workspace.files.some((path) => AZD_FILE.test(path))
    ? (await import('../azure-yaml.ts')).azdProjects(workspace)
    : [];
  const named = new Set([...runs, ...azd].flatMap(({ template }) => template ?? []));
  const found = foundRuns(runs, graph, named, context);
  const deployments = templateDeployments({ runs: found.runs, azd, files, graph }, context);
  const each = deployments.map((deployment) => ({
    deployment,
    read: deploymentFacts(deployment, onAppService(deployment, azd), context),
  }));
  const read = withoutToldAgain(each).map((one) => one.read);
  return {
    facts: read.flatMap((one) => one.facts),
    notes: distinctNotes([...mistakes(files, context), ...read.flatMap((one) => one.notes)]),
    coverage: distinctCoverage([...found.coverage, ...read.flatMap((one) => one.coverage)]),
  };
}

/** `azure.yaml` has a service for a site that azd deploys. */
function onAppService({ azd, template }: TemplateDeployment, projects: readonly AzdProject[]): boolean {
  return azd && projects.some((project) => project.onAppService && project.template === template);
}

/** @param expectsSite a site that is declared in one case of a choice alone is meant */
function deploymentFacts(deployment: TemplateDeployment, expectsSite: boolean, shared: EvaluationContext): Surfaces {
  const context = { ...shared, environment: runEnvironment(deployment) };
  const given = givenParameters(deployment, context);
  const plain = evaluatedFacts(deployment, given, context);
  if (plain.facts.some(({ kind }) => kind === 'site')) return plain;
  const other = expectsSite
    ? givenForAppService(deployment, given, context)
    : givenWithSwitches(deployment, given, context);
  if (!other) return plain;
  const condition = both(deployment.condition, other.condition);
  const chosen = evaluatedFacts({ ...deployment, condition }, other.given, context);
  return chosen.facts.some(({ kind }) => kind === 'site') ? chosen : plain;
}

function evaluatedFacts(deployment: TemplateDeployment, given: Given, context: EvaluationContext): Surfaces {
  const evaluated = evaluateTemplate(deployment.template, given, context);
  const { environment, order, condition, alsoBy, joined } = deployment;
  const more = { ...(alsoBy && { alsoBy }), ...(joined !== undefined && { joined }) };
  const scope: Scope = { file: deployment.template, environment, run: {}, order, ...more };
  const registry = registryModules(evaluated.externalModules, context.workspace);
  const declared = [...declaredResources(evaluated.resources), ...registry.declared];
  const connects = evaluated.resources.some(({ type }) => /^microsoft\.servicelinker\/linkers$/i.test(type));
  const sites = siteFacts(declared, scope)
    .map((site) => withOutputs(site, evaluated.outputs))
    .map((site) => (connects ? withConnector(site) : site));
  const all: readonly (PlanFact | SiteFact)[] = [...planFacts(declared, scope), ...sites];
  const broken = brokenFiles([deployment.template, ...all.map(({ span: at }) => at.source.path)], context);
  const facts = all.map((fact) => {
    const mistake = broken.get(fact.span.source.path) ?? broken.get(deployment.template);
    return mistake ? withHidden(fact, mistake) : fact;
  });
  const scripts = deploymentScripts(evaluated.resources, scope);
  return {
    facts: [...(condition ? facts.map((fact) => conditional(fact, condition)) : facts), ...scripts.facts],
    notes: [...given.notes, ...evaluated.notes],
    coverage: [
      ...scripts.coverage,
      ...registry.coverage,
      ...(all.length > 0 ? [...broken.values()].map(hiddenPart) : []),
    ],
  };
}

/** A step that deploys the site's code may know its name by an output of the template. */
function withOutputs(site: SiteFact, outputs: ReadonlyMap<string, Value>): SiteFact {
  const names = [...outputs].flatMap(([name, value]) => partsThatAre(site.name, name, value, 0));
  return names.length === 0 ? site : { ...site, outputs: new Map(names.map((name) => [name.toLowerCase(), name])) };
}

/** Names of an output, or of the parts of an object, that are a text. */
function partsThatAre(text: Value, name: string, value: Value, depth: number): readonly string[] {
  if (value.kind !== 'object') return sameText(value, text) === 'same' ? [name] : [];
  if (depth >= 3) return [];
  return [...value.properties.values()].flatMap(({ key, value: part }) =>
    partsThatAre(text, `${name}.${key}`, part, depth + 1),
  );
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
  return { ...fact, condition: both(outer, fact.condition) };
}

/** The YAML reader, loaded only where a template or its parameters ask for it. */
async function yamlReader(
  workspace: Workspace,
  files: readonly string[],
): Promise<{ readonly yaml?: (source: Source) => Value }> {
  if (!files.some((path) => /\.bicep(?:param)?$/i.test(path) && workspace.read(path)?.text.includes('loadYamlContent')))
    return {};
  const { parseYaml } = await import('../../languages/workflow/yaml.ts');
  return {
    yaml: (source) => parseYaml(source).value ?? unknown('this is not YAML', written(span(source, 0, 0))),
  };
}

/** A service connector sets variables of its own, under names that its service and its client type make. */
function withConnector(site: SiteFact): SiteFact {
  return { ...site, appSettings: { ...site.appSettings, unlisted: 'a service connector sets some' } };
}
