import type { Environment, PullRequest } from '../github/occasion.ts';
import type { ShownLine } from '../report/shown-line.ts';
import type { Span } from '../text/source.ts';

/** Addresses on GitHub: of lines in the commit that was checked, and of the run that checked it. */
export interface Places {
  link(at: Span): string | null;
  readonly run: string | null;
}

export function placesOf(
  environment: Environment,
  pullRequest: PullRequest | null,
  prefix: string,
  shownLine: ShownLine,
): Places {
  const server = environment['GITHUB_SERVER_URL'];
  const repository = environment['GITHUB_REPOSITORY'];
  const commit = pullRequest?.head ?? environment['GITHUB_SHA'];
  const run = environment['GITHUB_RUN_ID'];
  const base = server && repository ? `${server}/${repository}` : null;
  return {
    link: (at) =>
      base && commit ? `${base}/blob/${commit}/${encoded(prefix + at.source.path)}${lines(at, shownLine)}` : null,
    run: base && run ? `${base}/actions/runs/${run}` : null,
  };
}

function lines({ source, start, end }: Span, shownLine: ShownLine): string {
  const from = shownLine(source, source.position(start).line);
  const to = shownLine(source, source.position(end).line);
  if (from === null) return '';
  return to === null || to <= from ? `#L${from}` : `#L${from}-L${to}`;
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
