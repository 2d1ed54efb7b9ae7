// Runs a TypeScript file of this folder on Node 20, which can't by itself: `node scripts/run.mjs oracle ARGUMENTS…`.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name, ...rest] = process.argv.slice(2);
const folder = mkdtempSync(join(root, 'node_modules', '.script-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

await build({
  entryPoints: [join(root, name.includes('/') ? `${name}.ts` : `scripts/${name}.ts`)],
  outfile: join(folder, 'script.mjs'),
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'error',
});
process.argv = [process.argv[0], name, ...rest];
await import(pathToFileURL(join(folder, 'script.mjs')).href);
