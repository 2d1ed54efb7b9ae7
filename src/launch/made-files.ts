import { absolute } from '../languages/shell/disk.ts';
import { fetchTarget } from '../languages/shell/fetch-target.ts';
import { unwrap } from '../languages/shell/run.ts';
import type { Call, ScriptFiles } from '../languages/shell/world.ts';
import type { TracedText } from '../text/traced.ts';
import { writtenSource } from '../text/written-source.ts';
import type { ContainerFiles } from '../workspace/container.ts';

/**
 * The container's files as programs see them that a startup script starts: what another one before may have made is not
 * missing (`python -m venv env`, `tar xzf app.tar.gz`), and what the script itself has written is there.
 */
export function withMadeFiles(files: ContainerFiles): ScriptFiles {
  return seen(files, [], [], new Map());
}

/**
 * @param made what programs may have made
 * @param environments virtual environments that are there
 * @param written by the script itself, by path; null: what it holds is not known
 */
function seen(
  files: ContainerFiles,
  made: readonly string[],
  environments: readonly string[],
  written: ReadonlyMap<string, TracedText | null>,
): ScriptFiles {
  const isMade = (path: string): boolean => made.some((folder) => isIn(folder, path));
  const container: ScriptFiles = {
    ...files,
    kind(path) {
      if (environments.includes(path)) return 'folder';
      if (environments.some((folder) => path === `${folder}/bin/activate`)) return 'file';
      const text = written.get(path);
      if (text !== undefined) return text ? 'file' : 'unknown';
      const kind = files.kind(path);
      return kind === 'missing' && isMade(path) ? 'unknown' : kind;
    },
    read(path) {
      const text = written.get(path);
      return text === undefined ? files.read(path) : text && writtenSource(text);
    },
    written: (path) => (written.has(path) ? (written.get(path) ?? null) : (files.written?.(path) ?? null)),
    list: (path) => (made.some((folder) => isIn(folder, path) || isIn(path, folder)) ? null : files.list(path)),
    after(event) {
      if ('program' in event) {
        const call = unwrap(event);
        const places = placesMadeBy(call);
        if (places.length === 0) return container;
        return seen(
          files,
          [...made, ...places],
          makesEnvironment(call) ? [...environments, ...places] : environments,
          written,
        );
      }
      if ('folder' in event) return container;
      const left = event.text === null ? environments.filter((folder) => !isIn(event.path, folder)) : environments;
      // what is removed, or written on a condition, may be there or not
      return seen(files, made, left, new Map(written).set(event.path, event.condition === null ? event.text : null));
    },
  };
  return container;
}

function isIn(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? folder : `${folder}/`);
}

/** `python -m venv antenv`, `virtualenv antenv`: what stands there then is known. */
function makesEnvironment({ program, argv }: Call): boolean {
  return /(?:^|\/)(?:virtualenv|python[\d.]* -m (?:venv|virtualenv)) (?:--?[\w-]+ )*[\w./-]+$/.test(
    [program, ...argv.map(({ string }) => string)].join(' '),
  );
}

/** What a call may make: folders and files, by their absolute paths. */
function placesMadeBy({ program, argv, cwd }: Call): readonly string[] {
  const name = program.slice(program.lastIndexOf('/') + 1).replace(/^(python|pip)[\d.]+$/, '$1');
  const words = argv.map((word) => (word.known ? word.string : ''));
  return (Object.hasOwn(MAKERS, name) ? (MAKERS[name]?.(words) ?? []) : []).map((path) => absolute(cwd, path));
}

type Maker = (words: readonly string[]) => readonly string[];

/** The word after one of these options, or what is joined to it (`-Ctarget`, `--target=x`). */
function after(words: readonly string[], ...options: readonly string[]): string | undefined {
  for (const [at, word] of words.entries()) {
    const option = options.find((one) => word === one || word.startsWith(one.startsWith('--') ? `${one}=` : one));
    if (option === undefined) continue;
    return word === option ? words[at + 1] : word.slice(option.length).replace(/^=/, '');
  }
  return undefined;
}

/** The words that are no options. */
function named(words: readonly string[]): readonly string[] {
  return words.filter((word) => !word.startsWith('-'));
}

/** By the program's name: what it makes. What is started for something else than files makes none that matters. */
const MAKERS: Readonly<Record<string, Maker>> = {
  python: (words) => {
    const at = words.indexOf('-m');
    const module = words[at + 1];
    if (at >= 0) return /^(venv|virtualenv)$/.test(module ?? '') ? named(words.slice(at + 2)) : targets(words);
    const [script] = named(words);
    // Django's own commands write static files and the database
    return script === undefined || /(^|\/)manage\.py$/.test(script) ? [] : ['.'];
  },
  pip: targets,
  virtualenv: named,
  uv: (words) => (words[0] === 'venv' ? ['.venv', ...named(words.slice(1))] : words[0] === 'sync' ? ['.venv'] : []),
  poetry: (words) => (words[0] === 'install' ? ['.venv'] : []),
  pipenv: (words) => (/^(install|sync)$/.test(words[0] ?? '') ? ['.venv'] : []),
  tar: (words) =>
    words.some((word) => /^-?[a-zA-Z]*x[a-zA-Z]*$|^--extract$|^--get$/.test(word))
      ? [after(words, '-C', '--directory') ?? '.']
      : [],
  unzip: (words) => [after(words, '-d') ?? '.'],
  git: (words) => (/^(clone|pull|checkout|submodule|lfs)$/.test(words[0] ?? '') ? ['.'] : []),
  curl: (words) => {
    const file = fetchTarget(words) ?? after(words, '-o', '--output');
    if (file !== undefined) return [file];
    return words.some((word) => /^-[a-zA-Z]*O|^--remote-name/.test(word)) ? ['.'] : [];
  },
  wget: (words) => [fetchTarget(words) ?? after(words, '-O', '--output-document', '-P', '--directory-prefix') ?? '.'],
  npm: () => ['.'],
  node: () => ['.'],
};

function targets(words: readonly string[]): readonly string[] {
  const target = after(words, '-t', '--target');
  return target === undefined ? [] : [target];
}
