import type { Span } from '../../text/source.ts';
import type { TracedText } from '../../text/traced.ts';
import { knownString } from '../../value/read.ts';
import type { About, Choices } from './choices.ts';
import type { Code } from './code.ts';
import { Disk } from './disk.ts';
import type { Engine } from './engine.ts';
import type { HereDoc } from './parse.ts';
import { IMAGE_PATH } from './programs.ts';
import type { Unsettled } from './status.ts';
import type { Captured } from './streams.ts';
import type { Call, FileChange, FolderMade, Limits, ScriptEvent, ShellUnknown, ShellWorld } from './world.ts';

/** Trees of texts that were read before: loops, functions and the other ways come to the same ones again. */
export interface Trees {
  readonly codes: Map<string, Code>;
  readonly documents: Map<string, HereDoc | null>;
}

export function newTrees(): Trees {
  return { codes: new Map(), documents: new Map() };
}

/** What all processes on one way through a script share: the world, the disk, and what was found out. */
export class Evaluation {
  readonly world: ShellWorld;
  readonly limits: Limits;
  readonly choices: Choices;
  readonly disk: Disk;
  readonly engine: Engine;
  /** the PATH that the script starts with: all known programs are on it */
  readonly path: string;
  readonly calls: Call[] = [];
  /** the calls, and where they are wanted the changes of files between them */
  readonly events: ScriptEvent[] = [];
  /** how many forks came before each event: it depends on none of those after it */
  readonly forksBefore = new Map<ScriptEvent, number>();
  readonly unknowns: ShellUnknown[] = [];
  readonly assumptions = new Set<string>();
  /** counts changes of variables, files and input, to notice a loop that changes nothing */
  changes = 0;
  /** something may be given that isn't (`World.given`) */
  asksForMore = false;
  stderr: string | undefined;
  /** what is printed, where that is wanted */
  log: Captured | null = null;
  readonly codes: Trees['codes'];
  /** files that were run, or taken in */
  readonly scripts = new Set<string>();
  readonly documents: Trees['documents'];
  /** variables that are asked for as they are, without a default, and that nothing sets */
  readonly unset = new Set<string>();
  /** statuses that can't be known, of which `$?` was asked */
  readonly statuses: Unsettled[] = [];
  readonly #times = new Map<string, number>();
  #steps = 0;

  constructor(world: ShellWorld, limits: Limits, choices: Choices, engine: Engine, trees: Trees = newTrees()) {
    this.codes = trees.codes;
    this.documents = trees.documents;
    this.world = world;
    this.limits = limits;
    this.choices = choices;
    this.engine = engine;
    this.disk = new Disk(world.files, (change) => this.#change(change));
    this.path = knownString(world.environment.get('PATH')) ?? IMAGE_PATH;
  }

  /** One more command or word; throws {@link Stop} after the last that is allowed. */
  step(): void {
    if (++this.#steps > this.limits.steps)
      throw new Stop('the script does not end within a reasonable number of steps');
  }

  /** how often something has been read that is another thing each time */
  readings = 0;

  /** commands and words evaluated so far */
  get steps(): number {
    return this.#steps;
  }

  /** The text, unless it is longer than a value may be. */
  bounded(text: TracedText): TracedText {
    if (text.length > this.limits.characters || text.pieces.length > 20_000)
      throw new Stop('the script makes a text of unreasonable length');
    return text;
  }

  /** How often a place has been come to before. */
  timesAt({ source, start }: Span): number {
    const place = `${source.path}:${start}`;
    const times = this.#times.get(place) ?? 0;
    this.#times.set(place, times + 1);
    return times;
  }

  /** A variable is asked for that nothing sets. */
  askedFor(name: string): void {
    if (/^[A-Za-z_]/.test(name)) this.unset.add(name);
  }

  choose(labels: readonly string[], key: string | null, about: About = {}): number {
    return this.choices.choose(labels, key, about);
  }

  unknown(reason: string, span: Span | null): void {
    if (this.unknowns.some((other) => other.reason === reason && other.span?.start === span?.start)) return;
    if (this.unknowns.length < 200) this.unknowns.push({ reason, span });
  }

  #record(event: ScriptEvent): void {
    this.events.push(event);
    this.forksBefore.set(event, this.choices.forks.length);
  }

  call(call: Call): void {
    if (this.calls.length >= this.limits.calls) throw new Stop('the script starts an unreasonable number of programs');
    this.calls.push(call);
    this.#record(call);
    this.disk.follow(call);
  }

  /** Of what is written into a file piece by piece, the last state counts. */
  #change(change: FileChange | FolderMade): void {
    if (!this.world.keepFiles) return;
    const last = this.events.at(-1);
    if (last && 'text' in last && 'text' in change && last.path === change.path) this.events.pop();
    else if (this.events.length >= MOST_EVENTS) throw new Stop('the script changes an unreasonable number of files');
    this.#record(change);
  }
}

const MOST_EVENTS = 2_000;

/** The evaluation can't go on; what was found so far stands. */
export class Stop extends Error {
  readonly span: Span | null;

  constructor(reason: string, span: Span | null = null) {
    super(reason);
    this.span = span;
  }
}
