import { absolute } from '../languages/shell/disk.ts';
import { filesOf } from '../launch/app-files.ts';
import type { Process } from '../launch/launch.ts';
import { span } from '../text/source.ts';
import { TracedText } from '../text/traced.ts';
import { textOf } from '../value/read.ts';
import { APP_FOLDER } from '../workspace/container.ts';
import type { Subject } from './rule.ts';
import { type StartupFile, startupFile } from './startup-file.ts';

/** The file of Python that a startup command starts a program with: `python server/run.py`, `streamlit run dash.py`. */
export function programFile({ launch }: Subject): StartupFile | null {
  if (launch.kind !== 'custom') return null;
  const [first, ...others] = launch.processes.filter(({ condition, background }) => condition === null && !background);
  const text = first && (fileOfPython(first) ?? fileOfServer(first));
  if (!first || !text?.known || !/^[\w./-]+\.py$/.test(text.string)) return null;
  // `python seed.py; gunicorn …` goes on where there is no such file
  const goesOn = others.some(({ server }) => server) && !launch.assumptions.some((each) => each.includes(text.string));
  return goesOn ? null : { name: text.string, path: absolute(first.cwd, text.string), text };
}

/** `cd backend && gunicorn app:app`: the folder that the rest hangs on. */
export function firstFolder({ launch }: Subject): StartupFile | null {
  const command = textOf(launch.command ?? undefined);
  const [head, name] = /^\s*cd\s+(?=([\w./-]+)\s*&&)/.exec(command?.string ?? '') ?? [];
  if (launch.kind !== 'custom' || !command || head === undefined || name === undefined) return null;
  const text = command.slice(head.length, head.length + name.length);
  return text.known ? { name, path: absolute(APP_FOLDER, name), text } : null;
}

/** `cd src || exit 1` in a startup script that comes to start nothing. */
export function folderOfScript(subject: Subject): StartupFile | null {
  const { launch } = subject;
  const script = startupFile(subject);
  if (!script || launch.processes.length > 0 || launch.unknowns.length > 0) return null;
  const files = filesOf(subject);
  const source = files.read(script.path);
  // the folders after the first one are named from there
  const [first] = source?.text.matchAll(CHANGES_FOLDER) ?? [];
  if (!source || !first) return null;
  const { 0: whole, 2: name = '', index } = first;
  const path = absolute(APP_FOLDER, name);
  if (files.kind(path) !== 'missing') return null;
  const start = index + whole.lastIndexOf(name);
  return { name, path, text: TracedText.at(span(source, start, start + name.length)), script: script.name };
}

const CHANGES_FOLDER = /^[ \t]*cd[ \t]+(["']?)([\w./-]+)\1(?=[ \t]*(?:$|[;&|#\r]))/gm;

/** Options of the interpreter with a value of their own. */
const VALUED = /^-[XW]$/;

function fileOfPython({ program, argv }: Process): TracedText | null {
  if (!/(^|\/)python[\d.]*$/.test(program)) return null;
  const at = argv.findIndex(
    ({ string }, index) => !string.startsWith('-') && !VALUED.test(argv[index - 1]?.string ?? ''),
  );
  const isCode = argv.slice(0, Math.max(at, 0)).some(({ string }) => /^-[a-zA-Z]*[mc]/.test(string));
  return isCode ? null : (argv[at] ?? null);
}

function fileOfServer({ server, argv }: Process): TracedText | null {
  return argv[0]?.string === 'run' ? (textOf(server?.app ?? undefined) ?? null) : null;
}
