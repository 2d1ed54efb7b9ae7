import { runShell } from '../../../src/languages/shell/run.ts';
import { Source } from '../../../src/text/source.ts';
import { TracedText } from '../../../src/text/traced.ts';

const known = new Map(
  ['sed', 'grep', 'bc', 'jq', 'cat', 'printf', 'talks'].map((name) => [name, { kind: 'tool' }] as const),
);

/** What a script prints by our evaluator, in a folder of some files; `talks` is a program of which nothing is known. */
export function printed(script: string, files: Readonly<Record<string, string>> = {}): string {
  const textOf = (path: string): string | undefined => files[path.slice(path.lastIndexOf('/') + 1)];
  const run = runShell(TracedText.of(script), {
    shell: 'bash',
    environment: new Map(),
    environmentComplete: true,
    cwd: '/home/site/wwwroot',
    files: {
      kind: (path) => (textOf(path) === undefined ? 'missing' : 'file'),
      read: (path) => {
        const text = textOf(path);
        return text === undefined ? null : new Source(path, text);
      },
      list: () => null,
      executable: () => null,
    },
    programs: { known, complete: true },
    cpus: null,
    keepFiles: true,
  });
  return run.ends[0]?.output.string ?? '';
}
