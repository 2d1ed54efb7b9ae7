import type { Environment, PullRequest } from '../github/occasion.ts';
import type { Span } from '../text/source.ts';

/** Addresses on GitHub: of lines in the commit that was checked, and of the run that checked it. */
export interface Places {
  link(at: Span): string | null;
  readonly run: string | null;
}

export function placesOf(environment: Environment, pullRequest: PullRequest | null, prefix: string): Places {
  const server = environment['GITHUB_SERVER_URL'];
  const repository = environment['GITHUB_REPOSITORY'];
  const commit = pullRequest?.head ?? environment['GITHUB_SHA'];
  const run = environment['GITHUB_RUN_ID'];
  const base = server && repository ? `${server}/${repository}` : null;
  return {
    link: (at) => (base && commit ? `${base}/blob/${commit}/${encoded(prefix + at.source.path)}${lines(at)}` : null),
    run: base && run ? `${base}/actions/runs/${run}` : null,
  };
}

function lines({ source, start, end }: Span): string {
  const [from, to] = [source.position(start).line, source.position(end).line];
  return from === to ? `#L${from}` : `#L${from}-L${to}`;
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
