import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** The environment that GitHub starts the Action in. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Why a job runs: what it is to be compared with, and where what it finds may be written. */
export interface Occasion {
  readonly event: string;
  /** the commit before the change, as the event names it; null where there is none, with the reason */
  readonly base: string | null;
  readonly noBase: string;
  readonly pullRequest: PullRequest | null;
  /** the run that this one follows, of an event `workflow_run` */
  readonly run: Run | null;
}

/** A run of another workflow, as the event tells of it: this much of it nobody but GitHub writes. */
export interface Run {
  readonly id: number;
  readonly headSha: string;
  readonly headBranch: string;
  readonly headOwner: string;
}

export interface PullRequest {
  readonly number: number;
  /** the commit that its author pushed; the checkout may be its merge with the base */
  readonly head: string;
  readonly open: boolean;
  /** it comes from another repository, or from Dependabot: then GitHub gives the job a token that can't write */
  readonly readOnly: string | null;
}

const commit = z.string().check(z.regex(/^[0-9a-f]{40,64}$/));
const side = z.object({ sha: commit, repo: z.nullish(z.object({ full_name: z.string() })) });
const shape = z.object({
  workflow_run: z.optional(
    z.object({
      id: z.int(),
      head_sha: commit,
      head_branch: z.string(),
      head_repository: z.object({ owner: z.object({ login: z.string() }) }),
    }),
  ),
  before: z.optional(z.string()),
  merge_group: z.optional(z.object({ base_sha: commit })),
  pull_request: z.optional(
    z.object({
      number: z.int(),
      state: z.optional(z.string()),
      head: side,
      base: side,
      user: z.nullish(z.object({ login: z.string() })),
    }),
  ),
});

/** Reads the event that started the job. An event that isn't as expected has no base and no pull request. */
export function occasionOf(environment: Environment): Occasion {
  const event = environment['GITHUB_EVENT_NAME'] ?? '';
  const payload = payloadOf(environment['GITHUB_EVENT_PATH']);
  const { pull_request: pull, merge_group: group, workflow_run: run, before } = payload ?? {};
  const nothing = {
    event,
    base: null,
    noBase: `an event of the kind \`${event || 'unknown'}\` has no commit to compare with`,
    pullRequest: null,
    run: null,
  };
  if (pull) return { ...nothing, base: pull.base.sha, noBase: '', pullRequest: pullRequestOf(pull, environment) };
  if (group) return { ...nothing, base: group.base_sha, noBase: '' };
  if (event === 'push') {
    const known = before !== undefined && /^[0-9a-f]{40,64}$/.test(before) && !/^0+$/.test(before);
    return { ...nothing, base: known ? before : null, noBase: 'this is the first push of the branch' };
  }
  if (event === 'workflow_run' && run) return { ...nothing, run: runOf(run) };
  return nothing;
}

function runOf({
  id,
  head_sha: headSha,
  head_branch: headBranch,
  head_repository,
}: NonNullable<z.infer<typeof shape>['workflow_run']>): Run {
  return { id, headSha, headBranch, headOwner: head_repository.owner.login };
}

function payloadOf(path: string | undefined): z.infer<typeof shape> | null {
  if (!path) return null;
  try {
    const read = z.safeParse(shape, JSON.parse(readFileSync(path, 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function pullRequestOf(
  pull: NonNullable<z.infer<typeof shape>['pull_request']>,
  environment: Environment,
): PullRequest {
  const own = environment['GITHUB_REPOSITORY'];
  const from = pull.head.repo?.full_name;
  // https://docs.github.com/actions/security-guides/automatic-token-authentication: read-only for forks and for Dependabot,
  // but not for what runs in the base's name.
  const inBase = environment['GITHUB_EVENT_NAME'] === 'pull_request_target';
  const dependabot = environment['GITHUB_ACTOR'] === 'dependabot[bot]';
  const readOnly = inBase
    ? null
    : from !== own
      ? 'the pull request comes from a fork'
      : dependabot
        ? 'the pull request comes from Dependabot'
        : null;
  return { number: pull.number, head: pull.head.sha, open: (pull.state ?? 'open') === 'open', readOnly };
}
