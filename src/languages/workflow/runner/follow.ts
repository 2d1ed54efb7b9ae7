import type { Span } from '../../../text/source.ts';
import { builtIn, string, type Value, written } from '../../../value/value.ts';
import { type PowerShellCommand, powerShellCommands, type ScriptFile } from '../../powershell/commands.ts';
import { Location } from '../../powershell/location.ts';
import { unwrap } from '../../shell/run.ts';
import type { Call, Programs, ShellRun } from '../../shell/world.ts';
import type { RunCondition } from '../run-types.ts';
import { applyChange } from './changes.ts';
import { applyCall } from './commands.ts';
import { runnerContainer } from './container.ts';
import { RunnerDisk } from './disk.ts';
import { type RunnerFiles, runnerPath } from './files.ts';
import { followedContainer } from './followed.ts';
import { afterCommand } from './powershell.ts';
import {
  type NamedScript,
  type PowerShellScript,
  powerShellCall,
  type ShellLine,
  scriptCalledBy,
  scriptFile,
} from './powershell-call.ts';
import { runScript } from './run-script.ts';

interface DoingBase {
  /** all that it hangs on, the outermost first */
  readonly conditions: readonly RunCondition[];
  /** the runner's disk before it */
  readonly files: RunnerFiles;
  /** the variables that it sees */
  readonly environment: ReadonlyMap<string, Value>;
  readonly span: Span | null;
}

/** What a script does that may matter: a program that a shell starts, or a command of PowerShell. */
export type Doing =
  | (DoingBase & { readonly kind: 'call'; readonly call: Call })
  | (DoingBase & { readonly kind: 'command'; readonly command: PowerShellCommand; readonly cwd: string });

/** Scripts that call one another deeper than this are not followed. */
const DEEPEST = 8;
const MOST_CALLED = 100;

/** Follows scripts of shells and of PowerShell, which call one another: what they do, in its order, and what it makes of the disk. */
export class Follower {
  readonly disk: RunnerDisk;
  readonly doings: Doing[] = [];
  /** the scripts of the repository that are run, by their paths */
  readonly scripts = new Set<string>();
  readonly #programs: Programs;
  #depth = 0;
  #called = 0;

  constructor(disk: RunnerDisk | RunnerFiles, programs: Programs) {
    this.disk = disk instanceof RunnerDisk ? disk : new RunnerDisk(disk);
    this.#programs = programs;
  }

  /** What a shell has done. */
  shell({ events, scripts }: ShellRun, conditions: readonly RunCondition[]): void {
    const { disk } = this;
    for (const path of scripts) this.scripts.add(path);
    for (const event of events) {
      const span = 'program' in event ? event.span : null;
      const own = withInner(conditions, event.condition, span);
      if (!('program' in event)) {
        disk.change(own, (files, sure) => applyChange(files, event, sure));
        continue;
      }
      const { environment } = event;
      this.doings.push({ kind: 'call', call: event, conditions: own, files: disk.at(own), environment, span });
      const script = powerShellCall(unwrap(event));
      if (script) this.#run(script, environment, own);
      else disk.replace(own, (files) => applyCall(files, event));
    }
  }

  powerShell(
    { text, cwd, ...script }: PowerShellScript,
    environment: ReadonlyMap<string, Value>,
    conditions: readonly RunCondition[],
  ): void {
    const { disk } = this;
    const place = new Location(cwd);
    const read = (path: string): ScriptFile | null => this.#file(path, cwd, conditions);
    const look = (path: string): ScriptFile | null => scriptFile(path, cwd, this.disk.at(conditions));
    const has = (path: string): boolean =>
      runnerContainer(this.disk.at(conditions)).kind(runnerPath(cwd, path)) === 'file';
    for (const command of powerShellCommands(text, { ...script, environment, read, look, has })) {
      const { span } = command;
      const own = withInner(conditions, command.condition, span);
      const script = scriptCalledBy(command, place.folder);
      const seen = withExported(environment, command);
      if (script) this.#run(script, seen, own, place.folder);
      else {
        const base = { conditions: own, files: disk.at(own), environment: seen, span };
        this.doings.push({ kind: 'command', command, cwd: place.folder, ...base });
        const { folder: here } = place;
        disk.change(own, (files, sure) => afterCommand(files, command, here, sure));
      }
      place.follow(command);
    }
  }

  #run(
    script: PowerShellScript | NamedScript | ShellLine,
    environment: ReadonlyMap<string, Value>,
    conditions: readonly RunCondition[],
    cwd = '/',
  ): void {
    if (this.#depth >= DEEPEST || ++this.#called > MOST_CALLED) return;
    this.#depth++;
    if ('line' in script) {
      const files = followedContainer(this.disk.at(conditions));
      this.shell(runScript(script.line, { environment, cwd, files, programs: this.#programs }), conditions);
    } else {
      const file = 'file' in script ? this.#file(script.file, script.cwd, conditions) : null;
      const whole = 'file' in script ? file && { ...file, words: script.words, cwd: script.cwd } : script;
      if (whole) this.powerShell(whole, environment, conditions);
    }
    this.#depth--;
  }

  #file(name: string, cwd: string, conditions: readonly RunCondition[]): ScriptFile | null {
    const file = scriptFile(name, cwd, this.disk.at(conditions));
    if (file) this.scripts.add(file.path);
    return file;
  }
}

function withInner(
  conditions: readonly RunCondition[],
  when: string | null,
  span: Span | null,
): readonly RunCondition[] {
  return when === null ? conditions : [...conditions, { when, span }];
}

/** The variables that a command of PowerShell sees, with those that its script has set. */
function withExported(
  environment: ReadonlyMap<string, Value>,
  { environment: own }: PowerShellCommand,
): ReadonlyMap<string, Value> {
  if (own.size === 0) return environment;
  const values = [...own].map(([name, text]): readonly [string, Value] => {
    const place = text.spanOf();
    return [name, string(text, place ? written(place) : builtIn('the script'))];
  });
  return new Map([...environment, ...values]);
}
