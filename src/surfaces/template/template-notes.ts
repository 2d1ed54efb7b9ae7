import { readParameterFile } from '../../languages/arm/parameter-file.ts';
import type { EvaluationContext } from '../../languages/bicep/evaluate/context.ts';
import { syntaxNotes } from '../../languages/bicep/evaluate/syntax-notes.ts';
import type { Note } from '../../workspace/workspace.ts';
import type { CoverageNote } from '../facts.ts';
import type { TemplateFiles } from './template-files.ts';

/** Mistakes of all files, of those too that nothing deploys to App Service. */
export function mistakes(
  { templates, bicepParameters, jsonParameters }: TemplateFiles,
  context: EvaluationContext,
): readonly Note[] {
  const bicep = [...templates, ...bicepParameters].flatMap((path): readonly Note[] => {
    const syntax = context.template(path);
    return (syntax ? syntaxNotes(syntax) : []).map(({ message, span: { source, start } }) => ({
      message,
      file: source.path,
      ...source.position(start),
    }));
  });
  const json = jsonParameters.flatMap((path) => {
    const source = context.workspace.read(path);
    return source ? (readParameterFile(source)?.notes ?? []) : [];
  });
  return [...bicep, ...json];
}

const MOST_NOTES_OF_A_FILE = 5;

export function distinctNotes(notes: readonly Note[]): readonly Note[] {
  const seen = new Set<string>();
  const perFile = new Map<string, number>();
  return notes.filter((note) => {
    const key = JSON.stringify([note.file, note.line, note.column, note.message]);
    const count = perFile.get(note.file) ?? 0;
    if (seen.has(key) || count >= MOST_NOTES_OF_A_FILE) return false;
    seen.add(key);
    perFile.set(note.file, count + 1);
    return true;
  });
}

/** One module is one note, however many environments deploy it. */
export function distinctCoverage(notes: readonly CoverageNote[]): readonly CoverageNote[] {
  const seen = new Set<string>();
  return notes.filter(({ what, span: at }) => {
    const key = JSON.stringify([what, at?.source.path, at?.start]);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
