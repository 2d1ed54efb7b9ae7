import { TracedText } from '../../../text/traced.ts';
import { absolute } from '../disk.ts';
import type { Process } from '../process.ts';
import { type Status, statusOf } from '../status.ts';
import { assign, lookUp } from '../variables.ts';

/** `cd folder`; one that may not exist is taken to. */
export function changeFolder(shell: Process, words: readonly TracedText[]): Status {
  const options = words.findIndex((word) => !/^-[LPe@]+$/.test(word.string));
  const rest = options < 0 ? [] : words.slice(words[options]?.string === '--' ? options + 1 : options);
  const [word] = rest;
  if (shell.dialect === 'bash' && rest.length > 1) return 1;
  const target = word ?? variable(shell, 'HOME');
  if (!target) return shell.dialect === 'sh' ? 0 : 1;
  if (target.string !== '-') return enter(shell, target);
  const old = variable(shell, 'OLDPWD');
  if (!old && shell.dialect === 'bash') return 1;
  const status = enter(shell, old ?? TracedText.empty);
  if (status === 0) shell.write(TracedText.of(`${shell.cwd}\n`));
  return status;
}

/** bash's `pushd folder` */
export function pushFolder(shell: Process, words: readonly TracedText[]): Status {
  const before = shell.cwd;
  const status = words.length === 0 ? 1 : changeFolder(shell, words);
  if (status === 1) return status;
  shell.folders.push(before);
  shell.write(TracedText.of(`${[shell.cwd, ...shell.folders.toReversed()].join(' ')}\n`));
  return status;
}

/** bash's `popd` */
export function popFolder(shell: Process): Status {
  const folder = shell.folders.pop();
  if (folder === undefined) return 1;
  const status = enter(shell, TracedText.of(folder));
  shell.write(TracedText.of(`${[shell.cwd, ...shell.folders.toReversed()].join(' ')}\n`));
  return status;
}

function variable(shell: Process, name: string): TracedText | null {
  const found = lookUp(shell, name);
  return found.kind === 'set' ? found.text : null;
}

function enter(shell: Process, target: TracedText): Status {
  if (!target.known) {
    const reason = target.holes[0]?.reason ?? 'the folder is not known';
    shell.evaluation.unknown(`the folder that it changes to is not known: ${reason}`, target.spanOf());
    shell.cwd = absolute(shell.cwd, target.string);
    return statusOf(`cd ${target.string}`);
  }
  const path = absolute(shell.cwd, target.string);
  const kind = shell.evaluation.disk.kind(path);
  if (kind === 'missing' || kind === 'file') {
    shell.evaluation.stderr = `cd: can't cd to ${target.string}`;
    return shell.dialect === 'sh' ? 2 : 1;
  }
  assign(shell, 'OLDPWD', TracedText.of(shell.cwd));
  shell.cwd = path;
  assign(shell, 'PWD', TracedText.of(path));
  return kind === 'folder' ? 0 : statusOf(`cd ${target.string}`);
}
