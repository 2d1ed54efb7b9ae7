import type { Source } from '../text/source.ts';
import { span } from '../text/source.ts';
import { type ListedPackages, type Requirement, readRequirement } from './requirement.ts';
import { tomlStrings } from './toml-entries.ts';

/** `install_requires` of a `setup.cfg`: one requirement a line (https://setuptools.pypa.io/en/latest/userguide/declarative_config.html). */
export function readSetupConfig(source: Source): ListedPackages | null {
  const section = /^\[options\][^\n]*\n((?:(?!\[)[^\n]*\n?)*)/m.exec(source.text);
  const list =
    section && /^install_requires[ \t]*=[ \t]*([^\n]*(?:\n(?:[ \t]+[^\n]*|[ \t]*(?=\n)))*)/m.exec(section[1] ?? '');
  if (!section || !list) return null;
  const start =
    section.index +
    section[0].length -
    (section[1] ?? '').length +
    list.index +
    list[0].length -
    (list[1] ?? '').length;
  const packages: Requirement[] = [];
  let open: string | null = null;
  for (const line of (list[1] ?? '').matchAll(/[^\n]+/g)) {
    const text = line[0].replace(/(^|[ \t])#.*$/, '');
    const at = start + line.index + (text.length - text.trimStart().length);
    if (text.trim() === '') continue;
    const read = text.includes('file:') ? 'unreadable' : readRequirement(text.trim(), source, at);
    if (read === 'unreadable') open ??= `${source.path} has a dependency that is no requirement`;
    else if (read) packages.push(read);
  }
  return { packages, open };
}

/** `install_requires=[…]` of a `setup.py`, where it is a list of plain strings; else what is installed is not known. */
export function readSetupScript(source: Source): ListedPackages {
  const open = `the dependencies in ${source.path} are made when it runs`;
  const list = /\binstall_requires\s*=\s*\[([^[\]]*(?:\[[^[\]]*\][^[\]]*)*)\]\s*(?=[,)\n])/.exec(source.text);
  if (!list) return { packages: [], open: /\binstall_requires\b/.test(source.text) ? open : null };
  const start = list.index + list[0].indexOf('[') + 1;
  const strings = tomlStrings(span(source, start, start + (list[1] ?? '').length));
  const rest = strings.reduceRight(
    (text, { span: at }) => text.slice(0, at.start - start - 1) + text.slice(at.end - start + 1),
    list[1] ?? '',
  );
  if (rest.replace(/#[^\n]*/g, '').replace(/[\s,]/g, '') !== '') return { packages: [], open };
  const packages = strings.map(({ text, span: at }) => readRequirement(text, source, at.start));
  return {
    packages: packages.filter((one) => one !== null && one !== 'unreadable'),
    open: packages.includes('unreadable') ? open : null,
  };
}
