import { runShell } from '../../languages/shell/run.ts';
import type { Call, ShellRun, ShellWorld } from '../../languages/shell/world.ts';
import { writtenBy } from '../../languages/shell/written-by.ts';
import { followedContainer } from '../../languages/workflow/runner/followed.ts';
import type { Span } from '../../text/source.ts';
import type { TracedText } from '../../text/traced.ts';
import { both } from '../../value/condition.ts';
import { RUNNER_PROGRAMS } from '../workflow/runner-programs.ts';
import { NOTHING_FOUND, type StepContext, type StepFindings, together } from '../workflow/step-context.ts';
import { callFindings } from './calls.ts';

/** What a script of a shell does to Azure that another program starts: a hook of azd, or a script of PowerShell. */
export function shellFindings(script: TracedText, cwd: string, context: StepContext): StepFindings {
  const { environment } = context;
  const run = followScript(script, { environment, cwd, files: followedContainer(context.files) });
  const written = writtenBy(run);
  const found = run.calls.map((call) => callFindings(call, ofCall(call, { ...context, written })));
  return together([...found, { ...NOTHING_FOUND, scripts: run.scripts }]);
}

/** Follows a script of the repository as bash would, wherever its programs come to succeed. */
export function followScript(
  script: TracedText,
  world: Pick<ShellWorld, 'environment' | 'cwd' | 'files' | 'typed'>,
): ShellRun {
  return runShell(script, {
    ...world,
    shell: 'bash',
    environmentComplete: false,
    programs: RUNNER_PROGRAMS,
    cpus: null,
    limits: { ways: 24 },
    keepFiles: true,
    succeeds: true,
  });
}

function ofCall(call: Call, context: StepContext): StepContext {
  const place: Span = call.span ?? context.span;
  const inner = call.condition === null ? null : { when: call.condition, span: place };
  return { ...context, span: place, condition: both(context.condition, inner) };
}
