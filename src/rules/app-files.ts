import type { Source } from '../text/source.ts';
import { appContainer } from '../workspace/app-container.ts';
import { APP_FOLDER, type ContainerFiles } from '../workspace/container.ts';
import type { Subject } from './rule.ts';

/** The files of a subject's container. */
export function filesOf({ deployment, workspace }: Subject): ContainerFiles {
  return appContainer(workspace, { ...deployment.root, root: deployment.root.path });
}

/** A file in the app's own folder, as it is in the repository. */
export function appFile(subject: Subject, name: string): Source | null {
  const files = filesOf(subject);
  const path = `${APP_FOLDER}/${name}`;
  return files.kind(path) === 'file' ? files.read(path) : null;
}

/** The names in the app's own folder, as far as the repository has it. */
export function appFileNames({ deployment, workspace }: Subject): readonly string[] {
  const { path } = deployment.root;
  if (path === null) return [];
  const prefix = path === '' ? '' : `${path}/`;
  return workspace.files.flatMap((file) =>
    file.startsWith(prefix) && !file.slice(prefix.length).includes('/') ? [file.slice(prefix.length)] : [],
  );
}
