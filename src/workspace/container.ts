import type { Source } from '../text/source.ts';
import type { TracedText } from '../text/traced.ts';

/**
 * The file system that a startup command sees: the app's folder at `/home/site/wwwroot`, nothing else known. Paths are
 * absolute. `unknown` where a file may exist that the repository doesn't hold (a build step, a share, the image itself).
 */
export interface ContainerFiles {
  kind(path: string): 'file' | 'folder' | 'missing' | 'unknown';
  /** the file's text; null where `kind` isn't `file` or it can't be read as text */
  read(path: string): Source | null;
  /** the text of a file that a step has written, of which parts may be unknown; null for any other */
  written?(path: string): TracedText | null;
  /** the names in a folder, sorted; null where they can't all be known */
  list(path: string): readonly string[] | null;
  /**
   * Why a file of an `unknown` kind may well be there: the deployed folder isn't known, and the repository holds one that
   * would be this file. Null where nothing speaks for it.
   */
  likely?(path: string): string | null;
  /** null where it can't be told */
  executable(path: string): boolean | null;
}

/** Files put into a folder: those of a file or folder of the workspace, what a step has written, or what nobody knows. */
export interface Layer {
  /** where, in the folder; '' is the folder itself */
  readonly at: string;
  /** path in the workspace; null: a step has written or removed what lies there, or it isn't known what does */
  readonly from: string | null;
  /** what a step has written; without it, and without `reason`, nothing lies there any more */
  readonly text?: TracedText;
  /** why there may be more files below here than other layers put there, or others */
  readonly reason?: string;
}

/** Why not all is known of a place in a folder, such as that of a front end that a step builds; null where all is. */
export function unknownPart(layers: readonly Layer[] = []): string | null {
  const layer = layers.find(({ reason }) => reason !== undefined);
  return layer ? `what ${layer.at} holds is not known: ${layer.reason}` : null;
}

/** Where App Service puts the app. */
export const APP_FOLDER = '/home/site/wwwroot';
