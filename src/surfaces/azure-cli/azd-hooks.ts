import { parseYaml } from '../../languages/workflow/yaml.ts';
import { isAzdProject } from '../../text/azd-file.ts';
import { knownString, path as pathIn, property } from '../../value/read.ts';
import { type StringValue, spanOf, type Value } from '../../value/value.ts';
import { folderOf, resolvePath, type Workspace } from '../../workspace/workspace.ts';

/** A script that azd runs on its way: one that stands in `azure.yaml`, or a file. */
export interface AzdHook {
  /** the script, or the path of its file */
  readonly run: StringValue;
  /** the file, as a path in the workspace; null where the script stands in `azure.yaml` itself */
  readonly file: string | null;
  readonly shell: 'sh' | 'pwsh';
  /** where it runs, as a path in the workspace */
  readonly folder: string;
  /** the `azure.yaml` */
  readonly project: string;
}

/** What azd does when; hooks before `provision` come before the template, which then has the last word. */
export type AzdStage = 'provision' | 'deploy';

const HOOKS: Readonly<Record<AzdStage, readonly string[]>> = {
  provision: ['postprovision'],
  deploy: ['prepackage', 'postpackage', 'prepublish', 'postpublish', 'predeploy', 'postdeploy', 'postup'],
};

/** The hooks of azd's projects and their services. https://learn.microsoft.com/azure/developer/azure-developer-cli/azd-extensibility */
export function azdHooks(workspace: Workspace, stages: readonly AzdStage[]): readonly AzdHook[] {
  const names = stages.flatMap((stage) => HOOKS[stage]);
  return workspace.files
    .filter((path) => isAzdProject(path))
    .flatMap((project) => {
      const source = workspace.read(project);
      const value = source ? parseYaml(source).value : null;
      if (!value) return [];
      const root = folderOf(project);
      const services = property(value, 'services');
      const holders = services?.kind === 'object' ? [...services.properties.values()].map((each) => each.value) : [];
      return names.flatMap((name) => [
        ...hooksOf(value, name, root, project, workspace),
        ...holders.flatMap((service) => {
          const folder = resolvePath(root, knownString(property(service, 'project')) ?? '');
          return folder === null ? [] : hooksOf(service, name, folder, project, workspace);
        }),
      ]);
    });
}

function hooksOf(
  holder: Value,
  name: string,
  folder: string,
  project: string,
  workspace: Workspace,
): readonly AzdHook[] {
  const written = pathIn(property(holder, 'hooks'), name);
  const list = written?.kind === 'array' ? written.items : written ? [written] : [];
  return list.flatMap((each) => {
    const own = property(each, 'posix') ?? (property(each, 'run') ? each : property(each, 'windows'));
    const run = property(own, 'run');
    if (run?.kind !== 'string' || spanOf(run) === null) return [];
    const path = resolvePath(folder, run.text.string.trim().replaceAll('\\', '/'));
    const file = path !== null && workspace.has(path) ? path : null;
    const named = knownString(property(own, 'shell')) ?? (file?.endsWith('.ps1') ? 'pwsh' : 'sh');
    return [{ run, file, shell: named === 'pwsh' ? 'pwsh' : 'sh', folder, project }];
  });
}
