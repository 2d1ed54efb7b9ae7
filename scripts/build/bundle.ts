import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { githubEndpoints } from './github-endpoints.ts';
import { licences } from './licences.ts';
import { stableNames } from './names.ts';
import { type Pack, packed } from './packs.ts';
import { pythonTables } from './python-tables.ts';

/** A file of `dist/`, by its name there. */
export interface BuiltFile {
  readonly name: string;
  readonly text: string;
}

const TARGET = 'node20';

/**
 * Everything that stands in `dist/`, in memory: the two doors, the files that they load when they need them, and the licences
 * of what is bundled. The same sources give the same bytes on every machine.
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
    target: TARGET,
    charset: 'utf8',
    legalComments: 'none',
    mainFields: ['module', 'main'],
    alias: {
      // The same code as yaml's CommonJS build for Node, without `require` and in a form from which the unused part can be left out.
      yaml: join(root, 'node_modules/yaml/browser/index.js'),
      undici: join(root, 'scripts/build/undici.mjs'),
    },
    plugins: [unusedPackages, oneHttpParser, lateCrypto(root), pythonTables, githubEndpoints(root)],
    logLevel: 'error',
  });
  const names = stableNames(metafile);
  const chunks = outputFiles
    .map(({ path, text }) => {
      const built = path.slice(join(root, 'dist').length + 1).replaceAll('\\', '/');
      return { id: names.get(built) ?? built, text: renamed(text, names) };
    })
    .sort((left, right) => (left.id < right.id ? -1 : 1));
  const packs = await packed(chunks, TARGET);
  const files = [
    ...packs.map(({ name, text }) => ({ name, text })),
    await door(root, 'action', false, packs),
    await door(root, 'cli', true, packs),
    // The package is of ES modules; these are none.
    { name: 'package.json', text: '{ "type": "commonjs" }\n' },
    { name: 'licenses.txt', text: await licences(root, bundledPackages(metafile)) },
  ];
  return files.sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** `cli.js` and `action.js`: what Node and GitHub start. */
async function door(root: string, name: string, cached: boolean, packs: readonly Pack[]): Promise<BuiltFile> {
  const digest = createHash('sha256');
  for (const pack of packs) digest.update(`${pack.name}\0${pack.text}\0`);
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `#!/usr/bin/env node\nimport { start } from './src/start/start.ts'; start('${name}', ${cached});`,
      resolveDir: root,
      loader: 'ts',
    },
    write: false,
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: TARGET,
    define: {
      DIGEST: JSON.stringify(digest.digest('hex').slice(0, 16)),
      PACKS: JSON.stringify(Object.fromEntries(packs.map((pack) => [pack.name, pack.ids]))),
    },
    logLevel: 'error',
  });
  return { name: `${name}.js`, text: outputFiles[0]?.text ?? '' };
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

/** Undici brings its HTTP parser twice, the second time for processors with vector instructions: for a few calls one does. */
const oneHttpParser: Plugin = {
  name: 'one-http-parser',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /\/llhttp_simd-wasm\.js$/ }, ({ path, pluginData: _, ...context }) =>
      resolve(path.replace('_simd', ''), context),
    );
  },
};

/** Only of our own files: packages use other parts of it. */
function lateCrypto(root: string): Plugin {
  return {
    name: 'late-crypto',
    setup({ onResolve }) {
      onResolve({ filter: /^node:crypto$/ }, ({ importer }) =>
        importer.startsWith(join(root, 'src')) ? { path: join(root, 'scripts/build/crypto.mjs') } : null,
      );
    },
  };
}

/** What a chunk asks for, by our names. */
function renamed(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(/\.\/([\w-]+\.js)/g, (path, built: string) => names.get(built) ?? path);
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
