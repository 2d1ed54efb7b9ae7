import type { Call, ScriptFiles, ShellRun } from '../languages/shell/world.ts';
import type { TracedText } from '../text/traced.ts';
import { builtIn, type Unknown, unknown, type Value, written } from '../value/value.ts';
import { APP_FOLDER, type ContainerFiles } from '../workspace/container.ts';
import { keptBetweenStarts, perhapsThere } from './kept-files.ts';
import type { Launch, Process, Refusal, Server } from './launch.ts';
import { gunicorn } from './servers/gunicorn.ts';
import type { ServerInput } from './servers/server-input.ts';
import { otherServer } from './servers/servers.ts';
import { endsAtOnce, unseenFile } from './servers/words.ts';

/** Where a startup script runs. */
export interface ScriptWorld {
  readonly environment: ReadonlyMap<string, Value>;
  readonly environmentComplete: boolean;
  /** all app settings are written in the repository: a deployment takes away those that are not */
  readonly settingsWhole: boolean;
  readonly files: ContainerFiles;
  /** the file that the platform gives the run bit to */
  readonly executable: string | null;
  readonly cpus: number | null;
  /** null: the newest */
  readonly gunicornVersion: string | null;
}

export type ScriptRun = Pick<Launch, 'processes' | 'unknowns' | 'assumptions' | 'refusal'>;

/** Every process that the platform's script starts, and what the servers among them make of their words. */
export async function runScript(script: TracedText, world: ScriptWorld): Promise<ScriptRun> {
  const { runShell, unwrap, APP_SERVICE_PROGRAMS } = await import('../languages/shell/run.ts');
  const { withMadeFiles } = await import('./made-files.ts');
  const files = withMadeFiles(withRunBit(world.files, world.executable));
  const shell = {
    shell: 'sh' as const,
    environment: world.environment,
    environmentComplete: world.environmentComplete,
    cwd: APP_FOLDER,
    files,
    programs: APP_SERVICE_PROGRAMS,
    cpus: world.cpus,
    keepFiles: true,
  };
  const processes = (run: ShellRun, givesAsked = false): Promise<Started> =>
    processesOf(run, { ...world, files, givesAsked }, unwrap);
  const first = runShell(script, shell);
  const kept = keptBetweenStarts(first, files);
  const asked = await processes(
    kept.size === 0 ? first : runShell(script, { ...shell, files: perhapsThere(files, kept) }),
  );
  const isGuarded = !asked.starts && asked.run.exit !== null && asked.run.exit !== 0;
  const isLacking = !world.settingsWhole && (asked.refusal?.by === 'gunicorn' || asked.processes.some(hasGap));
  if (!isGuarded && !isLacking) return resultOf(asked);
  const configured = asked.refusal?.by === 'gunicorn' ? await processes(asked.run, true) : null;
  if (configured?.starts && !configured.refusal)
    return resultOf({
      ...configured,
      run: { ...configured.run, assumptions: [...configured.run.assumptions, CONFIG_GIVEN] },
    });
  // `[ -n "$DATABASE_URL" ] || exit 1`, `gunicorn -w $WORKERS`: whoever deploys the app sets what its script asks for
  const environment = new Map(world.environment);
  let { unset } = asked.run;
  for (let turn = 0; unset.length > 0 && turn < MOST_ASKED; turn++) {
    for (const name of unset) environment.set(name, notInRepository(name));
    const given = await processes(runShell(script, { ...shell, environment, succeeds: true }));
    const assumptions = [...given.run.assumptions, SETTINGS_GIVEN];
    if (given.starts && !given.refusal) return resultOf({ ...given, run: { ...given.run, assumptions } });
    unset = given.run.unset;
  }
  return resultOf(asked);
}

/** `gunicorn -k "$CLASS" "$MODULE:app"`: words of a server in which something that isn't set leaves a gap. */
function hasGap({ server, argv }: Process): boolean {
  return server !== null && argv.some(({ string }) => string === '' || /^:(?!\d)|=$/.test(string));
}

/** Each question may lead to another one. */
const MOST_ASKED = 10;

function notInRepository(name: string): Value {
  return unknown(`\`${name}\` is set nowhere in the repository`, builtIn('App Service'), `$${name}`);
}

