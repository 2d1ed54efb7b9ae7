/** Files of commands that somebody runs by hand: of a shell (VS Code's `.azcli` is for one, too), of PowerShell, of Windows' batch language, and of make. */
export const SCRIPT_FILE = /\.(?:sh|bash|azcli|ps1|cmd|bat|mk)$|(?:^|\/)(?:GNU)?makefile$/i;
/** Those of them that are followed as a script of bash, once they are written as one. */
const BATCH = /\.(?:cmd|bat)$/i;
const MAKE = /\.mk$|(?:^|\/)(?:GNU)?makefile$/i;

export function otherScript(path: string): 'batch' | 'make' | null {
  return BATCH.test(path) ? 'batch' : MAKE.test(path) ? 'make' : null;
}

/** One that make is called for; a `.mk` is included by others. */
export function isMakefile(path: string): boolean {
  return MAKE.test(path) && !path.endsWith('.mk');
}
