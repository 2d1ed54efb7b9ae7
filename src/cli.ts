import { output } from './cli/output.ts';
import { requestOf } from './cli/request.ts';
import { run } from './cli/run.ts';
import { VERSION } from './version.ts';

main().then((code) => {
  process.exitCode = code;
}, failed);

async function main(): Promise<number> {
  const request = requestOf(process.argv.slice(2));
  if (request.kind === 'misuse') return misuse(request.message);
  const { terminal, columns, print } = output(1);
  return run(request, {
    environment: process.env,
    terminal,
    columns: Math.min(Math.max(columns ?? 100, 40), 120),
    folder: process.cwd(),
    program: process.argv[1] ?? null,
    print,
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
  output(2).print(
    `gunicorn-plan-lint ${VERSION} failed: this is a bug in it, not in your repository. Nothing was checked. Please report it with these lines:\n${details}\n`,
  );
}

function misuse(message: string): number {
  output(2).print(`gunicorn-plan-lint: ${message}\n`);
  return 2;
}
