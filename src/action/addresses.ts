import type { Environment, PullRequest } from '../github/occasion.ts';
import type { Place } from '../report/review/facts.ts';

/** Addresses on GitHub: of lines in the commit that was checked, and of the run that checked it. */
export interface Addresses {
  of(place: Place): string | null;
  readonly run: string | null;
}

export function addressesOf(environment: Environment, pullRequest: PullRequest | null): Addresses {
  const server = environment['GITHUB_SERVER_URL'];
  const repository = environment['GITHUB_REPOSITORY'];
  const commit = pullRequest?.head ?? environment['GITHUB_SHA'];
  const run = environment['GITHUB_RUN_ID'];
  const base = server && repository ? `${server}/${repository}` : null;
  return {
    of: (place) => (base && commit ? `${base}/blob/${commit}/${encoded(place.path)}${lines(place)}` : null),
    run: base && run ? `${base}/actions/runs/${run}` : null,
  };
}

function lines({ line, endLine }: Place): string {
  if (line === null) return '';
  return endLine === null || endLine <= line ? `#L${line}` : `#L${line}-L${endLine}`;
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
