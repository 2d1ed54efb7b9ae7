import { jsonProperty, readJson } from '../../../languages/bicep/evaluate/json.ts';
import { folderOf, type Workspace } from '../../../workspace/workspace.ts';

/** A module of a registry: `avm/res/web/site` at a version. */
export interface ModuleReference {
  readonly path: string;
  readonly version: string;
}

/**
 * A reference without its registry: `br/public:avm/res/web/site:0.19.0`, `br:mcr.microsoft.com/bicep/avm/…`, or by an alias
 * of the nearest `bicepconfig.json`.
 * https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-config-modules
 * @param file that holds the reference
 * @returns null for what is no reference to a registry
 */
export function moduleReference(text: string, file: string, workspace: Workspace): ModuleReference | null {
  const direct = /^br:[^/]+\/(.+?)[:@]([^:@]+)$/.exec(text);
  if (direct?.[1] && direct[2]) return { path: withoutRoot(direct[1]), version: direct[2] };
  const aliased = /^br\/([^:]+):(.+?)[:@]([^:@]+)$/.exec(text);
  if (!aliased?.[1] || !aliased[2] || !aliased[3]) return null;
  const prefix = aliased[1] === 'public' ? '' : (modulePath(aliased[1], file, workspace) ?? '');
  return { path: withoutRoot(prefix === '' ? aliased[2] : `${prefix}/${aliased[2]}`), version: aliased[3] };
}

/** The public registry keeps all modules under `bicep/`. */
function withoutRoot(path: string): string {
  return path
    .toLowerCase()
    .replace(/^\/+|\/+$/g, '')
    .replace(/^bicep\//, '');
}

function modulePath(alias: string, file: string, workspace: Workspace): string | null {
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    const path = folder === '' ? 'bicepconfig.json' : `${folder}/bicepconfig.json`;
    const source = workspace.has(path) ? workspace.read(path) : null;
    if (source) {
      const { root } = readJson(source.text);
      const aliases = jsonProperty(jsonProperty(root ?? undefined, 'moduleAliases'), 'br');
      const value = jsonProperty(jsonProperty(aliases, alias), 'modulePath')?.value;
      return typeof value === 'string' ? value : null;
    }
    if (folder === '') return null;
  }
}
