import type { SettingRow } from './settings-table.ts';
import type { Release } from './versions.ts';

/** What the command line's parser knows of an option. */
export type Option =
  | { readonly kind: 'setting'; readonly names: readonly string[]; readonly row: SettingRow }
  | { readonly kind: 'help' | 'version'; readonly names: readonly string[] };

const options = new WeakMap<Release, ReadonlyMap<string, Option>>();

/** Every option of a release by each of its names (`-w`, `--workers`), in the order in which they are added. */
export function optionsOf(release: Release): ReadonlyMap<string, Option> {
  let found = options.get(release);
  if (!found) {
    const all: readonly Option[] = [
      { kind: 'help', names: ['-h', '--help'] },
      { kind: 'version', names: ['-v', '--version'] },
      ...[...release.settings.values()].flatMap((row): readonly Option[] =>
        row.cli ? [{ kind: 'setting', names: row.cli, row }] : [],
      ),
    ];
    found = new Map(all.flatMap((option) => option.names.map((name) => [name, option] as const)));
    options.set(release, found);
  }
  return found;
}

/** As the parser's messages name it. */
export function nameOf(option: Option): string {
  return option.names.join('/');
}

/** How many words an option takes: none, one, or one if there is one. */
export function takes(option: Option): 'nothing' | 'one' | 'one or none' {
  if (option.kind !== 'setting' || option.row.action?.startsWith('store_')) return 'nothing';
  return option.row.nargs === '?' ? 'one or none' : 'one';
}
