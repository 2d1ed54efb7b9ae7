import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseBicep } from '../../src/languages/bicep/parser.ts';
import { Source } from '../../src/text/source.ts';
import { decode } from '../../src/workspace/decode.ts';
import type { OracleOptions, Outcome } from './case.ts';

type FilesByRepository = Readonly<Record<string, readonly string[]>>;

interface Case {
  readonly commits: Readonly<Record<string, string>>;
  readonly parses: FilesByRepository;
  readonly fails: FilesByRepository;
}

/** Which files of public repositories the compiler's lexer and parser accept; each file is a case. */
export async function* check(lines: readonly unknown[], options: OracleOptions): AsyncIterable<Outcome> {
  for (const one of lines as readonly Case[]) {
    for (const [repository, commit] of Object.entries(one.commits)) {
      const accepted = new Set(one.parses[repository] ?? []);
      const paths = [...accepted, ...(one.fails[repository] ?? [])];
      const files = readFiles(options.repos, repository, commit, paths);
      for (const path of paths) yield judge(`${repository} ${path}`, path, files.get(path), accepted.has(path));
    }
  }
}

function judge(id: string, path: string, bytes: Buffer | undefined, parses: boolean): Outcome {
  const expected = parses ? 'parses' : 'refused with line and column';
  const read = bytes && decode(bytes);
  if (!read) return { id, outcome: 'skipped', expected, answer: null };
  if (!('text' in read)) return { id, outcome: 'wrong', expected, answer: 'is not read as text' };
  const source = new Source(path, read.text);
  const { errors } = parseBicep(source, path.endsWith('.bicepparam') ? 'bicepparam' : 'bicep');
  const answer = errors.map(({ message, span }) => {
    const { line, column } = source.position(span.start);
    return `${line}:${column} ${message}`;
  });
  return { id, outcome: parses === (answer.length === 0) ? 'agree' : 'wrong', expected, answer };
}

/** The files' bytes as of a commit of a bare repository, all through one process; none where it is absent. */
function readFiles(
  repos: string | null,
  repository: string,
  commit: string,
  paths: readonly string[],
): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  const folder = repos === null ? null : join(repos, repository.replace('/', '+'), 'repo');
  if (folder === null || !existsSync(folder)) return files;
  const output = execFileSync('git', [`--git-dir=${folder}`, 'cat-file', '--batch'], {
    input: paths.map((path) => `${commit}:${path}\n`).join(''),
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let at = 0;
  for (const path of paths) {
    const line = output.indexOf('\n', at);
    const size = / blob (\d+)$/.exec(output.toString('utf8', at, line))?.[1];
    at = line + 1;
    if (size === undefined) continue;
    files.set(path, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return files;
}
