import { absolute } from '../disk.ts';
import type { Process } from '../process.ts';
import { literal, quoted, type Text } from './fragments.ts';
import { hasGlob, matcher, patternSource } from './pattern.ts';

/** The files that a pattern matches, sorted; null where a folder's files can't all be known. */
export function fileNames(shell: Process, parts: readonly Text[]): readonly string[] | null {
  let found: string[] = [''];
  for (const step of steps(parts)) {
    const text = step.parts.map((part) => part.text.string).join('');
    if (!step.parts.some((part) => !part.quoted && hasGlob(part.text.string))) {
      found = found.map((path) => `${path}${text}${step.slash}`);
      continue;
    }
    const source = patternSource(step.parts);
    const pattern = source === null ? null : matcher(source);
    if (!pattern) return null;
    const next: string[] = [];
    for (const path of found) {
      const names = shell.evaluation.disk.list(absolute(shell.cwd, path === '' ? '.' : path));
      if (names === null) return null;
      for (const name of names) {
        if ((name.startsWith('.') && !text.startsWith('.')) || !pattern.test(name)) continue;
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
