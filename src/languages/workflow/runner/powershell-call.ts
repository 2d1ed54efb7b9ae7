import { span } from '../../../text/source.ts';
import { TracedText } from '../../../text/traced.ts';
import type { PowerShellCommand, ScriptCall, ScriptFile } from '../../powershell/commands.ts';
import type { Word } from '../../powershell/words.ts';
import type { Call } from '../../shell/world.ts';
import { runnerContainer } from './container.ts';
import { type RunnerFiles, runnerPath } from './files.ts';

/** A script of PowerShell and how it is called. */
export interface PowerShellScript extends Pick<ScriptCall, 'folder' | 'words' | 'chosen'> {
  readonly text: TracedText;
  /** absolute */
  readonly cwd: string;
}

/** A script that is called by the name of its file. */
export interface NamedScript extends Pick<PowerShellScript, 'words' | 'cwd'> {
  readonly file: string;
}

/** A line for a shell. */
export interface ShellLine {
  readonly line: TracedText;
}

/** `pwsh ./deploy.ps1 -App shop`, `pwsh -File deploy.ps1`, `pwsh -Command '…'`; null for any other program. */
export function powerShellCall({
  program,
  argv,
  cwd,
}: Pick<Call, 'program' | 'argv' | 'cwd'>): PowerShellScript | NamedScript | null {
  if (!/^(.*[\\/])?(pwsh|powershell)(\.exe)?$/i.test(program)) return null;
  const words = argv.map((text): Word => ({ kind: 'text', text, quoted: !text.string.startsWith('-') }));
  const option = argv.findIndex(({ string }) => /^-(f(ile)?|c(ommand)?)$/i.test(string));
  const at = option < 0 ? argv.findIndex(({ string }) => /\.ps1$/i.test(string)) : option + 1;
  const first = argv[at];
  if (first === undefined) return null;
  if (/^-c/i.test(argv[option]?.string ?? '')) {
    // all that stands behind it is the command
    const text = TracedText.join(
      argv.slice(at).flatMap((word, nth) => (nth === 0 ? [word] : [TracedText.of(' '), word])),
    );
    return { text, cwd, folder: null, words: [] };
  }
  return { file: first.string, words: words.slice(at + 1), cwd };
}

/** The script that a command of PowerShell runs; null for a command that is no call of one. */
export function scriptCalledBy(
  { name, words }: PowerShellCommand,
  cwd: string,
): PowerShellScript | NamedScript | ShellLine | null {
  if (/\.ps1$/i.test(name)) return { file: name, words, cwd };
  const argv = words.flatMap(textsOf);
  const script = powerShellCall({ program: name, argv, cwd });
  if (script) return script;
  return /^(bash|sh)(\.exe)?$/i.test(name) ? { line: commandLine(name.replace(/\.exe$/i, ''), argv) } : null;
}

/** A script that lies on the runner; null where there is none. */
export function scriptFile(
  name: string,
  cwd: string,
  files: RunnerFiles,
): (ScriptFile & { readonly path: string }) | null {
  const place = runnerPath(cwd, name);
  const container = runnerContainer(files);
  const source = container.read(place);
  if (!source) return null;
  const text = container.written?.(place) ?? TracedText.at(span(source, 0, source.text.length));
  return { text, folder: place.slice(0, place.lastIndexOf('/')), path: source.path };
}

/** The words of a command as those of another program: a list's items are words of their own. */
export function textsOf(word: Word): readonly TracedText[] {
  switch (word.kind) {
    case 'text':
      return [word.text];
    case 'list':
      return word.items.flatMap(textsOf);
    case 'splat':
      return [TracedText.hole({ reason: `\`@${word.name}\` is known only when the script runs` }, null)];
    // the name of its class is all that a program is given
    case 'table':
      return [TracedText.of('System.Collections.Hashtable')];
  }
}

/** `bash ./set-startup.sh shop` as a line of its own shell. */
function commandLine(program: string, words: readonly TracedText[]): TracedText {
  const quoted = words.flatMap((word) => {
    const parts = [...word.string.matchAll(/'|[^']+/g)].map(({ index, 0: part }) =>
      part === "'"
        ? TracedText.of("\\'")
        : TracedText.join([TracedText.of("'"), word.slice(index, index + part.length), TracedText.of("'")]),
    );
    return [TracedText.of(' '), ...(parts.length === 0 ? [TracedText.of("''")] : parts)];
  });
  return TracedText.join([TracedText.of(program), ...quoted, TracedText.of('\n')]);
}
