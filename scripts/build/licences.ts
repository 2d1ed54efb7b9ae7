import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The licence texts of the named packages, one after the other. Throws for a package that comes without one. */
export async function licences(root: string, packages: readonly string[]): Promise<string> {
  const texts = await Promise.all(packages.map((name) => licence(join(root, 'node_modules', name), name)));
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

async function licence(folder: string, name: string): Promise<string> {
  const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((candidate) => /^licen[cs]e/i.test(candidate));
  if (file === undefined) throw new Error(`${name} has no licence file; it can't be bundled`);
  const text = await readFile(join(folder, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text.replaceAll('\r\n', '\n').trim()}\n`;
}
