import { knownPlanNames, nearestSkuName, planSize } from './appservice/plans.ts';
import type { Deployment, Stated } from './deployments/deployment.ts';
import { sizeOf } from './deployments/plan.ts';
import { subjectsOf } from './lint.ts';
import type { Result } from './result.ts';
import { findingsOf } from './rules/findings.ts';
import { rules } from './rules/index.ts';
import type { AppSetting } from './surfaces/facts.ts';
import { Source, type Span, span } from './text/source.ts';
import { TracedText } from './text/traced.ts';
import { builtIn, number, string, type Value, written } from './value/value.ts';
import { folderWorkspace } from './workspace/folder.ts';
import { memoryWorkspace } from './workspace/memory.ts';
import { UsageError } from './workspace/usage-error.ts';

/** One startup command to be checked against one plan. */
export interface CheckOptions {
  readonly command: string;
  /** the plan's SKU; null: not known */
  readonly sku: string | null;
  /** the folder that is deployed; null: not known */
  readonly directory: string | null;
  /** app settings, by name */
  readonly environment: ReadonlyMap<string, string>;
  /** '3.12' */
  readonly python: string | null;
  readonly gunicorn: string | null;
  /** processors that the container reports; null: the plan's */
  readonly cpus: number | null;
  readonly pedantic: boolean;
  readonly stated?: Pick<Stated, 'profile' | 'memoryPerWorker'>;
}

/**
 * What one startup command starts, and what is wrong with it on the plan. Empty: the default launch.
 * @throws UsageError for an unknown SKU or a missing folder
 */
export async function check(options: CheckOptions): Promise<Result> {
  const workspace = options.directory === null ? memoryWorkspace({}) : folderWorkspace(options.directory);
  const subjects = await subjectsOf([givenDeployment(options)], workspace);
  const { findings, hidden } = findingsOf(subjects, rules, options.pedantic);
  return {
    subjects,
    findings,
    allowed: [],
    known: null,
    hidden: hidden.length,
    notes: workspace.notes,
    coverage: { filesRead: workspace.filesRead, unknown: [], lookedFor: [] },
  };
}

/** What `check` and `recommend` are given, as a deployment. */
export function givenDeployment(options: CheckOptions): Deployment {
  const place = wholeOf('COMMAND', options.command);
  const text = TracedText.at(place);
  const folder = options.directory;
  return {
    name: string('COMMAND', builtIn('the command line')),
    slot: null,
    environment: null,
    declared: true,
    span: place,
    condition: null,
    root: {
      path: folder === null ? null : '',
      reason: folder === null ? 'no folder was given (`--dir`)' : null,
      whole: folder !== null,
    },
    plan: options.sku === null ? null : planOf(options.sku),
    startupCommand: string(text, written(place)),
    linuxFxVersion: undefined,
    pythonVersion: options.python === null ? undefined : string(options.python, builtIn('`--python`')),
    appSettings: {
      settings: new Map([...options.environment].map(([name, value]) => [name, setting(name, value)])),
      open: null,
    },
    joins: [],
    stated: { ...options.stated, cpus: options.cpus, gunicornVersion: options.gunicorn },
  };
}

function planOf(name: string): Deployment['plan'] {
  const size = planSize(name);
  if (size && !size.linux)
    throw new UsageError(`The plan size ${size.name} has no Linux, and App Service runs Python on nothing else.`);
  if (size && !size.webAppHosting)
    throw new UsageError(`The plan size ${size.name} is for functions or workflows, not for web apps.`);
  if (!size) {
    const nearest = nearestSkuName(name);
    throw new UsageError(
      `There is no App Service plan size "${name}"${nearest === null ? `; there are ${knownPlanNames()}.` : `; did you mean ${nearest}?`}`,
    );
  }
  const sku: Value = string(size.name, builtIn('`--sku`'));
  return {
    name: null,
    sku,
    ...sizeOf(sku),
    instances: number(1, builtIn('the command line')),
    resource: null,
    span: null,
  };
}

function setting(name: string, value: string): AppSetting {
  const place = wholeOf(`--env ${name}`, value);
  return { name, value: string(TracedText.at(place), written(place)), span: place };
}

function wholeOf(path: string, text: string): Span {
  return span(new Source(path, text), 0, text.length);
}
