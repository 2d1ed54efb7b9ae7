import { type AppFolder, appFolders } from '../python/app-folders.ts';
import { folderOf, nameOf, type Workspace } from '../workspace/workspace.ts';

/** Python apps that lie near a file: those of the nearest folder above it that holds one. */
export interface Nearby {
  /** the folder in which they were looked for; '' is the whole repository */
  readonly within: string;
  readonly folders: readonly AppFolder[];
}

/** Looks for the apps that lie near a file; what it has found is kept, since many files lie in the same folders. */
export function nearbyApps(workspace: Workspace): (file: string) => Nearby {
  const found = new Map<string, readonly AppFolder[]>();
  const foldersIn = (within: string): readonly AppFolder[] => {
    const before = found.get(within);
    if (before) return before;
    const folders = appFolders(workspace, within);
    found.set(within, folders);
    return folders;
  };
  return (file) => {
    for (let within = folderOf(file); ; within = folderOf(within)) {
      const folders = foldersIn(within);
      if (folders.length > 0 || within === '') return { within, folders };
    }
  };
}

/** How the only app near a file was found, as a person would say it. */
export function foundBeside(file: string, { within }: Nearby): string {
  return within === '' ? 'the only Python app in the repository' : `the only Python app beside ${beside(file, within)}`;
}

/** The file as seen from the folder that holds both it and the app. */
function beside(file: string, within: string): string {
  return folderOf(file) === within ? `${nameOf(within)}/${nameOf(file)}` : file.slice(within.length + 1);
}
