import { eitherText } from '../../../text/either-text.ts';
import { withoutReturns } from '../../../text/line-ends.ts';
import { TracedText } from '../../../text/traced.ts';
import { nameOf } from '../../../workspace/workspace.ts';
import { fetchedName } from '../../shell/fetch-target.ts';
import type { Call, FileChange, FolderMade } from '../../shell/world.ts';
import { runnerContainer } from './container.ts';
import { filesIn, globPattern } from './exclusions.ts';
import { RUNNER_TEMP, RUNNER_WORKSPACE, type RunnerFiles, runnerPath } from './files.ts';
import { plainWords } from './plain-words.ts';
import { isFile, NOTHING, REMOVED, writtenFile } from './tree.ts';

/**
 * The runner's disk after a script has written or removed a file, or made a folder. What it does only on a condition leaves what the file holds
 * unknown.
 * @param sure it is sure to be done
 */
export function applyChange(files: RunnerFiles, change: FileChange | FolderMade, sure: boolean): RunnerFiles {
  if ('folder' in change) return files.withFolder(change.folder);
  const { path, text } = change;
  if (path.startsWith(`${RUNNER_TEMP}/_runner_file_commands/`)) return files;
  if (sure && text === null) return files.tree(path) ? files.replaced(path, REMOVED) : files.without(path);
  if (sure && text !== null) return files.replaced(path, writtenFile(text));
  if (files.archive(path) || (text === null && !isFile(files.tree(path) ?? NOTHING, files.workspace))) return files;
  if (text === null)
    return files.replaced(path, writtenFile(TracedText.hole({ reason: 'a step removes it on a condition' }, null)));
  const before = textAt(files, path);
  const reason = 'a step writes it on a condition';
  // whatever reads a file that is not there otherwise does so on the same condition
  return files.replaced(path, writtenFile(before ? eitherText(before, text, { reason }) : text));
}

/** Files of which nobody wants a text. */
const NO_TEXT =
  /\.(zip|t?gz|tar|whl|7z|png|jpe?g|gif|ico|webp|pdf|exe|dll|so|jar|woff2?|ttf|mp[34]|db|sqlite3?|pkl|npy|parquet)$/i;

/** What a file holds; null where there is none, or none that is known. */
export function textAt(files: RunnerFiles, place: string): TracedText | null {
  if (NO_TEXT.test(place)) return null;
  const container = runnerContainer(files);
  const source = container.read(place);
  return container.written?.(place) ?? (source && TracedText.at({ source, start: 0, end: source.text.length }));
}

/** `curl -o startup.sh https://…`, `wget -O gunicorn.conf.py …`: what comes from an address isn't known. */
export function fetchedFile(
  files: RunnerFiles,
  words: readonly string[],
  { program, cwd, span }: Call,
  shown: string,
): RunnerFiles {
  const name = fetchedName(program, words);
  if (name === undefined) return files;
  const text = TracedText.hole({ reason: `\`${shown}\` fetches it` }, span);
  return files.replaced(runnerPath(cwd, name), writtenFile(text));
}

/** `git clone https://github.com/contoso/models`: a folder of which nothing is known. */
export function cloned(files: RunnerFiles, words: readonly string[], { cwd }: Call, shown: string): RunnerFiles {
  const [address = '', folder] = plainWords(words.slice(1), ['-b', '--branch', '--depth', '-o', '--origin', '-c'], []);
  const name = folder ?? nameOf(address.replace(/\/+$/, '')).replace(/\.git$/, '');
  return name === '' ? files : files.doubted(runnerPath(cwd, name), `\`${shown}\` brings files`);
}

