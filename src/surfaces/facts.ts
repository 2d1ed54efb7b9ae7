import type { Span } from '../text/source.ts';
import type { Condition } from '../value/condition.ts';
import type { Value } from '../value/value.ts';
import type { Layer } from '../workspace/container.ts';
import type { Order } from './order.ts';

/**
 * What the places where a site, a plan, a setting or a startup command is written say. A surface yields facts and
 * joins nothing; `src/deployments` joins.
 */
export type Fact =
  | PlanFact
  | SiteFact
  | DeployFact
  | SettingsFact
  | PlanSizeFact
  | SwapFact
  | ServiceFact
  | UnreadCommandFact;

/** Which deployment of a template (or run of a workflow) a fact belongs to. Facts of different ones don't join. */
export interface Scope {
  /** the template, workflow or script, as a path */
  readonly file: string;
  /** the environment that the deployment is for; null where none is named */
  readonly environment: string | null;
  /** one object for each deployment: facts of the same template and parameters share it */
  readonly run: object;
  /** when it happens, where that is known; a template that nothing deploys counts as deployed before the first step */
  readonly order?: Order | null;
  /** other runs of a workflow or script that deploy the same */
  readonly alsoBy?: readonly object[];
  /** how the template was found that declares it, where what deploys it doesn't name it as it lies in the repository */
  readonly joined?: string;
}

/** An App Service plan that is declared. */
export interface PlanFact {
  readonly kind: 'plan';
  readonly scope: Scope;
  /** the symbolic resource, to which `StringValue.target` of a plan's id leads */
  readonly resource: object;
  readonly name: Value;
  /** `sku.name`; undefined where the plan writes none */
  readonly sku: Value | undefined;
  /** why its size isn't known where nothing else writes it: the command that makes it where there is none leaves it as it is */
  readonly skuOtherwise?: Value;
  /** instances */
  readonly capacity: Value | undefined;
  /** it is made for Linux; undefined where nothing tells, or a command makes it and doesn't say so */
  readonly linux: boolean | undefined;
  readonly span: Span;
  readonly condition: Condition | null;
  readonly existing: boolean;
  /** a command makes it, not a template: several scripts may make the same plan */
  readonly byCommand?: boolean;
}

/** A web app or a slot that is declared, with all its settings that the template gives. */
export interface SiteFact {
  readonly kind: 'site';
  readonly scope: Scope;
  readonly resource: object;
  readonly name: Value;
  /** the name of the slot; null for the site itself */
  readonly slot: Value | null;
  /** the site that a slot belongs to */
  readonly parent: object | null;
  /** `kind`: 'app,linux', 'functionapp', … */
  readonly siteKind: Value | undefined;
  /** `serverFarmId` */
  readonly plan: Value | undefined;
  readonly linuxFxVersion: Value | undefined;
  /** `appCommandLine`; undefined where it is not written at all */
  readonly startupCommand: Value | undefined;
  /** by name, as written; undefined where none is written */
  readonly appSettings: AppSettings;
  readonly tags: Value | undefined;
  /** `clientAffinityEnabled`: a client's requests go to the same instance; on where it isn't written */
  readonly clientAffinity?: Value | undefined;
  /** App Service signs visitors in before a request reaches the app (`authsettingsV2`): where that is written */
  readonly signIn?: Span | null;
  /** settings that a swap leaves with their slot (`slotConfigNames`), by name */
  readonly stickySettings?: readonly string[];
  /** the slot (or, by the app's own name, the site itself) whose configuration a new slot starts with */
  readonly clones?: Value;
  /** where it stands already, it stays on its plan */
  readonly keepsPlan?: boolean;
  /** a command makes it, not a template: the same app may be made in several scripts */
  readonly byCommand?: boolean;
  /** the declaration: where a finding about something that is missing stands */
  /** the outputs of its deployment that give its name, as they are written, by their names in lower case */
  readonly outputs?: ReadonlyMap<string, string>;
  readonly span: Span;
  readonly condition: Condition | null;
}

export interface AppSettings {
  readonly settings: ReadonlyMap<string, AppSetting>;
  /** set where further settings may exist that can't be known: why */
  readonly open: string | null;
  /** why the app may see further variables, by none of which App Service or a server is told how to start */
  readonly unlisted?: string | null;
}

export interface AppSetting {
  readonly name: string;
  readonly value: Value;
  readonly span: Span | null;
  /** it belongs to its slot: a swap leaves it where it is */
  readonly ofSlot?: boolean;
}

