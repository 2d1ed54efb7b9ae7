import { span } from '../../text/source.ts';
import { HOLE, TracedText } from '../../text/traced.ts';
import type { Call, FileChange, FolderMade, ScriptFiles } from './world.ts';

type Entry = { readonly kind: 'file'; text: TracedText; executable: boolean } | { readonly kind: 'folder' | 'missing' };

/** Folders that every Debian image has. */
const STANDARD = new Set(
  '/ /tmp /home /home/site /var /var/log /var/tmp /usr /usr/bin /usr/local /usr/local/bin /usr/sbin /usr/local/sbin /usr/share /bin /sbin /etc /root /opt /dev /proc /sys /run /lib /mnt /srv'.split(
    ' ',
  ),
);

/** The container's files with what the script itself has written, which stays in memory. */
export class Disk {
  #files: ScriptFiles;
  readonly #written = new Map<string, Entry>();
  /** what has been removed, as `#files` knows */
  readonly #removed = new Set<string>();
  /** the same, as it doesn't know yet */
  readonly #removedSince = new Set<string>();
  readonly #texts = new Map<string, TracedText>();
  readonly #changed: (change: FileChange | FolderMade) => void;
  /** changes of the script's own of which `#files` doesn't know yet */
  #changes: (FileChange | FolderMade)[] = [];

  /** @param changed is told of each file that is written or removed, and of each folder that is made */
  constructor(files: ScriptFiles, changed: (change: FileChange | FolderMade) => void) {
    this.#files = files;
    this.#changed = changed;
  }

  kind(path: string): 'file' | 'folder' | 'missing' | 'unknown' {
    if (path.includes(HOLE)) return 'unknown';
    const entry = this.#written.get(path);
    if (entry) return entry.kind;
    if (isBelow(this.#removedSince, path)) return 'missing';
    if (STANDARD.has(path)) return 'folder';
    if (path === '/dev/null' || path === '/dev/zero' || path === '/dev/tty') return 'unknown';
    const kind = this.#files.kind(path);
    if (kind !== 'unknown') return kind;
    if (isBelow(this.#removed, path)) return 'missing';
    const parent = path.slice(0, path.lastIndexOf('/'));
    return this.#written.get(parent)?.kind === 'folder' && this.#files.kind(parent) === 'unknown' ? 'missing' : kind;
  }

  /** null where the file can't be read as text, or its text isn't known */
  read(path: string): TracedText | null {
    if (path === '/dev/null') return TracedText.empty;
    const entry = this.#written.get(path);
    if (entry) return entry.kind === 'file' ? entry.text : null;
    if (isBelow(this.#removedSince, path)) return null;
    const written = this.#files.written?.(path);
    if (written) return written;
    const source = this.#files.read(path);
    return source ? TracedText.at(span(source, 0, source.text.length)) : null;
  }

  executable(path: string): boolean | null {
    const entry = this.#written.get(path);
    if (entry) return entry.kind === 'file' ? entry.executable : false;
    return this.#files.executable(path);
  }

  list(path: string): readonly string[] | null {
    const listed = this.#files.list(path);
    const prefix = path === '/' ? '/' : `${path}/`;
    const own = [...this.#written].filter(
      ([name]) => name.startsWith(prefix) && !name.slice(prefix.length).includes('/'),
    );
    if (this.kind(path) === 'missing') return [];
    if (!listed && this.#written.get(path)?.kind !== 'folder') return null;
    const names = new Set(listed ?? []);
    for (const [name, entry] of own) {
      if (entry.kind === 'missing') names.delete(name.slice(prefix.length));
      else names.add(name.slice(prefix.length));
    }
    return [...names].filter((name) => this.kind(`${prefix}${name}`) !== 'missing').sort();
  }

  write(path: string, text: TracedText): void {
    if (path.includes(HOLE) || path.startsWith('/dev/')) return;
    this.#written.set(path, {
      kind: 'file',
      text,
      executable: this.kind(path) === 'file' && this.executable(path) === true,
    });
    this.#texts.set(path, text);
    this.#change({ path, text, condition: null });
  }

  /** The last text of each file that the script has written. */
  texts(): ReadonlyMap<string, TracedText> {
    return this.#texts;
  }

  setExecutable(path: string, executable: boolean): void {
    const text = this.read(path);
    if (text && this.kind(path) === 'file') this.#written.set(path, { kind: 'file', text, executable });
  }

  makeFolder(path: string): void {
    if (this.kind(path) === 'folder') return;
    this.#written.set(path, { kind: 'folder' });
    this.#change({ folder: path, condition: null });
  }

  remove(path: string): void {
    this.#removedSince.add(path);
    for (const name of [...this.#written.keys()]) if (name.startsWith(`${path}/`)) this.#written.delete(name);
    for (const name of [...this.#texts.keys()])
      if (name === path || name.startsWith(`${path}/`)) this.#texts.delete(name);
    this.#written.set(path, { kind: 'missing' });
    this.#change({ path, text: null, condition: null });
  }

  /** A program has run, which may have copied, moved or unpacked files. */
  follow(call: Call): void {
    if (!this.#files.after) return;
    const before = this.#changes.reduce((files, change) => files.after?.(change) ?? files, this.#files);
    this.#changes = [];
    for (const path of this.#removedSince) this.#removed.add(path);
    this.#removedSince.clear();
    this.#files = before.after?.(call) ?? before;
    if (this.#files === before) return;
    for (const path of this.#removed) if (this.#files.kind(path) === 'folder') this.#removed.delete(path);
    for (const [path, entry] of [...this.#written]) {
      const kind = this.#files.kind(path);
      if (kind === 'unknown' || kind === entry.kind) continue;
      this.#written.delete(path);
    }
  }

  #change(change: FileChange | FolderMade): void {
    this.#changed(change);
    if (this.#files.after) this.#changes.push(change);
  }
}

/** In one of the folders, or in a folder of it. */
function isBelow(folders: ReadonlySet<string>, path: string): boolean {
  if (folders.size === 0) return false;
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
    if (folders.has(path.slice(0, at))) return true;
  return false;
}

/** An absolute path without `.` and `..`, seen from a folder. */
export function absolute(folder: string, path: string): string {
  const steps: string[] = [];
  for (const step of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..') steps.pop();
    else steps.push(step);
  }
  return `/${steps.join('/')}`;
}
