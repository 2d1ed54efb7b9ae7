import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

type Endpoints = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The folders that call GitHub's API. */
const CALLERS = ['src/github', 'src/action'];

/**
 * GitHub's client has a method for each of a thousand addresses. In `dist/` it has those whose names stand in the files that
 * call it.
 */
export function githubEndpoints(root: string): Plugin {
  return {
    name: 'github-endpoints',
    setup({ onLoad }) {
      onLoad({ filter: /plugin-rest-endpoint-methods[\\/].*[\\/]endpoints\.js$/ }, async ({ path }) => {
        const { default: all } = (await import(path)) as { readonly default: Endpoints };
        const words = new Set((await callers(root)).match(/\w+/g));
        const scopes = Object.entries(all).flatMap(([scope, methods]) => {
          const used = words.has(scope) ? Object.entries(methods).filter(([name]) => words.has(name)) : [];
          return used.length > 0 ? [[scope, Object.fromEntries(used)] as const] : [];
        });
        return { contents: `export default ${JSON.stringify(Object.fromEntries(scopes))};`, loader: 'js' };
      });
    },
  };
}

async function callers(root: string): Promise<string> {
  const texts = await Promise.all(
    CALLERS.map(async (folder) => {
      const names = await readdir(join(root, folder));
      return Promise.all(names.map((name) => readFile(join(root, folder, name), 'utf8')));
    }),
  );
  return texts.flat().join('\n');
}
