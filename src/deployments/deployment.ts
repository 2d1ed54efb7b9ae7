import type { AppSettings, DeployedFolder } from '../surfaces/facts.ts';
import type { Span } from '../text/source.ts';
import type { Condition } from '../value/condition.ts';
import type { Origin, Value } from '../value/value.ts';
import type { Writer } from './writers.ts';

/** One app in one environment, with its plan, its settings and the folder that is deployed. */
export interface Deployment {
  readonly name: Value;
  readonly slot: Value | null;
  readonly environment: string | null;
  /** the site is declared in the repository; else only a step deploys to it */
  readonly declared: boolean;
  /** the declaration of the site, or the step that deploys it */
  readonly span: Span;
  readonly condition: Condition | null;
  /** the deployment of the template that declares it: sites of the same one are different sites; null where no template does */
  readonly run?: object | null;
  readonly root: DeployedFolder;
  readonly plan: Plan | null;
  /** `appCommandLine` as it is in effect after the last writer; undefined where nothing in the repository writes one */
  readonly startupCommand: Value | undefined;
  /** where one is written that may be this site's, though nothing says so; null where none is */
  readonly perhapsSetAt?: Span | null;
  readonly linuxFxVersion: Value | undefined;
  readonly pythonVersion: Value | undefined;
  /** Python of the workflows that build the package, one for each step that deploys it and names one */
  readonly builtWith?: readonly Value[];
  readonly appSettings: AppSettings;
  /** whether a client's requests go to the same instance; undefined where nothing says so */
  readonly clientAffinity?: Value | undefined;
  /** where App Service is told to sign visitors in; null where nothing says so */
  readonly signIn?: Span | null;
  /** everything that writes these, in order, the one that wins last where that is known */
  readonly writers?: Writers;
  /** where steps sign in with a publish profile though they are to set a startup command, which is refused */
  readonly refusedProfiles?: readonly Span[];
  /** the step that deploys it signs in with a publish profile, which can set no startup command */
  readonly byProfile?: boolean;
  /** how its parts were joined, where a reader might wonder: "only site in the repository" */
  readonly joins: readonly string[];
  /** what a user says of the container, where the files don't: it overrides what they do say */
  readonly stated?: Stated;
}

/** Who writes what a deployment runs on. */
export interface Writers {
  readonly startupCommand: readonly Writer[];
  readonly sku: readonly Writer[];
  /** each names the site that it writes to; else one was joined because it can mean no other */
  readonly sure: boolean;
}

/** What a user says of an app by an option or a config file. */
export interface Stated {
  readonly cpus?: number | null;
  readonly gunicornVersion?: string | null;
  /** what its requests spend their time on */
  readonly profile?: Told<'cpu' | 'mixed' | 'io'>;
  /** MiB that one worker takes */
  readonly memoryPerWorker?: Told<number>;
}

/** Something that a user says, and where. */
export interface Told<T> {
  readonly value: T;
  readonly origin: Origin;
}

export interface Plan {
  readonly name: Value | null;
  readonly sku: Value;
  readonly vcpu: Value;
  readonly memoryGiB: Value;
  readonly instances: Value;
  /** a template makes it, and not for Linux */
  readonly windows?: boolean;
  /** the same plan, for siblings that share it */
  readonly resource: object | null;
  readonly span: Span | null;
}
