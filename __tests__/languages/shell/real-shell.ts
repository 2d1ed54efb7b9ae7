import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { runShell } from '../../../src/languages/shell/run.ts';
import type { Dialect, Program } from '../../../src/languages/shell/world.ts';
import { Source } from '../../../src/text/source.ts';
import { TracedText } from '../../../src/text/traced.ts';
import { knownString } from '../../../src/value/read.ts';
import { builtIn, string } from '../../../src/value/value.ts';
import type { ContainerFiles } from '../../../src/workspace/container.ts';

/** A script with the folder and the environment that it runs in. */
export interface Trial {
  readonly shell: Dialect;
  readonly script: string;
  readonly files: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
}

/** What a script did: its calls, its exit status, what it printed. */
export interface Outcome {
  readonly calls: readonly {
    readonly program: string;
    readonly argv: readonly string[];
    readonly cwd: string;
    readonly env: Readonly<Record<string, string>>;
  }[];
  readonly exit: number | null;
  readonly output: string | null;
}

/** Programs that record how they were called, with the status and the output that each has. */
const STUBS: Readonly<Record<string, { readonly status: number; readonly output: string }>> = {
  gunicorn: { status: 0, output: '' },
  python: { status: 0, output: '' },
  pip: { status: 0, output: '' },
  fails: { status: 3, output: '' },
  talks: { status: 0, output: 'one two\n  three *.py\n\n' },
};
const TOOLS =
  'sh bash env nohup timeout xargs test [ echo printf cat expr basename dirname cut head tail tr wc touch mkdir rm chmod true false'.split(
    ' ',
  );
/** The variables whose values are compared in each call. */
export const SHOWN = ['A', 'B', 'PORT', 'WORKERS', 'a', 'b', 'c', 'x', 'y'] as const;

const PROGRAMS = new Map<string, Program>([
  ...Object.entries(STUBS).map(([name, stub]) => [name, { kind: 'call', ...stub }] as const),
  ...TOOLS.map((name) => [name, { kind: 'tool' }] as const),
]);

/** A folder with the programs and an app's folder, in which scripts are really run. */
export class RealShell {
  readonly #root = mkdtempSync(join(tmpdir(), 'shell-'));
  readonly #bin = join(this.#root, 'bin');
  readonly #log = join(this.#root, 'log');
  readonly #app = join(this.#root, 'app');

