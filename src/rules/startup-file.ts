import type { TracedText } from '../text/traced.ts';
import { textOf } from '../value/read.ts';
import { APP_FOLDER } from '../workspace/container.ts';
import type { Subject } from './rule.ts';

/** The script that a startup command names and does nothing else with. */
export interface StartupFile {
  /** as it is written */
  readonly name: string;
  /** in the container */
  readonly path: string;
  /** the characters that name it */
  readonly text: TracedText;
}

const ONE_FILE = /^\s*(?:(?:\/bin\/)?(?:ba)?sh\s+|source\s+|\.\s+)?(\.?[\w./-]*\.(?:sh|txt))\s*$/;

/** Null where the command is anything else, or isn't known. */
export function startupFile({ launch }: Subject): StartupFile | null {
  const text = textOf(launch.command ?? undefined);
  if (launch.kind !== 'custom' || !text?.known) return null;
  const [, name] = ONE_FILE.exec(text.string) ?? [];
  if (name === undefined) return null;
  const at = text.string.indexOf(name);
  return {
    name,
    path: name.startsWith('/') ? name : `${APP_FOLDER}/${name.replace(/^\.\//, '')}`,
    text: text.slice(at, at + name.length),
  };
}
