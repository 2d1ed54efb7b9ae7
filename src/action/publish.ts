import type { Repository } from '../github/api-objects.ts';
import type { Client } from '../github/client.ts';
import type { PullRequest } from '../github/occasion.ts';
import { isChanged } from '../report/changes.ts';
import { commentReport, marker } from '../report/comment.ts';
import type { Result } from '../result.ts';
import type { Comparison } from './compare.ts';
import type { Inputs } from './inputs.ts';
import type { Places } from './places.ts';
import { isForbidden, refusedWhy } from './refused.ts';

export interface Publication {
  readonly client: Client;
  readonly repository: Repository;
  readonly pullRequest: PullRequest;
  readonly inputs: Inputs;
  readonly result: Result;
  readonly comparison: Comparison;
  readonly places: Places;
  readonly prefix: string;
}

/**
 * Writes the comment and the suggestions that the inputs ask for.
 * @returns what could not be done, a sentence each: it changes nothing about whether the job passes
 */
export async function publish(publication: Publication): Promise<readonly string[]> {
  const { inputs } = publication;
  const problems: string[] = [];
  if (inputs.comment !== 'never') {
    await attempt('the comment', () => writeComment(publication), problems);
  }
  if (inputs.suggest) await attempt('the suggestions', () => writeSuggestions(publication), problems);
  return problems;
}

async function writeComment(publication: Publication): Promise<void> {
  const { client, repository, pullRequest, inputs, result, comparison, places } = publication;
  const { keepComment } = await import('../github/comment.ts');
  const key = inputs.path;
  const body = commentReport(result, { ...comparison, link: places.link, key, run: places.run });
  const essence = commentReport(result, { ...comparison, link: () => null, key, run: null });
  const { changes } = comparison;
  const worthwhile = inputs.comment === 'always' || (changes ? isChanged(changes) : result.findings.length > 0);
  await keepComment(client, repository, pullRequest.number, { body, essence, marker: marker(key), worthwhile });
}

async function writeSuggestions({
  client,
  repository,
  pullRequest,
  inputs,
  result,
  prefix,
}: Publication): Promise<void> {
  const { suggest } = await import('../github/suggestions.ts');
  const { number, head } = pullRequest;
  await suggest(client, repository, result, { pullRequest: number, head, prefix, key: inputs.path });
}

async function attempt(what: string, action: () => Promise<void>, problems: string[]): Promise<void> {
  try {
    await action();
  } catch (error) {
    const needed = isForbidden(error) ? ' The job needs `permissions: pull-requests: write`.' : '';
    problems.push(`${what} could not be written: ${refusedWhy(error)}.${needed}`);
  }
}
