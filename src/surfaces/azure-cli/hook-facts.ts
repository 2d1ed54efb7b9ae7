import { unwrap } from '../../languages/shell/run.ts';
import { RUNNER_WORKSPACE, RunnerFiles, runnerPath } from '../../languages/workflow/runner/files.ts';
import { type Doing, Follower } from '../../languages/workflow/runner/follow.ts';
import { followedContainer } from '../../languages/workflow/runner/followed.ts';
import { textsOf } from '../../languages/workflow/runner/powershell-call.ts';
import { runScript } from '../../languages/workflow/runner/run-script.ts';
import { wholeFolder } from '../../languages/workflow/runner/tree.ts';
import { span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { folderOf, type Workspace } from '../../workspace/workspace.ts';
import { RUNNER_PROGRAMS } from '../workflow/runner-programs.ts';
import { NOTHING_FOUND, type StepContext, type StepFindings, together } from '../workflow/step-context.ts';
import { type AzdHook, type AzdStage, azdHooks } from './azd-hooks.ts';
import { doingFindings, scriptFindings } from './doing-findings.ts';

/** What a script does to Azure; azd runs its hooks on its way. */
export function withHooks(doing: Doing, context: StepContext): StepFindings {
  const own = doingFindings(doing, context);
  const stages = stagesOf(doing);
  if (stages.length === 0) return own;
  return together([own, ...azdHooks(context.workspace, stages).map((hook) => hookFindings(hook, context))]);
}

const STAGES: ReadonlyMap<string, readonly AzdStage[]> = new Map([
  ['up', ['provision', 'deploy']],
  ['provision', ['provision']],
  ['deploy', ['deploy']],
]);

function stagesOf(doing: Doing): readonly AzdStage[] {
  const call = doing.kind === 'call' ? unwrap(doing.call) : null;
  const program = call?.program ?? (doing.kind === 'command' ? doing.command.name : '');
  if (!/(^|[\\/])azd(\.exe|\.cmd)?$/i.test(program)) return [];
  const argv = call?.argv ?? (doing.kind === 'command' ? doing.command.words.flatMap(textsOf) : []);
  return STAGES.get(argv[0]?.string ?? '') ?? [];
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
  const follower = new Follower(context.files, RUNNER_PROGRAMS);
  const { environment } = context;
  if (hook.shell === 'pwsh') {
    const folder = hook.file === null ? null : runnerPath(RUNNER_WORKSPACE, folderOf(hook.file));
    follower.powerShell({ text, cwd, folder, words: [] }, environment, []);
    return scriptFindings(follower, context);
  }
  const path = hook.file === null ? null : runnerPath(RUNNER_WORKSPACE, hook.file).replaceAll("'", "'\\''");
  const script = path === null ? TracedText.of('set -f\n').concat(text) : TracedText.of(`bash -f '${path}'\n`);
  const files = followedContainer(context.files);
  follower.shell(runScript(script, { environment, cwd, files, programs: RUNNER_PROGRAMS }), []);
  return scriptFindings(follower, context);
}
