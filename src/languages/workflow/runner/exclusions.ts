import { literalPattern } from '../../../text/literal-pattern.ts';
import { joinPath, type Workspace } from '../../../workspace/workspace.ts';
import { below, put, REMOVED, type Tree, within } from './tree.ts';

/** Patterns that leave out more files of the repository than these are noted, and not followed. */
const MOST_EXCLUDED = 200;

/**
 * A tree without the files that patterns leave out.
 * @param patterns relative to the tree's root
 * @param star what `*` stands for: `.*` where it passes over slashes, as zip's does, else `[^/]*`
 */
export function without(tree: Tree, patterns: readonly string[], star: string, workspace: Workspace): Tree {
  let left = tree;
  const remove = (path: string): void => {
    if (within(left, path, workspace)) left = put(left, path, REMOVED);
  };
  for (const pattern of patterns) {
    const plain = pattern.replace(/^\.\//, '').replace(/\/(\*\*?|\*\*\/\*)?$/, '');
    if (!/[*?[]/.test(plain)) {
      if (plain !== '' && plain !== '.') remove(plain);
      continue;
    }
    const expression = globPattern(plain, star);
    const found = filesIn(left, workspace).filter((path) => expression.test(path));
    if (found.length > MOST_EXCLUDED) left = { ...left, reason: left.reason ?? `'${pattern}' is left out` };
    else for (const path of found) remove(path);
  }
  return left;
}

/** @param star what `*` stands for */
export function globPattern(pattern: string, star: string): RegExp {
  const parts = pattern.split(/(\*\*\/|\*+|\?|\[[^\]]+\])/).map((part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '*') return star;
    if (part.startsWith('**')) return '.*';
    if (/^\[.+\]$/.test(part)) return part.replace(/^\[!/, '[^').replace(/\\/g, '\\\\');
    return part === '?' ? '[^/]' : literalPattern(part);
  });
  return new RegExp(`^${parts.join('')}(?:/.*)?$`);
}

/** The files of the repository, those that steps have written, and folders of which no more is known, by their paths in the tree. */
export function filesIn({ layers }: Tree, workspace: Workspace): readonly string[] {
  return layers.flatMap(({ at, from }) => {
    if (from === null) return at;
    return workspace.files.flatMap((path) => {
      const inside = below(from, path);
      return inside === null ? [] : joinPath(at, inside);
    });
  });
}