/** A script of another language, or code that opens files. */
const RUNS_CODE = /^(?:[^-]\S*\.(?:pl|rb)|-\S*[eE])$/;
const OPENS = /\bopen\b|File\.|IO\.|system|exec|`|rename|unlink|mkdir|copy|print\s+\w+\s/;

/** `perl -pi -e '…' startup.sh`, `yq -i '…' values.yml`: what files hold then isn't known; without such an option they are only read. */
export function editedFiles(
  files: RunnerFiles,
  words: readonly string[],
  { program, cwd, span }: Call,
  shown: string,
): RunnerFiles {
  const inPlace = /^(dasel|crudini)$/.test(program)
    ? /^(put|--set|--del)$/.test(words[0] ?? '')
    : words.some((word) => /^-[a-zA-Z0-9]*i|^--in-?place$/.test(word));
  if (!inPlace) {
    const runs = /^(perl|ruby)$/.test(nameOf(program)) ? words.find((word) => RUNS_CODE.test(word)) : undefined;
    const writes = runs !== undefined && (!runs.startsWith('-') || words.some((word) => OPENS.test(word)));
    return writes ? files.doubted(cwd, `\`${shown}\` may write files`) : files;
  }
  const text = TracedText.hole({ reason: `\`${shown}\` changes it` }, span);
  return words.reduce((changed, word) => {
    const path = runnerPath(cwd, word);
    const tree = word.startsWith('-') ? null : changed.tree(path);
    return tree && isFile(tree, changed.workspace) ? changed.replaced(path, writtenFile(text)) : changed;
  }, files);
}

/** The file of packages that a tool makes of a project's own list; other commands of these tools write nothing that matters. */
export function generatedFile(
  files: RunnerFiles,
  program: string,
  words: readonly string[],
  { cwd, span }: Call,
  shown: string,
): RunnerFiles {
  const makes = program.startsWith('pip') || words[0] === 'export' || words.slice(0, 2).join(' ') === 'pip compile';
  if (!makes) return files.doubted(cwd, `\`${shown}\` may write files`);
  const at = words.findIndex((word) => /^(-o|--output(-file)?)$/.test(word));
  const inline = words.find((word) => /^--output(-file)?=/.test(word));
  const listed = words.find((word) => word.endsWith('.in'))?.replace(/\.in$/, '.txt');
  const byDefault =
    program === 'pipreqs' ? 'requirements.txt' : program === 'pip-compile' ? (listed ?? 'requirements.txt') : null;
  const name = at >= 0 ? words[at + 1] : (inline?.slice(inline.indexOf('=') + 1) ?? byDefault);
  if (name === undefined || name === null) return files;
  return files.replaced(
    runnerPath(cwd, name),
    writtenFile(TracedText.hole({ reason: `\`${shown}\` writes it` }, span)),
  );
}

/** `dos2unix startup.sh` */
export function withUnixLineEnds(files: RunnerFiles, words: readonly string[], cwd: string): RunnerFiles {
  return words.reduce((changed, word) => {
    const path = runnerPath(cwd, word);
    const text = word.startsWith('-') ? null : textAt(files, path);
    return text ? changed.replaced(path, writtenFile(withoutReturns(text))) : changed;
  }, files);
}

/** Files in which an action puts values in the place of others: which ones, it is not known. @param list patterns, by commas or lines */
export function withReplacedTokens(files: RunnerFiles, list: string, action: string): RunnerFiles {
  const patterns = list.split(/[,;\n]/).map((pattern) =>
    pattern
      .trim()
      .replace(/^["']|["']$/g, '')
      .replace(/^\.\//, ''),
  );
  const tree = files.tree(RUNNER_WORKSPACE);
  const expressions = patterns.filter(Boolean).map((pattern) => globPattern(pattern, '[^/]*'));
  const paths = tree
    ? filesIn(tree, files.workspace).filter((path) => expressions.some((each) => each.test(path)))
    : [];
  const text = TracedText.hole({ reason: `\`${action}\` replaces values in it` }, null);
  return paths
    .slice(0, 50)
    .reduce((changed, path) => changed.replaced(runnerPath(RUNNER_WORKSPACE, path), writtenFile(text)), files);
}
