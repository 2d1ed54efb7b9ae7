/** Events in the shape in which GitHub hands them to a job, cut to the fields that mean something here. */
const HEAD = 'a'.repeat(40);
const BASE = 'b'.repeat(40);
const MERGE = 'c'.repeat(40);
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
const sender = { login: 'ada', id: 7, type: 'User' };

export interface Event {
  readonly name: string;
  readonly payload: object;
  /** what GitHub sets besides, that depends on the event */
  readonly variables: Readonly<Record<string, string>>;
}

export const pullRequest: Event = {
  name: 'pull_request',
  payload: {
    action: 'synchronize',
    number: 7,
    pull_request: {
      number: 7,
      state: 'open',
      draft: false,
      title: 'Deploy with Bicep',
      head: { ref: 'bicep', sha: HEAD, repo: repository },
      base: { ref: 'main', sha: BASE, repo: repository },
      merge_commit_sha: MERGE,
      user: sender,
    },
    repository,
    sender,
  },
  variables: {
    GITHUB_SHA: MERGE,
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_REF_NAME: '7/merge',
    GITHUB_HEAD_REF: 'bicep',
    GITHUB_BASE_REF: 'main',
  },
};

export const push: Event = {
  name: 'push',
  payload: {
    ref: 'refs/heads/main',
    before: BASE,
    after: HEAD,
    created: false,
    deleted: false,
    forced: false,
    head_commit: { id: HEAD, message: 'Deploy with Bicep' },
    commits: [{ id: HEAD, message: 'Deploy with Bicep' }],
    repository,
    sender,
  },
  variables: {
    GITHUB_SHA: HEAD,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_HEAD_REF: '',
    GITHUB_BASE_REF: '',
  },
};

export const workflowDispatch: Event = {
  name: 'workflow_dispatch',
  payload: { inputs: null, ref: 'refs/heads/main', workflow: '.github/workflows/lint.yml', repository, sender },
  variables: push.variables,
};

export const mergeGroup: Event = {
  name: 'merge_group',
  payload: {
    action: 'checks_requested',
    merge_group: {
      head_sha: HEAD,
      head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${BASE}`,
      base_sha: BASE,
      base_ref: 'refs/heads/main',
      head_commit: { id: HEAD, message: 'Merge pull request #7' },
    },
    repository,
    sender,
  },
  variables: {
    GITHUB_SHA: HEAD,
    GITHUB_REF: `refs/heads/gh-readonly-queue/main/pr-7-${BASE}`,
    GITHUB_REF_NAME: `gh-readonly-queue/main/pr-7-${BASE}`,
    GITHUB_HEAD_REF: '',
    GITHUB_BASE_REF: '',
  },
};
