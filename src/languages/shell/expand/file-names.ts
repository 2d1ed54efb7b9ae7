import { absolute } from '../disk.ts';
import type { Process } from '../process.ts';
import { literal, quoted, type Text } from './fragments.ts';
import { hasGlob, patternOf } from './pattern.ts';

/** The files that a pattern matches, sorted; null where a folder's files can't all be known. */
export function fileNames(shell: Process, parts: readonly Text[]): readonly string[] | null {
  let found: string[] = [''];
  for (const step of steps(parts)) {
    const text = step.parts.map((part) => part.text.string).join('');
    if (!hasGlob(step.parts, shell.options.extglob)) {
      found = found.map((path) => `${path}${text}${step.slash}`);
      continue;
    }
    const pattern = patternOf(step.parts, shell.options.extglob);
    if (!pattern) return null;
    const next: string[] = [];
    for (const path of found) {
      const names = shell.evaluation.disk.list(absolute(shell.cwd, path === '' ? '.' : path));
      if (names === null) return null;
      // dash finds a folder itself and the one above, too
      const own = shell.dialect === 'sh' && text.startsWith('.') ? ['.', '..'] : [];
      for (const name of [...own, ...names]) {
        if ((name.startsWith('.') && !text.startsWith('.') && !shell.options.dotglob) || !pattern.matches(name))
          continue;
        const full = `${path}${name}`;
        if (step.slash !== '' && shell.evaluation.disk.kind(absolute(shell.cwd, full)) !== 'folder') continue;
        next.push(`${full}${step.slash}`);
      }
    }
    found = next;
  }
  return found.filter((path) => shell.evaluation.disk.kind(absolute(shell.cwd, path)) !== 'missing').sort();
}

interface Step {
  readonly parts: readonly Text[];
  readonly slash: string;
}

function steps(parts: readonly Text[]): readonly Step[] {
  const all: Step[] = [];
  let current: Text[] = [];
  for (const part of parts) {
    let at = 0;
    for (const piece of part.text.string.split(/(\/+)/)) {
      const start = at;
      at += piece.length;
      if (piece === '') continue;
      if (piece.startsWith('/')) {
        all.push({ parts: current, slash: piece });
        current = [];
      } else {
        const text = part.text.slice(start, at);
        current.push(part.quoted ? quoted(text) : literal(text));
      }
    }
  }
  if (current.length > 0) all.push({ parts: current, slash: '' });
  return all;
}
