import { TracedText } from '../../text/traced.ts';
import { absolute } from './disk.ts';
import { expandText, HERE_DOCUMENT, PLAIN } from './expand/word.ts';
import type { Redirection } from './parse.ts';
import type { Process, Streams } from './process.ts';
import type { Status } from './status.ts';
import { Input, LOG, NOWHERE, type Output } from './streams.ts';

/** Runs an action with redirected input and output; one that can't be opened makes it fail without running. */
export function withRedirects(shell: Process, redirects: readonly Redirection[], action: () => Status): Status {
  if (redirects.length === 0) return action();
  const before = shell.streams;
  try {
    for (const redirect of redirects) {
      const streams = redirected(shell, redirect);
      if (!streams) return shell.dialect === 'sh' ? 2 : 1;
      shell.streams = streams;
    }
    return action();
  } finally {
    shell.streams = before;
  }
}

/** The streams after one redirection; null where its file can't be opened. */
export function redirected(shell: Process, redirect: Redirection): Streams | null {
  const { streams } = shell;
  const number = redirect.descriptor?.type === 'FileDescriptor' ? redirect.descriptor.value : undefined;
  if (redirect.type === 'HereDoc') return { ...streams, input: new Input(hereDocument(shell, redirect)) };
  if (redirect.type === 'HereString') {
    const text = redirect.target ? expandText(shell, redirect.target, PLAIN) : TracedText.empty;
    return { ...streams, input: new Input(text.concat(TracedText.of('\n'))) };
  }
  if (!redirect.target) return streams;
  const target = expandText(shell, redirect.target, PLAIN);
  const path = absolute(shell.cwd, target.string);
  switch (redirect.operator) {
    case '<':
    case '<>': {
      const kind = shell.evaluation.disk.kind(path);
      if (target.known && kind === 'missing') return null;
      const text = target.known ? shell.evaluation.disk.read(path) : null;
      const place = target.spanOf();
      return {
        ...streams,
        input: new Input(text ?? TracedText.hole({ reason: `what \`${target.string}\` holds is not known` }, place)),
      };
    }
    case '<&':
      return streams;
    case '>&': {
      const from = Number(target.string);
      const output =
        target.string === '-'
          ? NOWHERE
          : Number.isInteger(from)
            ? (streams.outputs.get(from) ?? LOG)
            : fileOutput(shell, path, false);
      return withOutput(streams, [number ?? 1], output);
    }
    case '&>':
    case '&>>':
      return withOutput(streams, [1, 2], fileOutput(shell, path, redirect.operator === '&>>'));
    case '>':
    case '>|':
    case '>>':
      return withOutput(streams, [number ?? 1], fileOutput(shell, path, redirect.operator === '>>'));
  }
}

function withOutput(streams: Streams, numbers: readonly number[], output: Output): Streams {
  return { ...streams, outputs: new Map([...streams.outputs, ...numbers.map((number) => [number, output] as const)]) };
}

function fileOutput(shell: Process, path: string, appends: boolean): Output {
  const { disk } = shell.evaluation;
  if (path.startsWith('/dev/')) return path === '/dev/null' ? NOWHERE : LOG;
  let text = appends ? (disk.read(path) ?? TracedText.empty) : TracedText.empty;
  disk.write(path, text);
  return {
    redirected: true,
    write(more) {
      text = shell.evaluation.bounded(text.concat(more));
      disk.write(path, text);
      shell.evaluation.changes++;
    },
  };
}

function hereDocument(shell: Process, redirect: Extract<Redirection, { type: 'HereDoc' }>): TracedText {
  const { body, operator, delimiter } = redirect;
  const text = delimiter?.quoted ? shell.code.text.slice(body.pos, body.end) : expandText(shell, body, HERE_DOCUMENT);
  if (operator === '<<') return text;
  return TracedText.join(
    text.string.split(/(?<=\n)/).map((line, at, lines) => {
      const start = lines.slice(0, at).reduce((sum, before) => sum + before.length, 0);
      const tabs = /^\t*/.exec(line)?.[0].length ?? 0;
      return text.slice(start + tabs, start + line.length);
    }),
  );
}
