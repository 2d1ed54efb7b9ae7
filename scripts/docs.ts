import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generatedFiles } from './docs/files.ts';

const root = process.cwd();
for (const [path, text] of await generatedFiles(root)) {
  const place = join(root, path);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, text);
  console.log(path);
}
