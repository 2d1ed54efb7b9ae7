import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from './build/bundle.ts';

const dist = join(process.cwd(), 'dist');
const files = await bundle(process.cwd());
await mkdir(dist, { recursive: true });
const names = new Set(files.map(({ name }) => name));
for (const old of await readdir(dist)) if (!names.has(old)) await rm(join(dist, old), { recursive: true });
for (const { name, text } of files) await writeFile(join(dist, name), text);
await chmod(join(dist, 'cli.js'), 0o755);

const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
console.log(`dist/: ${files.length} files, ${Math.round(bytes / 1024)} KiB`);
for (const { name, text } of files) console.log(`${String(Buffer.byteLength(text)).padStart(9)} ${name}`);
