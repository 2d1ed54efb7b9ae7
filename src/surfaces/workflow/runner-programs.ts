import type { Program, Programs } from '../../languages/shell/world.ts';
import { RUNNER_WORKSPACE, runnerPath } from '../../languages/workflow/runner/files.ts';
import { siteIdAsked } from '../../text/site-id.ts';
import { keyOfOutput, outputKey, queryIn } from '../../text/template-output.ts';
import { HOLE, TracedText } from '../../text/traced.ts';

const call: Program = { kind: 'call', status: null, output: null };
const tool: Program = { kind: 'tool' };

/** What the shell evaluator answers by itself, or says that it can't. */
const TOOLS =
  'sh dash bash env nohup setsid nice stdbuf timeout xargs true false echo printf test [ expr pwd nproc basename dirname cat head tail wc cut tr touch mkdir rm chmod readlink realpath mktemp sleep find sed grep awk sort uniq date id ls hostname whoami uname ps which tee seq stat df du jq openssl sha256sum md5sum';
const CALLS =
  'zip unzip 7z 7za cp mv rsync tar python python3 pip pip3 npm npx node make docker gh curl pwsh terraform dotnet poetry uv';

const AZURE_CLI: Program = {
  ...call,
  asks: /^az( [a-z][a-z-]*)*? (list|show|exists)( |$)/,
  prints: (words) => nameOfMade(words) ?? nameFound(words),
  names: (words) => (words[1] === 'deployment' ? outputKey(queryIn(words)) : siteIdAsked(words.slice(1))),
};

/** `azd env get-value NAME` gives an output of the template that azd has deployed. */
const AZD: Program = {
  ...call,
  names: (words) => (words[1] === 'env' && words[2] === 'get-value' ? keyOfOutput(words[3] ?? '') : ''),
};

const GIT: Program = { ...call, prints: (words, cwd) => topLevel(words, cwd) ?? askedOfGit(words) };

/** `git rev-parse --short HEAD`, `git config user.name`: the same each time that a script asks. */
function askedOfGit(words: readonly TracedText[]): TracedText | null {
  const command = words.map((word) => word.string).join(' ');
  if (!/^git (?:rev-parse|describe|config --get|config [\w.]+$|branch --show-current)/.test(command)) return null;
  const isKnown = words.every((word) => word.known);
  return isKnown ? TracedText.hole({ reason: `what \`${command}\` prints is not known`, key: command }, null) : null;
}

/** `git rev-parse --show-toplevel`: the folder that the repository is checked out to. */
function topLevel(words: readonly TracedText[], cwd: string): TracedText | null {
  const [, folder = '.'] = /^git(?: -C (\S+))? rev-parse --show-toplevel$/.exec(
    words.map((word) => word.string).join(' '),
  ) ?? ['', ''];
  const at = runnerPath(cwd, folder);
  const inside = at === RUNNER_WORKSPACE || at.startsWith(`${RUNNER_WORKSPACE}/`);
  return inside && folder !== '' && !at.includes(HOLE) ? TracedText.of(RUNNER_WORKSPACE) : null;
}

/** `az webapp create --name shop … --query name`: the name that it is given. */
function nameOfMade(words: readonly TracedText[]): TracedText | null {
  const texts = words.map((word) => word.string);
  const at = texts.findIndex((text) => text === '-n' || text === '--name');
  const makes = texts.indexOf('create') > 0 && queryIn(texts) === 'name' && isPlain(texts);
  return makes && at >= 0 ? (words[at + 1] ?? null) : null;
}

/** The CLI prints the value alone, without quotes. */
function isPlain(texts: readonly string[]): boolean {
  return texts[texts.findIndex((text) => /^(-o|--output)$/.test(text)) + 1] === 'tsv';
}

/** `az webapp list --query "[?starts_with(name, 'shop-')].name | [0]"`: of what it finds the beginning is known. */
function nameFound(words: readonly TracedText[]): TracedText | null {
  const texts = words.map((word) => word.string);
  const query = queryIn(texts);
  const [, how, part = ''] = FOUND_BY_NAME.exec(query) ?? [];
  if (how === undefined || !isPlain(texts) || texts[1] !== 'webapp' || texts[2] !== 'list') return null;
  const rest = (end: string): TracedText =>
    TracedText.hole(
      { reason: `what \`az webapp list\` finds is not known`, key: `az webapp list ${query} ${end}` },
      null,
    );
  const known = TracedText.of(part);
  return how === 'contains' ? TracedText.join([rest('before'), known, rest('after')]) : known.concat(rest('after'));
}

const FOUND_BY_NAME =
  /^\[\?\s*(starts_with|contains)\(name,\s*['"`]([\w-]+)['"`]\)\](?:\.name(?:\s*\|\s*\[0\])?|\s*\|\s*\[0\]\.name)$/;

/** The programs of GitHub's runners. Not complete: a step may install more. */
export const RUNNER_PROGRAMS: Programs = {
  known: new Map<string, Program>([
    ...TOOLS.split(' ').map((name) => [name, tool] as const),
    ...CALLS.split(' ').map((name) => [name, call] as const),
    ['git', GIT],
    ['az', AZURE_CLI],
    ['azd', AZD],
  ]),
  complete: false,
};
