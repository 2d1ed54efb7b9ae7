import { madeUpBy } from '../../text/made-up.ts';
import { TracedText } from '../../text/traced.ts';
import { ASKED_FOR } from './asked-arguments.ts';
import { excerpt, readCode } from './code.ts';
import { absolute } from './disk.ts';
import type { Place } from './engine.ts';
import { Stop } from './evaluation.ts';

import { Process } from './process.ts';
import { type Status, statusOf } from './status.ts';
import { TOOLS } from './tools/tools.ts';
import { unanswered } from './unanswered.ts';
import { assignItems, inherited, type Lookup, lookUp, startIn } from './variables.ts';
import type { Dialect, Program } from './world.ts';

/** Where a command's name leads. */
type Found =
  | { readonly kind: 'program'; readonly name: string; readonly program: Program }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'folder' }
  /** it may be there, or not: a package may have brought it */
  | { readonly kind: 'unknown' };

export function runExternal(shell: Process, words: readonly TracedText[], place: Place): Status {
  const [name] = words;
  if (!name) return 0;
  const found = find(shell, name.string);
  switch (found.kind) {
    case 'program':
      return runProgram(shell, words, found, place);
    case 'file':
      return runFile(shell, found.path, words, place);
    case 'folder':
      return 126;
    case 'missing':
      shell.evaluation.stderr = `${name.string}: not found`;
      return 127;
    case 'unknown':
      record(shell, words, place);
      printUnknown(shell, place);
      return statusOf(excerpt(place.code, place));
  }
}

/** What a program prints that isn't followed, where somebody reads it. */
function printUnknown(shell: Process, place: Place, standing = false, suffix = ''): void {
  if (!shell.output?.redirected) return;
  const command = excerpt(place.code, place);
  const reason = `what \`${command}\` prints is not known`;
  const madeUp = madeUpBy(command);
  const at = place.code.text.spanOf(place.pos, place.end);
  // kept in a variable, it is the same wherever that is used
  const key = at ? `${at.source.path}:${at.start}:${shell.evaluation.timesAt(at)}${suffix}` : undefined;
  shell.write(
    TracedText.hole({ reason, standing, ...(key === undefined ? {} : { key }), ...(madeUp && { madeUp }) }, at),
  );
}

function find(shell: Process, name: string): Found {
  const { world, disk } = shell.evaluation;
  if (name === '') return { kind: 'missing' };
  if (name.includes('/')) {
    const path = absolute(shell.cwd, name);
    const kind = disk.kind(path);
    const base = path.slice(path.lastIndexOf('/') + 1);
    const program = world.programs.known.get(base);
    // The build makes a virtual environment, which no repository holds.
    if (program && kind === 'missing' && /\/bin\/[^/]+$/.test(path)) return { kind: 'program', name, program };
    if (kind === 'file' || kind === 'folder' || kind === 'missing') return kind === 'file' ? { kind, path } : { kind };
    return program ? { kind: 'program', name, program } : { kind: 'unknown' };
  }
  const path = lookUp(shell, 'PATH');
  const program = world.programs.known.get(name);
  if (program && onPath(shell, path, program)) return { kind: 'program', name, program };
  const folders = path.kind === 'set' && path.text.known ? path.text.string.split(':') : [];
  let certain = world.programs.complete;
  for (const folder of folders) {
    const candidate = absolute(shell.cwd, `${folder === '' ? '.' : folder}/${name}`);
    const kind = disk.kind(candidate);
    if (kind === 'file' && disk.executable(candidate) !== false) return { kind: 'file', path: candidate };
    if (kind === 'unknown' && !STANDARD.test(candidate)) certain = false;
  }
  return certain ? { kind: 'missing' } : { kind: 'unknown' };
}

/** A PATH of the script's own may leave out the folders that the programs are in; that of the system's tools is known. */
function onPath(shell: Process, path: Lookup, program: Program): boolean {
  if (path.kind !== 'set') return program.kind === 'tool';
  if (!path.text.known) return true;
  const folders = `:${path.text.string}:`;
  if (folders.includes(`:${shell.evaluation.path}:`)) return true;
  return program.kind === 'tool' && /:(\/usr)?(\/local)?\/bin:/.test(folders);
}

/** Folders of the image, in which only the known programs are. */
const STANDARD = /^\/(usr\/)?(local\/)?s?bin\//;

/** The file that a command's name leads to; null for none, 'unknown' where there may be one. */
export function pathOf(shell: Process, name: TracedText): TracedText | 'unknown' | null {
  if (!name.known) return 'unknown';
  const found = find(shell, name.string);
  switch (found.kind) {
    case 'program': {
      // Its folder differs with the image; its name is what matters.
      const reason = `the folder of \`${name.string}\` is not known`;
      return name.string.includes('/')
        ? name
        : TracedText.join([
            TracedText.hole({ reason, key: `folder of ${name.string}` }, null),
            TracedText.of('/'),
            name,
          ]);
    }
    case 'file':
      return name.string.includes('/') ? name : TracedText.of(found.path, name.spanOf());
    case 'unknown':
      return 'unknown';
    default:
      return null;
  }
}

