import * as z from 'zod/mini';
import type { TreeFile } from '../workspace/tree.ts';
import type { Client } from './client.ts';
import { kindOf, type Objects } from './git.ts';

/** Where a repository is on GitHub. */
export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

/** Blobs that are asked for at once. */
const AT_ONCE = 8;

const entry = z.object({ path: z.string(), mode: z.string(), type: z.string(), sha: z.string() });
const treeShape = z.object({ truncated: z.boolean(), tree: z.array(entry) });
const blobShape = z.object({ content: z.string(), encoding: z.string() });

/** The objects of a repository by GitHub's API, for a checkout that doesn't have them. A token that reads is enough. */
export function apiObjects(client: Client, repository: Repository): Objects {
  const { git, repos } = client.rest;
  return {
    async parents(commit_sha) {
      const { data } = await git.getCommit({ ...repository, commit_sha });
      return data.parents.map(({ sha }) => sha);
    },
    async mergeBase(base, head) {
      const { data } = await repos.compareCommitsWithBasehead({
        ...repository,
        basehead: `${base}...${head}`,
        per_page: 1,
      });
      return data.merge_base_commit.sha;
    },
    async tree(commit) {
      const { data } = await git.getTree({ ...repository, tree_sha: commit, recursive: 'true' });
      const { truncated, tree } = z.parse(treeShape, data);
      return truncated ? null : tree.flatMap(treeFile);
    },
    async blobs(names) {
      const blobs = new Map<string, Buffer>();
      for (let at = 0; at < names.length; at += AT_ONCE) {
        const some = names.slice(at, at + AT_ONCE);
        const answers = await Promise.all(some.map((file_sha) => git.getBlob({ ...repository, file_sha })));
        answers.forEach(({ data }, index) => {
          const { content, encoding } = z.parse(blobShape, data);
          const name = some[index];
          if (name !== undefined && encoding === 'base64') blobs.set(name, Buffer.from(content, 'base64'));
        });
      }
      return blobs;
    },
  };
}

function treeFile({ path, mode, type, sha }: z.infer<typeof entry>): readonly TreeFile[] {
  return type === 'blob' ? [{ path, blob: sha, kind: kindOf(mode) }] : [];
}
