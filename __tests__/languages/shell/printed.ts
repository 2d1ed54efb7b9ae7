import { runShell } from '../../../src/languages/shell/run.ts';
import { TracedText } from '../../../src/text/traced.ts';

const known = new Map(['sed', 'grep', 'bc', 'printf', 'talks'].map((name) => [name, { kind: 'tool' }] as const));

/** What a script prints by our evaluator; `talks` is a program of which nothing is known. */
export function printed(script: string): string {
  const run = runShell(TracedText.of(script), {
    shell: 'bash',
    environment: new Map(),
    environmentComplete: true,
    cwd: '/home/site/wwwroot',
    files: { kind: () => 'missing', read: () => null, list: () => null, executable: () => null },
    programs: { known, complete: true },
    cpus: null,
    keepFiles: true,
  });
  return run.ends[0]?.output.string ?? '';
}
