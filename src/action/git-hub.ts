import type { Repository } from '../github/api-objects.ts';
import type { IsOwn } from '../github/author.ts';
import type { Client } from '../github/client.ts';
import type { Objects } from '../github/git.ts';
import type { Environment } from '../github/occasion.ts';

/** GitHub's API, whose client is loaded when it is first needed. */
export interface GitHub {
  readonly repository: Repository;
  client(): Promise<Client>;
  objects(): Promise<Objects>;
  /** which comments were written with this token */
  isOwn(): Promise<IsOwn>;
}

/** @returns null without a token, or outside of GitHub */
export function gitHub(token: string | null, environment: Environment): GitHub | null {
  const [owner, repo] = (environment['GITHUB_REPOSITORY'] ?? '').split('/');
  if (token === null || !owner || !repo) return null;
  const repository = { owner, repo };
  let loaded: Promise<Client> | null = null;
  const client = (): Promise<Client> => {
    loaded ??= import('../github/client.ts').then(({ clientOf }) => clientOf(token));
    return loaded;
  };
  return {
    repository,
    client,
    async objects() {
      const [{ apiObjects }, own] = await Promise.all([import('../github/api-objects.ts'), client()]);
      return apiObjects(own, repository);
    },
    async isOwn() {
      const [{ ownComments }, own] = await Promise.all([import('../github/author.ts'), client()]);
      return ownComments(own, token);
    },
  };
}
