import { createHash } from 'node:crypto';
import type { Repository } from './api-objects.ts';
import type { IsOwn } from './author.ts';
import type { Client } from './client.ts';

export interface Wanted {
  /** begins with the marker */
  readonly body: string;
  readonly marker: string;
  /** the same text without what is different in every run: addresses of the run and of the commit */
  readonly essence: string;
  /** there is something to say, even if nothing was said before */
  readonly worthwhile: boolean;
  readonly isOwn: IsOwn;
}

/** What was done with the comment. */
export type Kept = 'created' | 'updated' | 'unchanged' | 'nothing to say';

/**
 * Keeps one comment on a pull request up to date. It is found by its marker, at the very start, and by its author: anybody
 * can write the marker. What says the same as before isn't written again.
 */
export async function keepComment(
  client: Client,
  repository: Repository,
  pullRequest: number,
  wanted: Wanted,
): Promise<Kept> {
  const digest = digestOf(wanted.essence);
  const body = wanted.body.replace(wanted.marker, `${wanted.marker}\n<!-- ${digest} -->`);
  const own = await ownComment(client, repository, pullRequest, wanted);
  if (own === null) {
    if (!wanted.worthwhile) return 'nothing to say';
    await client.rest.issues.createComment({ ...repository, issue_number: pullRequest, body });
    return 'created';
  }
  if (own.body.includes(`<!-- ${digest} -->`)) return 'unchanged';
  await client.rest.issues.updateComment({ ...repository, comment_id: own.id, body });
  return 'updated';
}

async function ownComment(
  client: Client,
  repository: Repository,
  pullRequest: number,
  { marker, isOwn }: Wanted,
): Promise<{ readonly id: number; readonly body: string } | null> {
  const { issues } = client.rest;
  const pages = client.paginate.iterator(issues.listComments, {
    ...repository,
    issue_number: pullRequest,
    per_page: 100,
  });
  for await (const { data } of pages) {
    for (const { id, body, user } of data) {
      if (isOwn(user) && body?.startsWith(marker)) return { id, body };
    }
  }
  return null;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
