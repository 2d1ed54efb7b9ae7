import type { Chosen } from '../../languages/asked.ts';
import { RUNNER_WORKSPACE, RunnerFiles, runnerPath } from '../../languages/workflow/runner/files.ts';
import { Follower } from '../../languages/workflow/runner/follow.ts';
import { wholeFolder } from '../../languages/workflow/runner/tree.ts';
import { isMakefile, otherScript, SCRIPT_FILE } from '../../text/script-file.ts';
import { type Source, span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { folderOf, nameOf, type Workspace } from '../../workspace/workspace.ts';
import type { Scope } from '../facts.ts';
import { perName } from '../workflow/per-name.ts';
import { RUNNER_PROGRAMS } from '../workflow/runner-programs.ts';
import { NOTHING_FOUND, type StepFindings, together } from '../workflow/step-context.ts';
import type { WorkflowSurfaces } from '../workflow/workflow-facts.ts';
import { scriptFindings } from './doing-findings.ts';
import { withHooks } from './hook-facts.ts';
import { holdsOnlyApp, knownFiles, mayDiffer } from './known-files.ts';
import { type Callers, forOthers } from './other-environments.ts';
import { environmentAsked, inEachEnvironment } from './script-environments.ts';
import { type Answers, runOf } from './script-run.ts';

const MODULE = /\.psm1$/i;

/** A script without any of these words makes, changes and deploys no app. */
const CONCERNS_US =
  /\baz\s+(webapp\s+(create|up|update|deploy|deployment|config(?!\s+(show|ssl|hostname|backup|snapshot|access-restriction|appsettings\s+list)))\b|webapp\s+["$]|appservice\s+(plan\s+)?(create|update|["$])|deployment|group\s+deployment|resource\s+(update|create)|rest|stack)|\baz\s+["$]|\bazd\s+(up|provision)\b|\b(webapp|appservice)['"]?\s*,?\s*['"]?(create|up|config|deploy|deployment|plan)\b(?!\s+(show|list))|-Az(WebApp|AppServicePlan|Resource|\w*Deployment(Stack)?)\b|\.scm\.([\w-]+\.)?azurewebsites\.net\/api\/(zipdeploy|publish)|\bgit\s+(remote|push)\b[^\n]*\.scm\.([\w-]+\.)?azurewebsites\.net/i;

/** Scripts of tests, tools, skills of agents and examples of other programs deploy nothing of the repository. */
const NOT_OURS =
  /(^|\/)(node_modules|site-packages|vendor|third_party|tests?|__tests__|\.devcontainer|\.github\/skills)\//i;

const MOST_SCRIPTS = 60;

/**
 * What scripts of the repository that call the Azure CLI do, each followed by itself.
 * @param followed scripts that a workflow runs: they are told of there, but for the environments that it doesn't name
 * @param workflows what workflows do
 */
export async function scriptFacts(
  workspace: Workspace,
  followed: ReadonlySet<string>,
  workflows: Callers,
): Promise<WorkflowSurfaces> {
  const scripts = concerning(workspace).filter((path) => SCRIPT_FILE.test(path));
  const ran = scripts.filter((path) => followed.has(path));
  const each = scripts
    .filter((path) => !followed.has(path))
    .slice(0, MOST_SCRIPTS)
    .map((path) => ({ path, found: fromItsFolder(path, workspace) }));
  // What another script calls is told of there, with what it is given.
  const called = new Set(each.flatMap(({ path, found }) => scriptsOf(found).filter((other) => other !== path)));
  const uncalled = each.filter(({ path }) => !called.has(path));
  const first = (uncalled.length > 0 ? uncalled : each).flatMap(({ found }) => found);
  const callers = together([{ ...NOTHING_FOUND, ...workflows }, ...first]);
  const rest = [
    ...each.filter((one) => uncalled.length > 0 && called.has(one.path)).map(({ found }) => found),
    ...ran.slice(0, MOST_SCRIPTS).map((path) => environmentsOf(path, workspace)),
  ];
  const { facts, runs, coverage } = together([...first, ...rest.flatMap((found) => forOthers(found, callers))]);
  return { facts: facts.flatMap(perName), runs, coverage, notes: [], followed };
}

function scriptsOf(found: readonly StepFindings[]): readonly string[] {
  return found.flatMap(({ scripts }) => scripts ?? []);
}

/** What a script that is run elsewhere does for each environment between which it tells. */
function environmentsOf(path: string, workspace: Workspace): readonly StepFindings[] {
  const source = workspace.read(path);
  return source && environmentAsked(source, workspace.files) ? fromItsFolder(path, workspace) : [];
}

/** A script without its comments and the lines that only print something: it may tell people what to run. */
function withoutMessages(text: string): string {
  return CONCERNS_US.test(text) ? text.replace(MESSAGE, '') : '';
}

const MESSAGE =
  /^[ \t]*(?:#|rem\b|::|@?(?:echo|printf|log\w*|info|warn\w*|error|success|print\w*|Write-(?:Host|Output|Warning|Error|Verbose))\s).*$/gim;

const SCRIPT_NAME = /(?<![\w.-])[\w.-]{1,120}\.(?:sh|bash|ps1|psm1)\b|\*\.(?:sh|ps1)\b/gi;

/** The scripts that make, change or deploy an app, and those that call one of them or take it in. */
function concerning(workspace: Workspace): readonly string[] {
  const texts = workspace.files
    .filter((path) => (SCRIPT_FILE.test(path) || MODULE.test(path)) && !NOT_OURS.test(path))
    .map((path) => ({ path, text: workspace.read(path)?.text ?? '' }))
    .map(({ path, text }) => ({ path, text, named: text.replace(/%~dp0/gi, '/').match(SCRIPT_NAME) ?? [] }));
  const found = new Set(texts.filter(({ text }) => CONCERNS_US.test(withoutMessages(text))).map(({ path }) => path));
  for (let before = 0; before < found.size; ) {
    before = found.size;
    const names = new Set([...found].map((path) => nameOf(path)));
    for (const { path, named } of texts)
      if (named.some((name) => names.has(name) || name.startsWith('*'))) found.add(path);
  }
  return texts.flatMap(({ path }) => (found.has(path) && !hasTwin(path, found) ? [path] : []));
}

/** `deploy.cmd` beside `deploy.sh` or `deploy.ps1`: the same for another shell. */
function hasTwin(path: string, found: ReadonlySet<string>): boolean {
  if (otherScript(path) !== 'batch') return false;
  const stem = path.replace(/\.\w+$/, '');
  return ['sh', 'bash', 'ps1'].some((ending) => found.has(`${stem}.${ending}`));
}

/**
 * A script is called from the root of the repository, unless it finds its files only from its own folder, or the app lies
 * there and none in the root; make goes by the folder that its file is in.
 */
function fromItsFolder(path: string, workspace: Workspace): readonly StepFindings[] {
  const source = workspace.read(path);
  if (!source) return [];
  const fromRoot = findingsFrom('', source, workspace);
  const folder = folderOf(path);
  const isAlike = folder === '' || !mayDiffer(source, folder, workspace);
  const fromFolder = isAlike ? fromRoot : findingsFrom(folder, source, workspace);
  const more = knownFiles(fromFolder, source, workspace) - knownFiles(fromRoot, source, workspace);
  const isFromFolder = more > 0 || (more === 0 && (isMakefile(path) || holdsOnlyApp(folder, workspace)));
  if (otherScript(path)) return [isFromFolder ? fromFolder : fromRoot];
  return inEachEnvironment(source, isFromFolder ? fromFolder : fromRoot, workspace.files, (chosen) =>
    findingsFrom(isFromFolder ? folder : '', source, workspace, chosen),
  );
}

/** A script that does nothing as it is called may do it with an option, or with another value of a variable. */
function findingsFrom(folder: string, source: Source, workspace: Workspace, chosen?: Chosen): StepFindings {
  const first: Answers = chosen ? { chosen } : {};
  const plain = findingsGiven(folder, source, workspace, first);
  const nothing = plain.facts.length === 0 && plain.runs.length === 0 && plain.coverage.length === 0;
  const isShell = !/\.ps1$/i.test(source.path);
  return nothing && isShell ? findingsGiven(folder, source, workspace, { ...first, given: 'all' }) : plain;
}

function findingsGiven(folder: string, source: Source, workspace: Workspace, answers: Answers): StepFindings {
  const { path } = source;
  const scope = { file: path, environment: null, run: {} };
  const cwd = runnerPath(RUNNER_WORKSPACE, folder);
  const files = new RunnerFiles(workspace).with(RUNNER_WORKSPACE, wholeFolder(''));
  const whole = span(source, 0, source.text.length);
  const follower = new Follower(files, RUNNER_PROGRAMS);
  if (/\.ps1$/i.test(path)) {
    const own = runnerPath(RUNNER_WORKSPACE, folderOf(path));
    follower.powerShell({ text: TracedText.at(whole), cwd, folder: own, words: null, ...answers }, new Map(), []);
  } else follower.shell(runOf(cwd, files, source, answers), []);
  const context = { workspace, scope, condition: null, span: whole, files, python: undefined, environment: new Map() };
  return scriptFindings(follower, context, (doing, inner, at) =>
    withHooks(doing, { ...inner, scope: ordered(scope, at) }),
  );
}

function ordered(scope: Scope, step: number): Scope {
  return { ...scope, order: { run: scope.run, step } };
}