  constructor() {
    mkdirSync(this.#bin);
    const shown = SHOWN.map((name) => `"\${${name}+${name}=$${name}}"`).join(' ');
    for (const [name, { status, output }] of Object.entries(STUBS)) {
      const text = `#!/bin/sh\nprintf '%s\\0' "call" ${name} "$#" "$@" "$(pwd -P)" ${shown} >>'${this.#log}'\nprintf '%s' '${output}'\nexit ${status}\n`;
      writeFileSync(join(this.#bin, name), text, { mode: 0o755 });
    }
    for (const tool of TOOLS) {
      const at = ['/bin', '/usr/bin'].map((folder) => join(folder, tool)).find(existsSync);
      if (at) symlinkSync(at, join(this.#bin, tool));
    }
  }

  /** The machine has the shell, and its `sh` is the one that we know: dash. */
  has(dialect: Dialect): boolean {
    const at = join(this.#bin, dialect);
    return existsSync(at) && (dialect !== 'sh' || basename(realpathSync(at)) === 'dash');
  }

  /** @returns null where the script does not end by itself */
  run({ shell, script, files, environment }: Trial): Outcome | null {
    rmSync(this.#app, { recursive: true, force: true });
    writeFileSync(this.#log, '');
    for (const [path, text] of Object.entries({ ...files, 'trial.sh': script })) {
      const at = join(this.#app, path);
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, text);
      chmodSync(at, 0o755);
    }
    // `timeout` ends the children of a script that never ends, too.
    const command = ['-s', 'KILL', '4', join(this.#bin, shell), 'trial.sh', 'first', 'two words'];
    const done = spawnSync(join(this.#bin, 'timeout'), command, {
      cwd: this.#app,
      env: { PATH: this.#bin, HOME: '/root', LC_ALL: 'C.UTF-8', ...environment },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (done.error || done.status === null || done.status === 137) return null;
    return { calls: this.#calls(), exit: done.status, output: this.#named(done.stdout) };
  }

  /** The same by our evaluator: what it can't know is null, or a hole's character. */
  evaluate({ shell, script, files, environment }: Trial): Outcome & { readonly why: readonly string[] } {
    const all = { ...files, 'trial.sh': script };
    const driver = `${shell} trial.sh first 'two words' >/tmp/shell-output; gunicorn "$?" "$(cat /tmp/shell-output; echo .)"`;
    const run = runShell(TracedText.of(driver), {
      shell: 'sh',
      environment: new Map(
        Object.entries({ HOME: '/root', ...environment }).map(([name, value]) => [
          name,
          string(value, builtIn('the test')),
        ]),
      ),
      environmentComplete: true,
      cwd: this.#app,
      files: filesAt(this.#app, all),
      programs: { known: PROGRAMS, complete: true },
      cpus: 2,
    });
    const unknowns = run.unknowns.map(({ reason }) => reason);
    const conditions = run.calls.flatMap(({ condition }) => condition ?? []);
    const calls = run.calls.map((call) => ({
      program: call.program.slice(call.program.lastIndexOf('/') + 1),
      argv: call.argv.map((word) => this.#named(word.string)),
      cwd: this.#named(call.cwd),
      env: Object.fromEntries(
        SHOWN.flatMap((name) => {
          const value = call.environment.get(name);
          return value ? [[name, this.#named(knownString(value) ?? '\uFFFC')]] : [];
        }),
      ),
    }));
    const last = calls.at(-1);
    const [exit = '', output = ''] = last?.argv ?? [];
    return {
      calls: calls.slice(0, -1),
      exit: /^\d+$/.test(exit) ? Number(exit) : null,
      output: output.slice(0, -1),
      why: [...unknowns, ...conditions, ...(run.exit === null ? ['no exit'] : [])],
    };
  }

  close(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #calls(): Outcome['calls'] {
    const words = readFileSync(this.#log, 'utf8').split('\0');
    const calls: Outcome['calls'][number][] = [];
    for (let at = 0; words[at] === 'call'; ) {
      const [, program = '', count = '0'] = words.slice(at, at + 3);
      const end = at + 3 + Number(count);
      const env = words.slice(end + 1, end + 1 + SHOWN.length).filter((one) => one !== '');
      calls.push({
        program,
        argv: words.slice(at + 3, end).map((word) => this.#named(word)),
        cwd: this.#named(words[end] ?? ''),
        env: Object.fromEntries(
          env.map((one) => [one.slice(0, one.indexOf('=')), this.#named(one.slice(one.indexOf('=') + 1))]),
        ),
      });
      at = end + 1 + SHOWN.length;
    }
    return calls;
  }

  /** The folder has another name in each run. */
  #named(text: string): string {
    return text.replaceAll(this.#app, 'APP').replaceAll(this.#bin, 'BIN');
  }
}

function filesAt(root: string, files: Readonly<Record<string, string>>): ContainerFiles {
  const inside = (path: string): string | null =>
    path === root ? '' : path.startsWith(`${root}/`) ? path.slice(root.length + 1) : null;
  const names = Object.keys(files);
  const isFolder = (path: string): boolean => path === '' || names.some((name) => name.startsWith(`${path}/`));
  const sources = new Map(Object.entries(files).map(([name, text]) => [name, new Source(name, text)]));
  return {
    kind(path) {
      const name = inside(path);
      if (name === null && /^(\/usr)?\/s?bin\//.test(path)) return 'unknown';
      if (name === null) return root.startsWith(`${path === '/' ? '' : path}/`) ? 'folder' : 'missing';
      return sources.has(name) ? 'file' : isFolder(name) ? 'folder' : 'missing';
    },
    read: (path) => sources.get(inside(path) ?? '') ?? null,
    list(path) {
      const name = inside(path);
      if (name === null || !isFolder(name)) return null;
      const prefix = name === '' ? '' : `${name}/`;
      const inFolder = names.filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length));
      return [...new Set(inFolder.map((one) => one.split('/')[0] ?? ''))].sort();
    },
    executable: (path) => sources.has(inside(path) ?? ''),
  };
}
