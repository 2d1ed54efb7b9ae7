import type { MemoryFit } from '../capacity/memory.ts';
import type { Plan } from '../deployments/deployment.ts';
import type { Writer } from '../deployments/writers.ts';
import type { Launch, Process } from '../launch/launch.ts';
import type { Result } from '../result.ts';
import type { Subject } from '../rules/rule.ts';
import { type CpuFit, cpuFit, memoryFitOf } from './fit.ts';
import { MASK, type Shown } from './hidden.ts';
import { type JsonValue, missingJson, noneJson, type Place, placeJson, valueJson } from './value-json.ts';

/** One app in one environment: what starts there, on which plan, and where each value comes from. */
export interface DeploymentJson {
  readonly app: { readonly name: JsonValue; readonly slot: JsonValue | null; readonly root: string | null } & Place;
  readonly environment: string | null;
  /** the deployment exists only then */
  readonly condition?: string;
  readonly plan: {
    readonly sku: JsonValue;
    readonly vcpu: JsonValue;
    readonly memoryGiB: JsonValue;
    readonly instances: JsonValue;
    readonly writers: readonly WriterJson[];
  };
  readonly pythonVersion: JsonValue;
  readonly startup: {
    readonly kind: Launch['kind'];
    readonly command: JsonValue;
    readonly writers: readonly WriterJson[];
    readonly assumed: boolean;
    readonly detected: Launch['detected'];
    readonly assumptions: readonly string[];
    readonly unknown: readonly JsonValue[];
    readonly refusal: { readonly by: string; readonly message: string } | null;
  };
  readonly processes: readonly ProcessJson[];
  readonly capacity: {
    readonly concurrency: JsonValue;
    readonly arithmetic: string | null;
    readonly cpu: CpuFit | null;
    readonly memory: MemoryFit | null;
  };
  readonly joins: readonly string[];
}

/** Something that writes a value, and the declaration, step or command that does. */
export interface WriterJson {
  readonly value: JsonValue;
  readonly by: Place;
  /** it writes only then */
  readonly condition?: string;
}

export interface ProcessJson {
  readonly program: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly background: boolean;
  /** it starts only then */
  readonly condition?: string;
  readonly server: {
    readonly name: string;
    readonly app: JsonValue;
    readonly settings: Readonly<Record<string, JsonValue>>;
  } | null;
}

export interface CoverageJson {
  readonly filesRead: number;
  readonly unknown: readonly ({ readonly what: string; readonly why: string } & Partial<Place>)[];
  /** files that could not be read or parsed */
  readonly notRead: readonly ({ readonly message: string; readonly file: string } & Partial<Place>)[];
}

export function deploymentJson(subject: Subject, shown: Shown): DeploymentJson {
  const { deployment, launch, capacity } = subject;
  const { name, slot, root, environment, condition, plan, pythonVersion, span, joins, writers } = deployment;
  return {
    app: { name: valueJson(name, shown), slot: slot && valueJson(slot, shown), root: root.path, ...placeJson(span) },
    environment,
    ...(condition ? { condition: shown.words(condition.when) } : {}),
    plan: { ...planJson(plan, shown), writers: writersJson(writers?.sku ?? [], shown) },
    pythonVersion: pythonVersion
      ? valueJson(pythonVersion, shown)
      : missingJson('no file says which Python it runs on'),
    startup: {
      kind: launch.kind,
      command: launch.command ? valueJson(launch.command, shown) : noneJson('no startup command is set'),
      writers: writersJson(writers?.startupCommand ?? [], shown),
      assumed: launch.assumed,
      detected: launch.detected,
      assumptions: launch.assumptions.map(shown.words),
      unknown: launch.unknowns.map((part) => valueJson(part, shown)),
      refusal: launch.refusal && { by: launch.refusal.by, message: shown.words(launch.refusal.message) },
    },
    processes: launch.processes.map((process) => processJson(process, shown)),
    capacity: {
      concurrency: valueJson(capacity.concurrency, shown),
      arithmetic: capacity.arithmetic,
      cpu: cpuFit(subject),
      memory: memoryFitOf(subject),
    },
    joins,
  };
}

function writersJson(writers: readonly Writer[], shown: Shown): readonly WriterJson[] {
  return writers.map(({ value, span, condition }) => ({
    value: valueJson(value, shown),
    by: placeJson(span),
    ...(condition ? { condition: shown.words(condition.when) } : {}),
  }));
}

function planJson(plan: Plan | null, shown: Shown): Omit<DeploymentJson['plan'], 'writers'> {
  if (!plan) {
    const none = missingJson('no plan for it is in the repository');
    return { sku: none, vcpu: none, memoryGiB: none, instances: none };
  }
  return {
    sku: valueJson(plan.sku, shown),
    vcpu: valueJson(plan.vcpu, shown),
    memoryGiB: valueJson(plan.memoryGiB, shown),
    instances: valueJson(plan.instances, shown),
  };
}

/** Its words; what only beside the others looks like a secret (`-p` of mysql) is hidden whole. */
function shownWords(program: string, argv: Process['argv'], shown: Shown): readonly string[] {
  const words = argv.map((word) => shown.text(word));
  const line = [program, ...words].join(' ');
  const masked = shown.words(line);
  return masked === line ? words : words.map((word) => (masked.includes(word) ? word : MASK));
}

function processJson({ program, argv, cwd, background, condition, server }: Process, shown: Shown): ProcessJson {
  return {
    program,
    argv: shownWords(program, argv, shown),
    cwd,
    background,
    ...(condition === null ? {} : { condition: shown.words(condition) }),
    server: server && {
      name: server.name,
      app: server.app ? valueJson(server.app, shown) : missingJson('the command names no app'),
      settings: Object.fromEntries([...server.settings].map(([name, value]) => [name, valueJson(value, shown)])),
    },
  };
}

export function coverageJson({ coverage, notes }: Result, shown: Shown): CoverageJson {
  return {
    filesRead: coverage.filesRead,
    unknown: coverage.unknown.map(({ what, why, span }) => ({
      what: shown.words(what),
      why: shown.words(why),
      ...(span ? placeJson(span) : {}),
    })),
    notRead: notes.map(({ message, file, line, column }) => ({
      message,
      file,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    })),
  };
}
