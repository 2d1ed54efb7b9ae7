import { builtIn, string, unknown, type Value } from '../../value/value.ts';
import { ENV_FILE, OUTPUT_FILE, PATH_FILE } from './command-files.ts';
import { RUNNER_TEMP, RUNNER_WORKSPACE } from './runner/files.ts';
import type { RunningStep } from './step.ts';

const GITHUB = builtIn('GitHub');

/** https://docs.github.com/actions/reference/workflows-and-actions/variables#default-environment-variables */
const RUN_TIME = [
  'GITHUB_ACTION',
  'GITHUB_ACTION_PATH',
  'GITHUB_ACTION_REPOSITORY',
  'GITHUB_ACTOR',
  'GITHUB_ACTOR_ID',
  'GITHUB_API_URL',
  'GITHUB_BASE_REF',
  'GITHUB_EVENT_NAME',
  'GITHUB_EVENT_PATH',
  'GITHUB_GRAPHQL_URL',
  'GITHUB_HEAD_REF',
  'GITHUB_JOB',
  'GITHUB_REF',
  'GITHUB_REF_NAME',
  'GITHUB_REF_PROTECTED',
  'GITHUB_REF_TYPE',
  'GITHUB_REPOSITORY',
  'GITHUB_REPOSITORY_ID',
  'GITHUB_REPOSITORY_OWNER',
  'GITHUB_REPOSITORY_OWNER_ID',
  'GITHUB_RETENTION_DAYS',
  'GITHUB_RUN_ATTEMPT',
  'GITHUB_RUN_ID',
  'GITHUB_RUN_NUMBER',
  'GITHUB_SERVER_URL',
  'GITHUB_SHA',
  'GITHUB_TOKEN',
  'GITHUB_TRIGGERING_ACTOR',
  'GITHUB_WORKFLOW',
  'GITHUB_WORKFLOW_REF',
  'GITHUB_WORKFLOW_SHA',
  'RUNNER_ARCH',
  'RUNNER_ENVIRONMENT',
  'RUNNER_NAME',
  'RUNNER_OS',
  'RUNNER_TOOL_CACHE',
];

/** What bash and the machine give, each time something else: no two of them are known to be the same. */
const EACH_TIME =
  'RANDOM SRANDOM SECONDS EPOCHSECONDS EPOCHREALTIME BASHPID PPID UID EUID HOSTNAME USER LOGNAME OSTYPE HOSTTYPE'.split(
    ' ',
  );

/** Written by every runner. */
const FIXED: Readonly<Record<string, string>> = {
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_ENV: ENV_FILE,
  GITHUB_OUTPUT: OUTPUT_FILE,
  GITHUB_PATH: PATH_FILE,
  GITHUB_STEP_SUMMARY: `${RUNNER_TEMP}/_runner_file_commands/step_summary`,
  GITHUB_WORKSPACE: RUNNER_WORKSPACE,
  HOME: '/home/runner',
  RUNNER_TEMP,
};

/** The variables that a step's process sees: its own, and those that every runner and the machine give. */
export function runnerEnvironment({
  environment,
  contexts,
}: Pick<RunningStep, 'environment' | 'contexts'>): ReadonlyMap<string, Value> {
  const context = contexts.named.get('github');
  const github = typeof context === 'function' ? context : null;
  const all = new Map<string, Value>();
  for (const name of RUN_TIME) {
    const path = name.toLowerCase().replace('_', '.');
    const given = name.startsWith('GITHUB_') ? github?.(path.slice('github.'.length)) : undefined;
    const known = given !== undefined && given.kind !== 'unknown';
    all.set(name, known ? given : unknown(`\`${name}\` is known only when the workflow runs`, GITHUB, path));
  }
  for (const name of EACH_TIME) all.set(name, unknown(`\`${name}\` is known only when the workflow runs`, GITHUB));
  for (const [name, value] of Object.entries(FIXED)) all.set(name, string(value, GITHUB));
  for (const [name, { value }] of environment) all.set(name, value);
  return all;
}
