import { parseYaml, type YamlFile } from '../languages/workflow/yaml.ts';
import { azdVariant, isPythonLanguage } from '../text/azd-file.ts';
import { TracedText } from '../text/traced.ts';
import { knownString, path as pathIn, property } from '../value/read.ts';
import { type Property, spanOf, string, type Value } from '../value/value.ts';
import { folderOf, resolvePath, type Workspace } from '../workspace/workspace.ts';
import type { Scope, ServiceFact } from './facts.ts';
import type { Surfaces } from './surfaces.ts';

/** Hooks that run before a service is packaged, and may change what is in its folder. */
const PACKAGING_HOOKS = ['prerestore', 'postrestore', 'prebuild', 'postbuild', 'prepackage'];

/** The services on App Service of azd's projects. */
export function azureYamlFacts(workspace: Workspace): Surfaces {
  const files = azureYamlFiles(workspace);
  return {
    facts: files.flatMap(({ path, value }) => services(path, value, workspace)),
    notes: files.flatMap((file) => file.notes),
    coverage: [],
  };
}

/** What azd deploys for a project: a template with its parameter file. */
export interface AzdProject {
  /** `azure.yaml`, or one that is to be put in its place */
  readonly file: string;
  /** null where the parameter file names it (`using` of a .bicepparam) */
  readonly template: string | null;
  readonly parameterFile: string | null;
  /** it has a service on App Service */
  readonly onAppService: boolean;
}

/**
 * The templates that azd deploys: `infra/main` unless `infra` says otherwise, one for each of its layers.
 * https://learn.microsoft.com/azure/developer/azure-developer-cli/azd-schema
 */
export function azdProjects(workspace: Workspace): readonly AzdProject[] {
  return azureYamlFiles(workspace).flatMap(({ path, value }) => {
    const infra = property(value, 'infra');
    const layers = property(infra, 'layers');
    const parts = layers?.kind === 'array' && layers.items.length > 0 ? layers.items : [infra];
    const onAppService = services(path, value, workspace).length > 0;
    const variant = azdVariant(path) ?? '';
    return parts.flatMap((part) => azdProject(path, part, variant, onAppService, workspace));
  });
}

function azdProject(
  file: string,
  infra: Value | undefined,
  variant: string,
  onAppService: boolean,
  workspace: Workspace,
): readonly AzdProject[] {
  const provider = knownString(property(infra, 'provider')) ?? 'bicep';
  if (provider !== 'bicep') return [];
  const within = resolvePath(folderOf(file), knownString(property(infra, 'path')) ?? 'infra');
  const module = knownString(property(infra, 'module')) ?? 'main';
  const stem = within === null ? null : resolvePath(within, `${module}${variant}`);
  if (stem === null) return [];
  if (workspace.has(`${stem}.bicepparam`))
    return [{ file, template: null, parameterFile: `${stem}.bicepparam`, onAppService }];
  if (!workspace.has(`${stem}.bicep`)) return [];
  const own = `${stem}.parameters.json`;
  const parameterFile =
    variant === '' || workspace.has(own) ? own : `${resolvePath(within ?? '', module)}.parameters.json`;
  return [
    {
      file,
      template: `${stem}.bicep`,
      parameterFile: workspace.has(parameterFile) ? parameterFile : null,
      onAppService,
    },
  ];
}

interface AzureYaml extends YamlFile {
  readonly path: string;
  readonly value: Value;
}

/** One that is to be put in the place of `azure.yaml` has a template of the same name. */
function isProject(path: string, workspace: Workspace): boolean {
  const variant = azdVariant(path);
  if (variant === null) return false;
  return variant === '' || workspace.has(resolvePath(folderOf(path), `infra/main${variant}.bicep`) ?? '');
}

function azureYamlFiles(workspace: Workspace): readonly AzureYaml[] {
  return workspace.files
    .filter((path) => isProject(path, workspace))
    .flatMap((path) => {
      const source = workspace.read(path);
      if (!source) return [];
      const { value, notes } = parseYaml(source);
      return value ? [{ path, value, notes }] : notes.length > 0 ? [{ path, value: EMPTY, notes }] : [];
    });
}

const EMPTY: Value = { kind: 'null', origin: { kind: 'built-in', by: 'an empty file' } };

function services(path: string, value: Value, workspace: Workspace): readonly ServiceFact[] {
  const written = property(value, 'services');
  if (written?.kind !== 'object') return [];
  const scope: Scope = { file: path, environment: null, run: {} };
  return [...written.properties.values()].flatMap((entry) => {
    const fact = service(entry, folderOf(path), scope, workspace);
    return fact ? [fact] : [];
  });
}

function service(entry: Property, folder: string, scope: Scope, workspace: Workspace): ServiceFact | null {
  const { key: name, value } = entry;
  const span = entry.span ?? spanOf(value);
  if (knownString(property(value, 'host'))?.toLowerCase() !== 'appservice' || !span) return null;
  // without one, it is the folder of azure.yaml
  const written = property(value, 'project');
  const named = written ? knownString(written) : '';
  const own = named === undefined ? null : resolvePath(folder, named);
  const dist = property(value, 'dist');
  const language = knownString(property(value, 'language')) ?? null;
  // what is packaged of Python is the folder of `dist`, where it is kept
  const packed = own !== null && dist ? resolvePath(own, knownString(dist) ?? '') : null;
  const isKept = packed !== null && isPythonLanguage(language ?? '') && workspace.hasFolder(packed);
  const project = isKept ? packed : own;
  const hooks = property(value, 'hooks');
  const changed = PACKAGING_HOOKS.some((hook) => pathIn(hooks, hook) !== undefined);
  return {
    kind: 'service',
    scope,
    name,
    resourceName: withoutVariables(property(value, 'resourceName')),
    project: project !== null && (project === '' || workspace.hasFolder(project)) ? project : null,
    whole: !changed && (dist === undefined || isKept),
    language,
    span,
  };
}

/** Of `admin-${AZURE_ENV_NAME}` the part that is the same in every environment. */
function withoutVariables(value: Value | undefined): Value | undefined {
  if (value?.kind !== 'string') return undefined;
  const parts = value.text.string.split(/\$\{(\w+)[^}]*\}/);
  const texts = parts.map((part, at) =>
    at % 2 === 0
      ? TracedText.of(part, value.text.spanOf())
      : TracedText.hole({ reason: `\`${part}\` is set in azd's environment`, key: `azd:${part}` }, value.text.spanOf()),
  );
  return string(TracedText.join(texts), value.origin);
}
