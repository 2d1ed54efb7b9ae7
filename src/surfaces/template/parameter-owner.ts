import type { EvaluationContext } from '../../languages/bicep/evaluate/context.ts';
import { folderOf } from '../../workspace/workspace.ts';
import { declaredParameters } from './declared-parameters.ts';
import { stemOf } from './template-files.ts';

/**
 * The template that a parameter file (in JSON) is for: of those that declare all its parameters, as a deployment would
 * ask for, the one whose name the file's begins with, else the nearest in the folder tree.
 * @param names of the file's parameters
 * @returns null where none fits, or where it can't be told which
 */
export function parameterOwner(
  file: string,
  names: readonly string[],
  templates: readonly string[],
  context: EvaluationContext,
): string | null {
  const fitting = templates.filter((template) => declaresAll(template, names, context));
  const ranked = fitting
    .map((template) => ({ template, rank: rankOf(file, template) }))
    .filter(({ rank }) => rank !== null)
    .sort((first, second) => (first.rank ?? 0) - (second.rank ?? 0));
  const [best, next] = ranked;
  return best && best.rank !== next?.rank ? best.template : null;
}

/** @param names at least one */
export function declaresAll(template: string, names: readonly string[], context: EvaluationContext): boolean {
  const syntax = context.template(template);
  if (!syntax) return false;
  const declared = declaredParameters(syntax);
  return names.length > 0 && names.every((name) => declared.has(name.toLowerCase()));
}

/** Lower is nearer: folders between the two, those of another branch counted more; the same name counts less than a folder. */
function rankOf(file: string, template: string): number | null {
  const [from, to] = [folders(file), folders(template)];
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  const up = from.length - shared;
  const down = to.length - shared;
  if (up > 2 || down > 2) return null;
  const named = stemOf(file).startsWith(stemOf(template)) ? 0 : 1;
  return up * 2 + down * 3 + named;
}

function folders(path: string): readonly string[] {
  const folder = folderOf(path);
  return folder === '' ? [] : folder.split('/');
}
