import { escapedData } from '../report/annotations.ts';
import { VERSION } from '../version.ts';

/** How the job ends where nothing could be checked: as a mistake that the workflow's author can mend, or as a bug of ours. */
export function failureOf(error: unknown): { readonly code: number; readonly text: string } {
  if (error instanceof Error && error.name === 'UsageError') {
    return { code: 2, text: `::error title=gunicorn-plan-lint::${escapedData(error.message)}\n` };
  }
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = `gunicorn-plan-lint ${VERSION} failed: this is a bug in it, not in your repository. Nothing was checked. Please report it with these lines:\n${details}`;
  return { code: 3, text: `::error title=gunicorn-plan-lint::${escapedData(message)}\n` };
}
