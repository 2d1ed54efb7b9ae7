import type { Repository } from '../github/api-objects.ts';
import type { IsOwn } from '../github/author.ts';
import type { Client } from '../github/client.ts';
import type { PullRequest } from '../github/occasion.ts';
import type { Fix } from '../github/suggestions.ts';
import { lint } from '../lint.ts';
import { commentReport, marker } from '../report/comment.ts';
import { isChanged, type Review } from '../report/review/facts.ts';
import type { Result } from '../result.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Addresses } from './addresses.ts';
import type { Inputs } from './inputs.ts';
import { isForbidden, refusedWhy } from './refused.ts';

export interface Publication {
  readonly client: Client;
  readonly isOwn: IsOwn;
  readonly repository: Repository;
  readonly pullRequest: PullRequest;
  readonly inputs: Inputs;
  /** what was checked, and what was found */
  readonly workspace: Workspace;
  readonly result: Result;
  readonly review: Review;
  readonly addresses: Addresses;
  readonly prefix: string;
}

/**
 * Writes the comment and the suggestions that the inputs ask for.
 * @returns what could not be done, a sentence each: it changes nothing about whether the job passes
 */
export async function publish(publication: Publication): Promise<readonly string[]> {
  const { inputs } = publication;
  return attempts([
    ...(inputs.comment === 'never' ? [] : [{ what: 'the comment', write: () => writeComment(publication) }]),
    ...(inputs.suggest ? [{ what: 'the suggestions', write: () => writeSuggestions(publication) }] : []),
  ]);
}

/** What a comment needs of a publication. */
export type CommentPublication = Omit<Publication, 'workspace' | 'result' | 'prefix'>;

export async function writeComment(publication: CommentPublication): Promise<void> {
  const { client, repository, pullRequest, inputs, review, addresses, isOwn } = publication;
  const { keepComment } = await import('../github/comment.ts');
  const key = inputs.path;
  const body = commentReport(review, { key, address: addresses.of, run: addresses.run });
  const essence = commentReport(review, { key, address: () => null, run: null });
  const somethingToSay = review.noBase === null ? isChanged(review) : review.findings.length > 0;
  const worthwhile = inputs.comment === 'always' || somethingToSay;
  await keepComment(client, repository, pullRequest.number, { body, essence, marker: marker(key), worthwhile, isOwn });
}

async function writeSuggestions({
  client,
  repository,
  pullRequest,
  inputs,
  workspace,
  result,
  prefix,
  isOwn,
}: Publication): Promise<void> {
  const [{ suggest }, { fix }] = await Promise.all([import('../github/suggestions.ts'), import('../fix/fix.ts')]);
  const { number, head } = pullRequest;
  const check = (changed: Workspace): Promise<Result> => lint(changed, { pedantic: inputs.pedantic });
  // A person looks at each: also those that need a second look.
  const mended: Fix = (wanted) => fix(workspace, result, 'unsafe', check, wanted);
  await suggest(client, repository, result, mended, { pullRequest: number, head, prefix, key: inputs.path, isOwn });
}

/** Something to do on the pull request. */
export interface Attempt {
  readonly what: string;
  write(): Promise<void>;
}

/** Does one after the other. What can't be done hinders nothing else, unless it is the token that may not: that is told once. */
export async function attempts(all: readonly Attempt[]): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const [index, { what, write }] of all.entries()) {
    try {
      await write();
    } catch (error) {
      const said = `could not be written: ${refusedWhy(error)}.`;
      if (isForbidden(error)) {
        const rest = all.slice(index).map((one) => one.what);
        return [...problems, `${rest.join(' and ')} ${said} The job needs \`permissions: pull-requests: write\`.`];
      }
      problems.push(`${what} ${said}`);
    }
  }
  return problems;
}
