import type { Deployment } from '../deployments/deployment.ts';
import type { Source } from '../text/source.ts';
import { appContainer } from '../workspace/app-container.ts';
import { APP_FOLDER, type ContainerFiles } from '../workspace/container.ts';
import { folderOf, nameOf, type Workspace } from '../workspace/workspace.ts';

/** An app, and the repository that it is in. */
export interface AppOf {
  readonly deployment: Deployment;
  readonly workspace: Workspace;
}

/** The files of an app's container. */
export function filesOf({ deployment, workspace }: AppOf): ContainerFiles {
  return appContainer(workspace, { ...deployment.root, root: deployment.root.path });
}

/** A file in the app's own folder, as it is in the repository. */
export function appFile(app: AppOf, name: string): Source | null {
  const files = filesOf(app);
  const path = `${APP_FOLDER}/${name}`;
  return files.kind(path) === 'file' ? files.read(path) : null;
}

/** The names in the app's own folder, as far as the repository has it. */
export function appFileNames({ deployment, workspace }: AppOf): readonly string[] {
  const { path } = deployment.root;
  return path === null ? [] : workspace.files.filter((file) => folderOf(file) === path).map(nameOf);
}
