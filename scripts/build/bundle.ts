import { join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { licences } from './licences.ts';
import { stableNames } from './names.ts';

/** A file of `dist/`, by its name there. */
export interface BuiltFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Everything that stands in `dist/`, in memory: the two doors, what they load when they need it, and the licences of
 * what is bundled. The same sources give the same bytes on every machine.
 */
export async function bundle(root: string): Promise<readonly BuiltFile[]> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { cli: 'src/cli.ts', action: 'src/action.ts' },
    outdir: 'dist',
    chunkNames: 'chunk-[hash]',
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    legalComments: 'none',
    mainFields: ['module', 'main'],
    // The same code as yaml's CommonJS build for Node, without `require` and in a form from which the unused part can be left out.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    plugins: [unusedPackages],
    logLevel: 'error',
  });
  const names = stableNames(metafile);
  const scripts = outputFiles.map(({ path, text }) => {
    const built = path.slice(join(root, 'dist').length + 1).replaceAll('\\', '/');
    return { name: names.get(built) ?? built, text: renamed(text, names) };
  });
  const files = [...scripts, { name: 'licenses.txt', text: await licences(root, bundledPackages(metafile)) }];
  return files.sort((left, right) => (left.name < right.name ? -1 : 1));
}

/**
 * `@actions/core` reaches an HTTP client for a feature that isn't used here; none of these packages does anything by
 * being imported, so what nothing uses is left out.
 */
const unusedPackages: Plugin = {
  name: 'unused-packages',
  setup({ onResolve, resolve }) {
    const asked = Symbol('asked');
    onResolve({ filter: /^(@actions\/|undici$|tunnel$|\.)/ }, async ({ path, pluginData, ...context }) => {
      if (
        pluginData === asked ||
        !/node_modules[\\/](@actions|undici|tunnel)[\\/]|^@actions\//.test(`${context.importer} ${path}`)
      )
        return null;
      return { ...(await resolve(path, { ...context, pluginData: asked })), sideEffects: false };
    });
  },
};

function renamed(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(/chunk-[A-Z0-9]{8}\.js/g, (built) => names.get(built) ?? built);
}

function bundledPackages(metafile: Metafile): readonly string[] {
  const packages = new Set<string>();
  for (const output of Object.values(metafile.outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
      if (name !== undefined && bytesInOutput > 0) packages.add(name);
    }
  }
  return [...packages].sort();
}
