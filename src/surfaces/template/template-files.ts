import { looksLikeParameterFile } from '../../languages/arm/parameter-file.ts';
import { looksLikeArmTemplate } from '../../languages/arm/template.ts';
import { folderOf, nameOf, type Workspace } from '../../workspace/workspace.ts';

/** The files that deployments are made of, each as a path in the workspace. */
export interface TemplateFiles {
  /** Bicep and ARM JSON; a compiled copy of a Bicep file is left out */
  readonly templates: readonly string[];
  /** of a compiled template that is left out, the Bicep file that it is made from */
  readonly compiledFrom: ReadonlyMap<string, string>;
  readonly bicepParameters: readonly string[];
  /** without those that are compiled from a .bicepparam beside them */
  readonly jsonParameters: readonly string[];
}

/** Packages that were installed or captured, not written here; what a module is tested with; examples of skills for agents. */
const NOT_OURS = /(^|\/)(node_modules|site-packages|\.venv|venv|\.git|\.github\/skills)\/|\.tests?\.bicep$/i;
/** JSON of well-known names that is never a template. */
const OTHER_JSON =
  /(^|\/)(package(-lock)?|composer|tsconfig[^/]*|jsconfig|angular|nx|lerna|renovate|biome|global|launchSettings|appsettings[^/]*|host|local\.settings|manifest|devcontainer|settings|launch|tasks|extensions|bicepconfig|\.[^/]*)\.json$/i;
const PARAMETER_NAME = /param/i;

/** Sorts the workspace's files by what they are; of a JSON file only the head is looked at. */
export function templateFiles(workspace: Workspace): TemplateFiles {
  const own = workspace.files.filter((path) => !NOT_OURS.test(path));
  const bicep = own.filter((path) => /\.bicep$/i.test(path));
  const json = own.filter((path) => /\.jsonc?$/i.test(path) && !OTHER_JSON.test(path));
  const kinds = json.map((path) => ({ path, kind: jsonKind(path, workspace) }));
  const arm = kinds.filter(({ kind }) => kind !== null && kind !== 'parameters').map(({ path }) => path);
  const compiledFrom = new Map<string, string>();
  for (const { path, kind } of kinds) {
    const original = kind === 'compiled' || kind === 'template' ? originalOf(path, kind, bicep, workspace) : null;
    if (original !== null) compiledFrom.set(path, original);
  }
  return {
    templates: [...bicep, ...arm.filter((path) => !compiledFrom.has(path))].sort(),
    compiledFrom,
    bicepParameters: own.filter((path) => /\.bicepparam$/i.test(path)),
    jsonParameters: kinds
      .filter(({ path, kind }) => kind === 'parameters' && !workspace.has(path.replace(/\.jsonc?$/i, '.bicepparam')))
      .map(({ path }) => path),
  };
}

type JsonKind = 'template' | 'compiled' | 'parameters';

const COMPILED = /"_generator"\s*:\s*\{\s*"name"\s*:\s*"bicep"/;

function jsonKind(path: string, workspace: Workspace): JsonKind | null {
  const head = workspace.head ? workspace.head(path) : (workspace.read(path)?.text ?? null);
  if (head === null) return null;
  if (looksLikeParameterFile(head)) return 'parameters';
  if (looksLikeArmTemplate(head)) return COMPILED.test(head) ? 'compiled' : 'template';
  return PARAMETER_NAME.test(path) && /^[^"]*\{\s*"/.test(head) && /"(value|reference)"\s*:/.test(head)
    ? 'parameters'
    : null;
}

/**
 * The Bicep file that a template is compiled from: the one of its name beside it; for one that says that Bicep made it,
 * also the only one beside it, or `main.bicep`, or where none is beside it one elsewhere with the same parameters.
 */
function originalOf(path: string, kind: JsonKind, bicep: readonly string[], workspace: Workspace): string | null {
  const folder = folderOf(path);
  const beside = bicep.filter((candidate) => folderOf(candidate) === folder);
  const stem = stemOf(path);
  const named = beside.find((candidate) => stemOf(candidate) === stem);
  if (named !== undefined || kind !== 'compiled') return named ?? null;
  if (beside.length === 0) return sameParameters(path, bicep, workspace);
  return beside.find((candidate) => stemOf(candidate) === 'main') ?? (beside.length === 1 ? (beside[0] ?? null) : null);
}

/** Fewer parameters than these could be those of several templates by chance. */
const TELLING = 4;

/** The Bicep file elsewhere that has just the parameters of a template; where they are few, the only one, and of a site. */
function sameParameters(path: string, bicep: readonly string[], workspace: Workspace): string | null {
  const own = parametersOf(workspace.read(path)?.text ?? '');
  if (own.length === 0) return null;
  const text = own.sort().join();
  const declared = (candidate: string): string =>
    [...(workspace.read(candidate)?.text ?? '').matchAll(/^param\s+(\w+)/gm)]
      .map(([, name = '']) => name)
      .sort()
      .join();
  const [found, ...others] = bicep.filter((candidate) => declared(candidate) === text);
  if (found === undefined || own.length >= TELLING) return found ?? null;
  return others.length === 0 && workspace.read(found)?.text.includes('Microsoft.Web/sites@') ? found : null;
}

function parametersOf(text: string): string[] {
  try {
    const { parameters = {} } = JSON.parse(text) as { readonly parameters?: object };
    return Object.keys(parameters);
  } catch {
    return [];
  }
}

/** A file's name up to its last dot, in lower case. */
export function stemOf(path: string): string {
  return nameOf(path)
    .replace(/\.[^.]+$/, '')
    .toLowerCase();
}
