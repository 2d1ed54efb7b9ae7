import type { FileRunner } from '../python/file-runner.ts';

/** The startup command of a file that a program runs, on the port that App Service sends requests to. */
export function fileCommand(runner: FileRunner, file: string): string {
  const run = `python -m ${runner} run ${file}`;
  switch (runner) {
    case 'streamlit':
      return `${run} --server.port 8000 --server.address 0.0.0.0`;
    case 'chainlit':
      return `${run} --host 0.0.0.0 --port 8000`;
  }
}
