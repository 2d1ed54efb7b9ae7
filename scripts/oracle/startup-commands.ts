import { runShell } from '../../src/languages/shell/run.ts';
import { Source, span } from '../../src/text/source.ts';
import { TracedText } from '../../src/text/traced.ts';
import { builtIn, string } from '../../src/value/value.ts';
import type { OracleOptions, Outcome } from './case.ts';
import { APP_FOLDER, compareRun, RECORDED_PROGRAMS, type Recording, recordedFiles } from './launch-world.ts';

interface Case {
  readonly id: string;
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly cpus: number;
  readonly expect: Recording;
}

/** Startup commands as the platform pastes them, run by a real `/bin/sh` with recording stubs. */
export async function* check(lines: readonly unknown[], _options: OracleOptions): AsyncIterable<Outcome> {
  for (const one of lines as readonly Case[]) {
    const { outcome, answer } = compareRun(runCommand(one), one.expect);
    yield { id: one.id, outcome, expected: JSON.stringify({ command: one.command, ...one.expect }), answer };
  }
}

export function runCommand({ command, env, files, cpus }: Omit<Case, 'id' | 'expect'>): ReturnType<typeof runShell> {
  const source = new Source('COMMAND', command);
  const head = `#!/bin/sh\n\ncd ${APP_FOLDER}\n\nexport APP_PATH="${APP_FOLDER}"\nif [ -z "$HOST" ]; then\n\texport HOST=0.0.0.0\nfi\nif [ -z "$PORT" ]; then\n\texport PORT=8000\nfi\n\n`;
  const script = TracedText.join([
    TracedText.of(`${head}PATH="$PATH:${APP_FOLDER}" `),
    TracedText.at(span(source, 0, command.length)),
    TracedText.of('\n'),
  ]);
  return runShell(script, {
    shell: 'sh',
    environment: new Map(Object.entries(env).map(([name, value]) => [name, string(value, builtIn('the case'))])),
    environmentComplete: true,
    cwd: '/',
    files: recordedFiles(files),
    programs: RECORDED_PROGRAMS,
    cpus,
  });
}
