import { knownString } from '../../../value/read.ts';
import type { Property, Value } from '../../../value/value.ts';
import { keyOf } from '../expression/logic.ts';
import { asText } from '../expression/text.ts';
import type { JobState } from '../job-state.ts';
import type { RunCondition } from '../run-types.ts';
import { type Artifact, download, upload } from './artifacts.ts';
import { RUNNER_WORKSPACE, runnerPath } from './files.ts';
import { unknownTree, wholeFolder } from './tree.ts';

type Inputs = ReadonlyMap<string, Property>;
/** those under which the step runs */
type Conditions = readonly RunCondition[];

/** GitHub's own actions that put files onto a runner's disk; false for any other. */
export function runnerAction(action: string, inputs: Inputs, conditions: Conditions, state: JobState): boolean {
  switch (action) {
    case 'actions/checkout':
      checkout(inputs, conditions, state);
      return true;
    case 'actions/setup-python':
      state.python = inputs.get('python-version')?.value ?? versionFile(inputs, state);
      return true;
    case 'actions/upload-artifact':
      keep(inputs, conditions, state);
      return true;
    case 'actions/download-artifact':
      fetchArtifacts(inputs, conditions, state);
      return true;
    case 'dawidd6/action-download-artifact':
      fetchForeign(inputs, conditions, state, knownString(inputs.get('workflow')?.value) ?? null);
      return true;
    default:
      return false;
  }
}

function checkout(inputs: Inputs, conditions: Conditions, state: JobState): void {
  const folder = runnerPath(RUNNER_WORKSPACE, knownString(inputs.get('path')?.value) ?? '');
  const repository = inputs.get('repository')?.value;
  const own = ofThisRepository(repository);
  const name = own || !repository ? '' : asText(repository).string;
  const tree = own ? wholeFolder('') : unknownTree(`another repository, ${name}, is checked out there`);
  state.disk.change(conditions, (files) => files.with(folder, tree));
}

/** `python-version-file`: the file's first line. */
function versionFile(inputs: Inputs, state: JobState): Value | undefined {
  const path = knownString(inputs.get('python-version-file')?.value);
  const text = path === undefined ? undefined : state.workflow.workspace.read(path)?.text;
  const version = /^\s*(?:python-)?(\d+(?:\.\d+)*)/.exec(text ?? '')?.[1];
  const written = inputs.get('python-version-file')?.value;
  if (version === undefined || written?.kind !== 'string') return undefined;
  return { ...written, text: written.text.mapCharacters(() => version) };
}

/** The name of an artifact, as a text that is the same for equal names. */
function nameOf(inputs: Inputs, fallback: string): string | null {
  const name = inputs.get('name')?.value;
  if (name === undefined) return fallback;
  return knownString(name) ?? keyOf(name) ?? null;
}

function keep(inputs: Inputs, conditions: Conditions, state: JobState): void {
  const name = nameOf(inputs, 'artifact');
  const path = inputs.get('path')?.value;
  if (name === null || path === undefined) return;
  const paths = asText(path)
    .string.split('\n')
    .map((line) => line.trim());
  const hidden = knownString(inputs.get('include-hidden-files')?.value) === 'true';
  const kept = upload(state.disk.at(conditions), paths, RUNNER_WORKSPACE, hidden);
  state.workflow.artifacts.set(name, { ...kept, python: state.python });
}

function fetchArtifacts(inputs: Inputs, conditions: Conditions, state: JobState): void {
  const folder = runnerPath(RUNNER_WORKSPACE, knownString(inputs.get('path')?.value) ?? '');
  const { artifacts } = state.workflow;
  const foreign = inputs.has('run-id') || inputs.has('repository');
  const name = inputs.has('name') ? nameOf(inputs, '') : null;
  const artifact = name === null || foreign ? undefined : artifacts.get(name);
  if (artifact) {
    state.disk.change(conditions, (files) => download(files, folder, artifact));
    state.python ??= artifact.python;
    return;
  }
  if (foreign && name !== null) {
    fetchForeign(inputs, conditions, state, null);
    return;
  }
  if (inputs.has('name') || foreign) {
    const shown = asText(inputs.get('name')?.value ?? { kind: 'null', origin: { kind: 'built-in', by: 'GitHub' } });
    const why = `the artifact ${shown.known ? `'${shown.string}' ` : ''}comes from elsewhere`;
    state.disk.change(conditions, (files) => files.with(folder, unknownTree(why)));
    return;
  }
  for (const [each, content] of matching(artifacts, inputs)) {
    const merge = knownString(inputs.get('merge-multiple')?.value) === 'true';
    const into = merge ? folder : runnerPath(folder, each);
    state.disk.change(conditions, (files) => download(files, into, content));
    state.python ??= content.python;
  }
}

/** An artifact of another run: mostly one of the workflow that starts this one. */
function fetchForeign(inputs: Inputs, conditions: Conditions, state: JobState, workflow: string | null): void {
  const folder = runnerPath(RUNNER_WORKSPACE, knownString(inputs.get('path')?.value) ?? '');
  const name = nameOf(inputs, '');
  const own = ['repository', 'repo'].every((input) => ofThisRepository(inputs.get(input)?.value));
  const artifact = name && own ? state.workflow.foreignArtifact(name, workflow, state.job.workflow) : null;
  if (artifact) {
    state.disk.change(conditions, (files) => download(files, folder, artifact));
    state.python ??= artifact.python;
    return;
  }
  const why = `the artifact '${name ?? ''}' comes from elsewhere`;
  state.disk.change(conditions, (files) => files.with(folder, unknownTree(why)));
}

function ofThisRepository(written: Value | undefined): boolean {
  return written === undefined || asText(written).holes.some((hole) => hole.key === 'github.repository');
}

function matching(artifacts: ReadonlyMap<string, Artifact>, inputs: Inputs): readonly (readonly [string, Artifact])[] {
  const pattern = knownString(inputs.get('pattern')?.value);
  if (pattern === undefined) return [...artifacts];
  const expression = new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*')}$`);
  return [...artifacts].filter(([name]) => expression.test(name));
}
