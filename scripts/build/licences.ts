import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The licence texts of the named packages, one after the other: of those whose terms are word for word the same, all copyright
 * notices and then the terms. Throws for a package that comes without a licence.
 */
export async function licences(root: string, packages: readonly string[]): Promise<string> {
  const read = await Promise.all(packages.map((name) => licence(join(root, 'node_modules', name), name)));
  const groups = new Map<string, Licence[]>();
  for (const each of read) {
    const words = each.terms.replace(/\s+/g, ' ').toLowerCase();
    groups.set(words, [...(groups.get(words) ?? []), each]);
  }
  const texts = [...groups.values()].map((group) => {
    const notices = group.map(({ title, notice }) => [title, ...notice].join('\n'));
    return `${notices.join('\n\n')}\n\n${group[0]?.terms}\n`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

interface Licence {
  readonly title: string;
  readonly notice: readonly string[];
  readonly terms: string;
}

async function licence(folder: string, name: string): Promise<Licence> {
  const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((candidate) => /^licen[cs]e/i.test(candidate));
  if (file === undefined) throw new Error(`${name} has no licence file; it can't be bundled`);
  const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n').trim();
  // what stands before the terms: the licence's name and who holds the copyright
  const start = text.search(/^(Permission is hereby granted|Permission to use, copy|Redistribution and use)/m);
  const head = start < 0 ? [] : text.slice(0, start).split('\n');
  const notice = head
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(The )?(MIT|ISC) License/i.test(line));
  return { title: `${name} ${version} (${license})`, notice, terms: start < 0 ? text : text.slice(start) };
}
