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
  /** the script that names it; undefined: the startup command itself */
  readonly script?: string;
}

/** `startup.sh`, `bash startup.sh --fast`, `chmod +x startup.sh && ./startup.sh` */
const ONE_FILE =
  /^\s*(?:chmod\s+[+\w]+\s+[\w./-]+\s*(?:&&|;)\s*)?(?:(?:\/bin\/)?(?:ba)?sh\s+|source\s+|\.\s+)?(\.?[\w./-]*\.(?:sh(?:\s+[^;&|<>$`()\s][^;&|<>$`()]*)?|txt))\s*$/;

/** Null where the command is anything else, or isn't known. */
export function startupFile({ launch }: Subject): StartupFile | null {
  const text = textOf(launch.command ?? undefined);
  if (launch.kind !== 'custom' || !text?.known) return null;
  const [, called] = ONE_FILE.exec(text.string) ?? [];
  const [name] = called?.split(/\s/) ?? [];
  if (called === undefined || name === undefined) return null;
  const at = text.string.lastIndexOf(called);
  return {
    name,
    path: name.startsWith('/') ? name : `${APP_FOLDER}/${name.replace(/^\.\//, '')}`,
    text: text.slice(at, at + name.length),
  };
}