/** A step or command that deploys code to a site (and may set its startup command). */
export interface DeployFact {
  readonly kind: 'deploy';
  readonly scope: Scope;
  readonly appName: Value;
  readonly slot: Value | undefined;
  /** the startup command that the step sets; undefined where it sets none */
  readonly startupCommand: Value | undefined;
  /** an image instead of code */
  readonly image: Value | undefined;
  readonly package: DeployedFolder;
  /** Python of the build (`setup-python`), where the workflow names one */
  readonly pythonVersion: Value | undefined;
  /** set where the step signs in with a publish profile, with which no startup command can be set: where that is written */
  readonly publishProfile?: Span | null;
  /** the command that such a step is to set, and can't */
  readonly refusedCommand?: Value | undefined;
  /** the step signs in with a publish profile, whether it is to set a startup command or not */
  readonly byProfile?: boolean;
  readonly span: Span;
  readonly condition: Condition | null;
}

/** A step or command that changes settings of a site which exists already; what is undefined stays as it is. */
export interface SettingsFact {
  readonly kind: 'settings';
  /** what a file that isn't read may say: it counts where nothing else sets a startup command */
  readonly perhapsStartupCommand?: Value | undefined;
  readonly scope: Scope;
  readonly appName: Value;
  readonly slot: Value | undefined;
  readonly startupCommand: Value | undefined;
  readonly linuxFxVersion: Value | undefined;
  /** an image instead of code */
  readonly image: Value | undefined;
  /** settings that are set, over those before; undefined where none are */
  readonly appSettings: AppSettings | undefined;
  /** the plan that the site moves to, by name or id */
  readonly plan: Value | undefined;
  /** it was set on the site of which the slot is made a copy */
  readonly inherited?: boolean;
  /** the CLI has written down what it once made: it tells of an app that something else deploys */
  readonly remembered?: boolean;
  readonly span: Span;
  readonly condition: Condition | null;
}

/** A command that changes the size of a plan which exists already. */
export interface PlanSizeFact {
  readonly kind: 'plan-size';
  readonly scope: Scope;
  readonly name: Value;
  readonly sku: Value | undefined;
  readonly capacity: Value | undefined;
  readonly span: Span;
  readonly condition: Condition | null;
}

/** A command that swaps a slot with another: what was deployed and set there takes the other's place. */
export interface SwapFact {
  readonly kind: 'swap';
  readonly scope: Scope;
  readonly appName: Value;
  readonly slot: Value | undefined;
  readonly target: Value | undefined;
  readonly span: Span;
  readonly condition: Condition | null;
}

/** Which folder of the repository a deployed package holds. */
export interface DeployedFolder {
  /** path in the workspace ('' the root); null where it can't be told */
  readonly path: string | null;
  /** why it can't be told, or what may differ from the folder as it is in the repository */
  readonly reason: string | null;
  /** the folder is deployed as it is in the repository: no step builds or rewrites it. Only then can a file be called missing */
  readonly whole: boolean;
  /** files and folders of the repository that are put into it beside those of `path`, the last ones over the first */
  readonly layers?: readonly Layer[];
  /** only the layers are deployed, of a folder that holds more */
  readonly partly?: boolean;
  /** what is deployed comes from an address, a repository or a package: it is no folder of this one, as far as can be told */
  readonly fetched?: boolean;
}

/** A service of azd's `azure.yaml` that runs on App Service. */
export interface ServiceFact {
  readonly kind: 'service';
  readonly scope: Scope;
  readonly name: string;
  /** `resourceName`, of which azd fills in variables; undefined where none is written */
  readonly resourceName?: Value | undefined;
  /** path in the workspace of `project` */
  readonly project: string | null;
  /** `project` is packaged as it is in the repository: no hook and no `dist` makes something else of it */
  readonly whole: boolean;
  readonly language: string | null;
  readonly span: Span;
}

/** A startup command in a file that isn't read yet: whose it is and what it says is not known. */
export interface UnreadCommandFact {
  readonly kind: 'unread-command';
  /** the file declares the site, too: it is none that another file declares */
  readonly declaresSite: boolean;
  readonly scope: Scope;
  readonly span: Span;
}

/** Something that could hold an app but isn't understood, or isn't ours: counted in the coverage line. */
export interface CoverageNote {
  readonly what: string;
  readonly why: string;
  readonly span: Span | null;
  /** set where a program refuses a command, so that it does nothing */
  readonly refused?: RefusedCommand;
}

/** A command that its own program ends with an error. */
export interface RefusedCommand {
  /** 'the Azure CLI' */
  readonly by: string;
  /** 'az webapp config set' */
  readonly command: string;
  /** in the program's words */
  readonly message: string;
  /** what was probably meant in place of the refused word */
  readonly meant: string | null;
  /** what to do, where that isn't to mend a word */
  readonly advice?: string;
}
