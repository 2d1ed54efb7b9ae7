import { filesIn, globPattern } from './exclusions.ts';
import { type RunnerFiles, runnerPath } from './files.ts';

/** A pattern that isn't just all that a folder holds (`backend/*`). */
export function isPattern(word: string): boolean {
  return /[*?[]/.test(word.replace(/(^|\/)(?:\*|\*\*|\*\*\/\*)$/, ''));
}

/**
 * What a shell puts in the place of `*.py` or `src/*_app`: paths as they are written, none where nothing fits; null where it
 * isn't known what lies there.
 */
export function expanded(files: RunnerFiles, pattern: string, cwd: string): readonly string[] | null {
  const steps = pattern.replace(/^\.\//, '').split('/');
  const first = steps.findIndex((step) => /[*?[]/.test(step));
  const folder = steps.slice(0, first).join('/');
  const tree = files.tree(runnerPath(cwd, folder));
  const rest = steps.slice(first).filter((step) => step !== '');
  if (!tree || tree.reason !== null) return null;
  if (tree.layers.some(({ at, reason }) => reason !== undefined && at.split('/').length < rest.length)) return null;
  const expressions = rest.map((step) => globPattern(step, '[^/]*'));
  const found = new Set<string>();
  for (const path of filesIn(tree, files.workspace)) {
    const parts = path.split('/');
    const fits = expressions.every((each, at) => each.test(parts[at] ?? '') && !isHidden(parts[at], rest[at]));
    if (parts.length >= rest.length && fits)
      found.add([folder, ...parts.slice(0, rest.length)].filter(Boolean).join('/'));
  }
  return [...found].sort();
}

/** A name that begins with a dot fits only a pattern that does. */
function isHidden(name = '', pattern = ''): boolean {
  return name.startsWith('.') && !pattern.startsWith('.');
}