function runProgram(
  shell: Process,
  words: readonly TracedText[],
  { name, program }: Extract<Found, { kind: 'program' }>,
  place: Place,
): Status {
  if (program.kind === 'tool') {
    const tool = TOOLS.get(name.slice(name.lastIndexOf('/') + 1));
    if (tool) return tool(shell, words.slice(1), place);
    return unanswered(shell, place);
  }
  record(shell, words, place);
  const standing = program.asks?.test(words.map((word) => word.string).join(' ')) === true;
  const printed = program.prints?.(words, shell.cwd);
  if (printed) shell.write(printed.concat(TracedText.of('\n')));
  else if (program.output === null)
    printUnknown(shell, place, standing, program.names?.(words.map((word) => word.string)));
  else shell.write(TracedText.of(program.output));
  return (
    program.status ??
    statusOf(excerpt(place.code, place), standing, standing && !isSignIn(words) ? 'fails' : 'succeeds')
  );
}

/** `az account show`: whoever runs the script has signed in. */
function isSignIn(words: readonly TracedText[]): boolean {
  return words[1]?.string === 'account';
}

function record(shell: Process, [name, ...argv]: readonly TracedText[], place: Place): void {
  shell.evaluation.call({
    program: name?.string ?? '',
    argv,
    cwd: shell.cwd,
    environment: shell.environment(),
    background: shell.background,
    redirected: shell.output?.redirected ?? false,
    condition: null,
    span: place.code.text.spanOf(place.pos, place.end),
  });
}

/** A file of the repository: by its first line a script of a shell, or of another program. */
function runFile(shell: Process, path: string, words: readonly TracedText[], place: Place): Status {
  const { disk } = shell.evaluation;
  if (disk.executable(path) === false) {
    shell.evaluation.stderr = `${path}: Permission denied`;
    return 126;
  }
  const text = disk.read(path);
  if (!text) {
    record(shell, words, place);
    return statusOf(excerpt(place.code, place));
  }
  const [name = TracedText.empty, ...args] = words;
  const shown = name.string.includes('/') ? name : TracedText.of(path, name.spanOf());
  const shebang = /^#![ \t]*([^\n]*)/.exec(text.string);
  if (!shebang) return runScript(shell, text, shown, args, shell.dialect);
  const line = (shebang[1] ?? '').replace(/[ \t]+$/, '');
  const [interpreter = '', ...rest] = line.split(/[ \t]+/);
  if (line.includes('\r')) {
    shell.evaluation.stderr = `${name.string}: not found`;
    return 127;
  }
  const base = interpreter.slice(interpreter.lastIndexOf('/') + 1);
  const command = base === 'env' ? rest.filter((word) => word !== '-S') : [base, ...rest];
  const [program = '', ...options] = command;
  const dialect = dialectOf(program);
  if (dialect && options.length === 0) return runScript(shell, text, shown, args, dialect);
  const place2 = TracedText.of(`${program}`, name.spanOf());
  return shell.evaluation.engine.runCommand(
    shell,
    [place2, ...options.map((option) => TracedText.of(option)), shown, ...args],
    place,
    true,
  );
}

export function dialectOf(program: string): Dialect | null {
  if (program === 'sh' || program === 'dash') return 'sh';
  return program === 'bash' ? 'bash' : null;
}

/** Runs a text in a shell of its own, which gets the exported variables alone. */
export function runScript(
  shell: Process,
  text: TracedText,
  name: TracedText,
  args: readonly TracedText[],
  dialect: Dialect,
  { set = [], fromText = false }: { readonly set?: readonly TracedText[]; readonly fromText?: boolean } = {},
): Status {
  const code = readCode(shell.evaluation, text, dialect);
  const child = new Process(shell.evaluation, dialect, shell.cwd, code, shell.streams, shell.open);
  for (const [variable, value] of shell.environment()) child.variables.set(variable, inherited(value));
  startIn(child, shell.cwd);
  child.name = name;
  const byHand = shell.evaluation.world.typed === true && shell.depth === 0 && !fromText && args.length === 0;
  child.arguments = byHand ? ASKED_FOR : args;
  child.fromText = fromText;
  if (dialect === 'bash' && !fromText) assignItems(child, 'BASH_SOURCE', new Map([['0', name]]));
  child.background = shell.background;
  child.depth = shell.depth + 1;
  if (child.depth > shell.evaluation.limits.depth) throw new Stop('the script calls itself too deeply', name.spanOf());
  const { engine } = shell.evaluation;
  return engine.toTheEnd(child, () => {
    if (set.length > 0) engine.runCommand(child, [TracedText.of('set'), ...set], { code, pos: 0, end: 0 }, false);
    return engine.runScriptText(child);
  });
}
