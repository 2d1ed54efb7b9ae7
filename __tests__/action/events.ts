/** Events in the shape in which GitHub hands them to a job, cut to the fields that mean something here. */
export interface Event {
  readonly name: string;
  readonly payload: object;
  /** what GitHub sets besides, that depends on the event */
  readonly variables: Readonly<Record<string, string>>;
}

/** The commits that events name. */
export interface Commits {
  readonly head: string;
  readonly base: string;
  readonly merge: string;
}

const owner = { login: 'contoso', id: 1, type: 'Organization' };
const repository = {
  id: 42,
  name: 'parcels',
  full_name: 'contoso/parcels',
  private: false,
  owner,
  default_branch: 'main',
  html_url: 'https://github.example/contoso/parcels',
};
const fork = { ...repository, id: 43, full_name: 'mallory/parcels', fork: true, owner: { ...owner, login: 'mallory' } };
const sender = { login: 'ada', id: 7, type: 'User' };

export function pullRequestEvent({ head, base, merge }: Commits): Event {
  return {
    name: 'pull_request',
    payload: {
      action: 'synchronize',
      number: 7,
      pull_request: {
        number: 7,
        state: 'open',
        draft: false,
        title: 'Deploy with Bicep',
        head: { ref: 'change', sha: head, repo: repository },
        base: { ref: 'main', sha: base, repo: repository },
        merge_commit_sha: merge,
        user: sender,
      },
      repository,
      sender,
    },
    variables: {
      GITHUB_SHA: merge,
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_REF_NAME: '7/merge',
      GITHUB_HEAD_REF: 'change',
      GITHUB_BASE_REF: 'main',
    },
  };
}

/** The same from a fork: the job's token can only read. */
export function forkEvent(commits: Commits): Event {
  const { name, payload, variables } = pullRequestEvent(commits);
  const { pull_request: pull } = payload as { readonly pull_request: { readonly head: object } };
  return { name, payload: { ...payload, pull_request: { ...pull, head: { ...pull.head, repo: fork } } }, variables };
}

/** The same, started in the base's name: the token can write, and the head is checked out as data. */
export function pullRequestTargetEvent(commits: Commits): Event {
  const { payload } = forkEvent(commits);
  return {
    name: 'pull_request_target',
    payload,
    variables: {
      GITHUB_SHA: commits.base,
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_NAME: 'main',
      GITHUB_HEAD_REF: 'change',
      GITHUB_BASE_REF: 'main',
    },
  };
}

export function pushEvent({ head, base }: Commits): Event {
  return {
    name: 'push',
    payload: {
      ref: 'refs/heads/main',
      before: base,
      after: head,
      created: /^0+$/.test(base),
      deleted: false,
      forced: false,
      head_commit: { id: head, message: 'Deploy with Bicep' },
      commits: [{ id: head, message: 'Deploy with Bicep' }],
      repository,
      sender,
    },
    variables: {
      GITHUB_SHA: head,
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_NAME: 'main',
      GITHUB_HEAD_REF: '',
      GITHUB_BASE_REF: '',
    },
  };
}

export function workflowDispatchEvent(commits: Commits): Event {
  return {
    name: 'workflow_dispatch',
    payload: { inputs: null, ref: 'refs/heads/main', workflow: '.github/workflows/lint.yml', repository, sender },
    variables: pushEvent(commits).variables,
  };
}

export function mergeGroupEvent({ head, base }: Commits): Event {
  const ref = `refs/heads/gh-readonly-queue/main/pr-7-${base}`;
  return {
    name: 'merge_group',
    payload: {
      action: 'checks_requested',
      merge_group: {
        head_sha: head,
        head_ref: ref,
        base_sha: base,
        base_ref: 'refs/heads/main',
        head_commit: { id: head, message: 'Merge pull request #7' },
      },
      repository,
      sender,
    },
    variables: {
      GITHUB_SHA: head,
      GITHUB_REF: ref,
      GITHUB_REF_NAME: ref.slice('refs/heads/'.length),
      GITHUB_HEAD_REF: '',
      GITHUB_BASE_REF: '',
    },
  };
}

/** A run of another workflow has ended, for a pull request from a fork: of such a one the event names none. */
export function workflowRunEvent({ head, base }: Commits): Event {
  return {
    name: 'workflow_run',
    payload: {
      action: 'completed',
      workflow_run: {
        id: 2002,
        name: 'gunicorn-plan-lint',
        event: 'pull_request',
        status: 'completed',
        conclusion: 'success',
        head_sha: head,
        head_branch: 'change',
        head_repository: fork,
        pull_requests: [],
      },
      repository,
      sender,
    },
    variables: { ...pushEvent({ head: base, base, merge: base }).variables },
  };
}

/** Commits that are nowhere. */
const NOWHERE: Commits = { head: 'a'.repeat(40), base: 'b'.repeat(40), merge: 'c'.repeat(40) };

export const pullRequest = pullRequestEvent(NOWHERE);
export const push = pushEvent(NOWHERE);
export const workflowDispatch = workflowDispatchEvent(NOWHERE);
export const mergeGroup = mergeGroupEvent(NOWHERE);
