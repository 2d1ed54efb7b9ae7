import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'examples', 'slow-flask');

/** The command that mends the example. */
export const CURE = 'gunicorn --bind=0.0.0.0 --timeout 600 --threads 6 --workers 3 app:app';

/** The files of `examples/slow-flask`, by path. */
export function example(): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(folder.length + 1).replaceAll('\\', '/')] = readFileSync(path, 'utf8');
  }
  return files;
}

/** The example with a startup command in its template. */
export function exampleWith(command: string): Readonly<Record<string, string>> {
  const files = example();
  const template = files['infra/main.bicep'] ?? '';
  const before = "linuxFxVersion: 'PYTHON|3.12'\n";
  if (!template.includes(before)) throw new Error('the example has another template');
  return { ...files, 'infra/main.bicep': template.replace(before, `${before}      appCommandLine: '${command}'\n`) };
}
