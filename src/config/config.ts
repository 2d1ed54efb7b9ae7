import type { Told } from '../deployments/deployment.ts';
import type { Severity } from '../rules/rule.ts';
import type { Source, Span } from '../text/source.ts';
import type { Value } from '../value/value.ts';

/** A config file that has been checked. Each value has its place in it. */
export interface Config {
  readonly source: Source;
  readonly everywhere: Settings;
  readonly environments: ReadonlyMap<string, Settings>;
  readonly apps: readonly AppEntry[];
  readonly paths: readonly PathEntry[];
  readonly allow: readonly Allowance[];
  /** patterns of files in which nothing is looked for */
  readonly ignore: readonly string[];
}

export interface Settings {
  readonly sku: Value | null;
  readonly instances: Value | null;
  readonly profile: Told<'cpu' | 'mixed' | 'io'> | null;
  /** MiB */
  readonly memoryPerWorker: Told<number> | null;
  readonly rules: ReadonlyMap<string, RuleSetting>;
}

export interface AppEntry {
  /** the name of an app, in which `*` stands for any characters, or the folder that is deployed */
  readonly app: string;
  readonly settings: Settings;
  readonly environments: ReadonlyMap<string, Settings>;
}

export interface PathEntry {
  readonly pattern: string;
  readonly rules: ReadonlyMap<string, RuleSetting>;
}

export interface RuleSetting {
  /** null: as the rule says */
  readonly severity: Severity | 'off' | null;
  readonly options: ReadonlyMap<string, number>;
}

/** Findings that are all right: of these rules, and only where each list that is given names the place, app or environment. */
export interface Allowance {
  readonly rules: readonly string[];
  readonly paths: readonly string[] | null;
  readonly apps: readonly string[] | null;
  readonly environments: readonly string[] | null;
  readonly because: string;
  readonly span: Span;
}
