import { requestOf } from './cli/request.ts';
import { run } from './cli/run.ts';
import { VERSION } from './version.ts';

// A reader that has seen enough (`| head`) closes the pipe; that is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

main().then((code) => {
  process.exitCode = code;
}, failed);

async function main(): Promise<number> {
  const request = requestOf(process.argv.slice(2));
  if (request.kind === 'misuse') return misuse(request.message);
  return run(request, {
    environment: process.env,
    terminal: process.stdout.isTTY === true,
    columns: Math.min(Math.max(process.stdout.columns ?? 100, 40), 120),
    folder: process.cwd(),
    print: (text) => process.stdout.write(text),
  });
}

function failed(error: unknown): void {
  // Told by its name, so that its class need not be loaded at every start.
  if (error instanceof Error && error.name === 'UsageError') {
    process.exitCode = misuse(error.message);
    return;
  }
  process.exitCode = 3;
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `gunicorn-plan-lint ${VERSION} failed: this is a bug in it, not in your repository. Nothing was checked. Please report it with these lines:\n${details}\n`,
  );
}

function misuse(message: string): number {
  process.stderr.write(`gunicorn-plan-lint: ${message}\n`);
  return 2;
}
