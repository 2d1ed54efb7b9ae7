import { unwrap } from '../../languages/shell/run.ts';
import type { Call } from '../../languages/shell/world.ts';
import { RUNNER_WORKSPACE, RunnerFiles, runnerPath } from '../../languages/workflow/runner/files.ts';
import { wholeFolder } from '../../languages/workflow/runner/tree.ts';
import { span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { folderOf, type Workspace } from '../../workspace/workspace.ts';
import { NOTHING_FOUND, type StepContext, type StepFindings, together } from '../workflow/step-context.ts';
import { type AzdHook, type AzdStage, azdHooks } from './azd-hooks.ts';
import { powerShellFindings } from './powershell.ts';
import { shellFindings } from './shell-findings.ts';

/** What azd's hooks do where a step or script calls azd: they run with it. */
export function hooksOfCall(outer: Call, context: StepContext): StepFindings {
  const call = unwrap(outer);
  if (!/(^|\/)azd$/.test(call.program)) return NOTHING_FOUND;
  const stages: Readonly<Record<string, readonly AzdStage[]>> = {
    up: ['provision', 'deploy'],
    provision: ['provision'],
    deploy: ['deploy'],
  };
  const command = call.argv[0]?.string ?? '';
  const own = Object.hasOwn(stages, command) ? (stages[command] ?? []) : [];
  return together(azdHooks(context.workspace, own).map((hook) => hookFindings(hook, context)));
}

/** What the hooks of projects do that no step and no script deploys by azd: whoever calls azd runs them. */
export function hooksByHand(workspace: Workspace): StepFindings {
  const runs = new Map<string, object>();
  return together(
    azdHooks(workspace, ['provision', 'deploy']).map((hook, step) => {
      const run = runs.get(hook.project) ?? {};
      runs.set(hook.project, run);
      const scope = { file: hook.project, environment: null, run, order: { run, step } };
      const files = new RunnerFiles(workspace).with(RUNNER_WORKSPACE, wholeFolder(''));
      const place = hook.run.text.spanOf();
      if (!place) return NOTHING_FOUND;
      const context = { workspace, scope, condition: null, span: place, files, python: undefined };
      return hookFindings(hook, { ...context, environment: new Map() });
    }),
  );
}

/** The files of hooks: what they do is told with azd. */
export function hookFiles(workspace: Workspace): readonly string[] {
  return azdHooks(workspace, ['provision', 'deploy']).flatMap(({ file }) => file ?? []);
}

function hookFindings(hook: AzdHook, context: StepContext): StepFindings {
  const cwd = runnerPath(RUNNER_WORKSPACE, hook.folder);
  const source = hook.file === null ? null : context.workspace.read(hook.file);
  const text = source ? TracedText.at(span(source, 0, source.text.length)) : hook.run.text;
  if (hook.shell === 'pwsh') {
    const folder = hook.file === null ? null : runnerPath(RUNNER_WORKSPACE, folderOf(hook.file));
    return powerShellFindings({ text, cwd, folder, words: [] }, context);
  }
  const path = hook.file === null ? null : runnerPath(RUNNER_WORKSPACE, hook.file).replaceAll("'", "'\\''");
  const script = path === null ? TracedText.of('set -f\n').concat(text) : TracedText.of(`bash -f '${path}'\n`);
  return shellFindings(script, cwd, context);
}