interface Started {
  readonly run: ShellRun;
  readonly processes: readonly Process[];
  readonly refusal: Refusal | null;
  /** Python files that start and can't be read */
  readonly unseen: readonly Unknown[];
  /** a server is among the processes */
  readonly starts: boolean;
}

async function processesOf(
  run: ShellRun,
  world: ScriptWorld & { readonly files: ScriptFiles; readonly givesAsked: boolean },
  unwrap: (call: Call) => Call,
): Promise<Started> {
  let { files } = world;
  const processes: Process[] = [];
  const unseen: Unknown[] = [];
  let refusal: Refusal | null = null;
  for (const event of run.events) {
    const before = files;
    files = before.after?.(event) ?? before;
    if (!('program' in event)) continue;
    const call = unwrap(event);
    const program = baseName(call.program);
    const input: ServerInput = { ...call, program, files: before, environmentComplete: world.environmentComplete };
    const read = endsAtOnce(input) ? null : await readServer(input, world);
    if (read?.refusal && call.condition === null) refusal ??= read.refusal;
    if (!read?.server) unseen.push(...unseenFile(input));
    processes.push({
      program: input.program,
      argv: call.argv,
      cwd: call.cwd,
      environment: call.environment,
      condition: call.condition,
      background: call.background,
      span: call.span,
      server: read?.server ?? null,
    });
  }
  refusal ??= syntaxError(run, processes);
  return { run, processes, unseen, refusal, starts: processes.some(({ server }) => server !== null) };
}

function resultOf({ run, processes, refusal, unseen }: Started): ScriptRun {
  const unknowns: Unknown[] = run.unknowns.map(({ reason, span }) =>
    unknown(reason, span ? written(span) : builtIn('the shell')),
  );
  if (!processes.some(({ server }) => server)) unknowns.push(...unseen);
  return { processes, unknowns, assumptions: run.assumptions.filter((one) => !isOfLast(one, run.calls)), refusal };
}

const CONFIG_GIVEN = "the app settings that gunicorn's config file asks for are set on the site";
const SETTINGS_GIVEN = 'the app settings that the startup script asks for are set on the site';

/** A command that the shell can't read starts nothing. */
function syntaxError({ exit, stderr }: ShellRun, processes: readonly Process[]): Refusal | null {
  if (exit === null || exit === 0 || !stderr?.startsWith('Syntax error') || processes.some(({ server }) => server))
    return null;
  return { by: 'the shell', message: stderr, about: null, span: null };
}

/** With `set -e` the last program, too, is taken to succeed; but it is the server, and nothing comes after it. */
function isOfLast(assumption: string, calls: readonly Pick<Call, 'program' | 'argv' | 'span'>[]): boolean {
  const last = calls.at(-1);
  if (last === undefined) return false;
  const words = [last.program, ...last.argv.map((word) => word.string)].join(' ');
  const written = last.span?.source.text.slice(last.span.start, last.span.end) ?? words;
  const [, told = '', more] = /^`(.*?)(\.\.\.)?` succeeds$/s.exec(withoutQuotes(assumption)) ?? [];
  return [words, written].map(withoutQuotes).some((each) => (more ? each.startsWith(told) : each === told));
}

/** The assumption has the words as they are written, on one line, and no more than fit. */
function withoutQuotes(text: string): string {
  return text
    .replace(/\\\r?\n/g, ' ')
    .replace(/["'\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `/usr/bin/python3.11` is `python`; `gunicorn3` is `gunicorn`. */
function baseName(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1).replace(/^(python|gunicorn|pip)[\d.]+$/, '$1');
}

interface ReadServer {
  readonly server: Server | null;
  readonly refusal: Refusal | null;
}

async function readServer(
  input: ServerInput,
  world: ScriptWorld & { readonly givesAsked: boolean },
): Promise<ReadServer | null> {
  if (input.program === 'gunicorn') return gunicorn(input, world);
  const server = await otherServer(input);
  return server ? { server, refusal: server.refuses ?? null } : null;
}

/** App Service gives the startup file the run bit itself, so its mode in the repository doesn't matter. */
function withRunBit(files: ContainerFiles, executable: string | null): ContainerFiles {
  return { ...files, executable: (path) => (path === executable ? true : files.executable(path)) };
}
