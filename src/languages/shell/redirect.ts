import { TracedText } from '../../text/traced.ts';
import { Exit } from './control.ts';
import { absolute } from './disk.ts';
import { expandText, HERE_DOCUMENT, PLAIN } from './expand/word.ts';
import type { HereDoc, Redirection } from './parse.ts';
import type { Process, Streams } from './process.ts';
import type { Status } from './status.ts';
import { Input, LOG, NOWHERE, type Output } from './streams.ts';

/** Runs an action with redirected input and output; one that can't be opened makes it fail without running. */
export function withRedirects(
  shell: Process,
  redirects: readonly Redirection[],
  action: () => Status,
  failed: (status: Status) => Status = (status) => status,
): Status {
  if (redirects.length === 0) return action();
  const before = shell.streams;
  try {
    if (!redirectAll(shell, redirects)) return failed(shell.dialect === 'sh' ? 2 : 1);
    return action();
  } finally {
    shell.streams = before;
  }
}

/** Redirects the process itself: `exec >file`. False where a file can't be opened. */
export function redirectAll(shell: Process, redirects: readonly Redirection[]): boolean {
  for (const redirect of redirects) {
    const streams = redirected(shell, redirect);
    if (!streams) return false;
    shell.streams = streams;
  }
  return true;
}

/** The streams after one redirection; null where its file can't be opened. */
function redirected(shell: Process, redirect: Redirection): Streams | null {
  const { streams } = shell;
  const number = redirect.descriptor?.type === 'FileDescriptor' ? redirect.descriptor.value : undefined;
  if (redirect.type === 'HereDoc') {
    const text = hereDocument(shell, redirect);
    return text && withInput(streams, number ?? 0, new Input(text));
  }
  if (redirect.type === 'HereString') {
    const text = redirect.target ? expandText(shell, redirect.target, PLAIN) : TracedText.empty;
    return withInput(streams, number ?? 0, new Input(text.concat(TracedText.of('\n'))));
  }
  if (!redirect.target) return streams;
  const target = expandText(shell, redirect.target, PLAIN);
  const path = absolute(shell.cwd, target.string);
  switch (redirect.operator) {
    case '<':
    case '<>':
      return inputFile(shell, target, path, number ?? 0);
    case '<&': {
      const input = streams.inputs.get(Number(target.string));
      if (target.string === '-') return withInput(streams, number ?? 0, new Input(TracedText.empty));
      return input ? withInput(streams, number ?? 0, input) : streams;
    }
    case '>&': {
      if (target.string === '-') return withoutOutput(streams, number ?? 1);
      if (target.known && /^\d+$/.test(target.string)) {
        const output = streams.outputs.get(Number(target.string));
        return output ? withOutput(streams, [number ?? 1], output) : null;
      }
      return shell.dialect === 'sh' ? null : outputFile(shell, path, number === undefined ? [1, 2] : [number], false);
    }
    case '&>':
    case '&>>':
      return outputFile(shell, path, [1, 2], redirect.operator === '&>>');
    case '>':
    case '>|':
    case '>>':
      return outputFile(shell, path, [number ?? 1], redirect.operator === '>>');
  }
}

function withInput(streams: Streams, number: number, input: Input): Streams {
  return { ...streams, inputs: new Map([...streams.inputs, [number, input]]) };
}

function withOutput(streams: Streams, numbers: readonly number[], output: Output): Streams {
  return { ...streams, outputs: new Map([...streams.outputs, ...numbers.map((number) => [number, output] as const)]) };
}

function withoutOutput(streams: Streams, closed: number): Streams {
  return { ...streams, outputs: new Map([...streams.outputs].filter(([number]) => number !== closed)) };
}

function inputFile(shell: Process, target: TracedText, path: string, number: number): Streams | null {
  const { disk } = shell.evaluation;
  const kind = target.string === '' && target.known ? 'missing' : disk.kind(path);
  if (target.known && kind === 'missing') {
    shell.evaluation.stderr = `cannot open ${target.string}: No such file`;
    return null;
  }
  const text = target.known ? disk.read(path) : null;
  const reason = `what \`${target.string}\` holds is not known`;
  return withInput(shell.streams, number, new Input(text ?? TracedText.hole({ reason }, target.spanOf())));
}

function outputFile(shell: Process, path: string, numbers: readonly number[], appends: boolean): Streams | null {
  const { disk } = shell.evaluation;
  if (path.startsWith('/dev/')) {
    const standard = { '/dev/stdout': 1, '/dev/stderr': 2, '/dev/fd/1': 1, '/dev/fd/2': 2 }[path];
    const output = standard === undefined ? null : shell.streams.outputs.get(standard);
    return withOutput(shell.streams, numbers, output ?? (path === '/dev/null' ? NOWHERE : LOG));
  }
  const parent = disk.kind(path.slice(0, path.lastIndexOf('/')) || '/');
  if (disk.kind(path) === 'folder' || parent === 'missing' || parent === 'file') {
    shell.evaluation.stderr = `cannot create ${path}`;
    return null;
  }
  return withOutput(shell.streams, numbers, fileOutput(shell, path, appends));
}

function fileOutput(shell: Process, path: string, appends: boolean): Output {
  const { disk } = shell.evaluation;
  let text = appends ? (disk.read(path) ?? TracedText.empty) : TracedText.empty;
  if (!appends || disk.kind(path) === 'missing') disk.write(path, text);
  return {
    redirected: true,
    write(more) {
      text = shell.evaluation.bounded((appends ? (disk.read(path) ?? text) : text).concat(more));
      disk.write(path, text);
      shell.evaluation.changes++;
    },
  };
}

/** Null where its text fails to expand: dash then fails the command, as for a file that can't be opened. */
function hereDocument(shell: Process, { body, operator, delimiter }: HereDoc): TracedText | null {
  try {
    const text = delimiter?.quoted ? shell.code.text.slice(body.pos, body.end) : expandText(shell, body, HERE_DOCUMENT);
    return operator === '<<' ? text : withoutTabs(text);
  } catch (thrown) {
    if (thrown instanceof Exit && shell.dialect === 'sh') return null;
    throw thrown;
  }
}

function withoutTabs(text: TracedText): TracedText {
  return text.replaced(/(?<=^|\n)\t+/g, () => TracedText.empty);
}
