import { resolvePath, type Workspace } from './workspace.ts';

/**
 * Is a path in a submodule that isn't checked out? What lies there is another repository's, so nothing is known of it.
 * https://git-scm.com/docs/gitmodules
 */
export function inSubmodule(path: string, workspace: Workspace): boolean {
  return absent(workspace).some((folder) => path === folder || path.startsWith(`${folder}/`));
}

const ABSENT = new WeakMap<Workspace, readonly string[]>();

function absent(workspace: Workspace): readonly string[] {
  let folders = ABSENT.get(workspace);
  if (!folders) {
    const text = workspace.has('.gitmodules') ? (workspace.read('.gitmodules')?.text ?? '') : '';
    folders = [...text.matchAll(/^[ \t]*path[ \t]*=[ \t]*"?([^"\r\n]+?)"?[ \t]*$/gm)].flatMap(([, written = '']) => {
      const folder = resolvePath('', written);
      return folder && !workspace.files.some((file) => file.startsWith(`${folder}/`)) ? [folder] : [];
    });
    ABSENT.set(workspace, folders);
  }
  return folders;
}
