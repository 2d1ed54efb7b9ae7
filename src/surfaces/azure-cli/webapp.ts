import { TracedText } from '../../text/traced.ts';
import { knownString } from '../../value/read.ts';
import { sameText } from '../../value/same-text.ts';
import { string, unknown, type Value, written } from '../../value/value.ts';
import type { AppSettings, DeployedFolder, DeployFact, Fact, PlanFact, SettingsFact, SiteFact } from '../facts.ts';
import { type Changes, settingsFact } from '../settings-fact.ts';
import { gapsOf } from '../settings-gaps.ts';
import { deployedFolder } from '../workflow/deployed-folder.ts';
import { type Command, configured, has, maybeEmpty, named, nonEmpty, option, slotOf, words } from './command.ts';
import { configurations, siteConfigOf } from './configurations.ts';
import { pushedFolder } from './kudu.ts';
import { fxVersion, imageVersion } from './runtime.ts';
import { pairsOf, removed } from './settings.ts';

const NO_SETTINGS: AppSettings = { settings: new Map(), open: null };

/** `az webapp create` */
export function createSite(command: Command): readonly Fact[] {
  const image = nonEmpty(command, 'container_image_name') ?? nonEmpty(command, 'deployment_container_image_name');
  return [
    site(command, named(command, 'name', 'app'), null, {
      plan: nonEmpty(command, 'plan'),
      linuxFxVersion: image ? imageVersion(image) : fxVersion(maybeEmpty(command, 'runtime')),
      startupCommand: maybeEmpty(command, 'startup_file'),
      siteKind: has(command, 'multicontainer_config_file')
        ? string('app,linux,container', written(command.context.span))
        : undefined,
    }),
  ];
}

type SiteParts = Partial<
  Pick<SiteFact, 'plan' | 'keepsPlan' | 'linuxFxVersion' | 'startupCommand' | 'siteKind' | 'appSettings' | 'clones'>
>;

function site({ context }: Command, name: Value, slot: Value | null, parts: SiteParts): SiteFact {
  return {
    kind: 'site',
    scope: context.scope,
    resource: {},
    name,
    slot,
    parent: null,
    siteKind: undefined,
    plan: undefined,
    linuxFxVersion: undefined,
    startupCommand: undefined,
    appSettings: NO_SETTINGS,
    tags: undefined,
    byCommand: true,
    span: context.span,
    condition: context.condition,
    ...parts,
  };
}

/** `az webapp deployment slot create`: a slot starts empty, or as a copy of `--configuration-source`. */
export function createSlot(command: Command): readonly Fact[] {
  const name = named(command, 'webapp', 'app');
  const slot = nonEmpty(command, 'slot');
  if (!slot) return [];
  const source = nonEmpty(command, 'configuration_source');
  return [site(command, name, slot, source ? { clones: source } : {})];
}

/** `az webapp deployment slot swap` */
export function swapSlots(command: Command): readonly Fact[] {
  const { context } = command;
  const action = knownString(option(command, 'action'));
  if (action !== undefined && action !== 'swap') return [];
  return [
    {
      kind: 'swap',
      scope: context.scope,
      appName: named(command, 'webapp', 'app'),
      slot: nonEmpty(command, 'slot'),
      target: nonEmpty(command, 'target_slot'),
      span: context.span,
      condition: context.condition,
    },
  ];
}

/** `az webapp up`: a plan and a site where there are none, and the folder that it is called in. */
export function up(command: Command): readonly Fact[] {
  const { context } = command;
  if (has(command, 'dryrun') || has(command, 'html')) return [];
  const name = named(command, 'name', 'app');
  const folder = deployedFolder(undefined, context.files, command.cwd);
  const given = nonEmpty(command, 'plan') ?? configured(command, 'appserviceplan');
  const planName = given ?? unknown('`az webapp up` chooses the plan', written(context.span));
  const plan: PlanFact = {
    kind: 'plan',
    scope: context.scope,
    resource: {},
    name: planName,
    sku: nonEmpty(command, 'sku'),
    skuOtherwise:
      rememberedSku(command) ??
      unknown(
        '`az webapp up` has no `--sku`: it keeps the plan that exists, or makes one of its own choice',
        written(context.span),
      ),
    capacity: undefined,
    linux: true,
    span: context.span,
    condition: context.condition,
    existing: false,
    byCommand: true,
  };
  const target: Value = { ...planName, target: plan.resource } as Value;
  return [
    plan,
    site(command, name, null, {
      plan: planName.kind === 'string' || planName.kind === 'unknown' ? target : planName,
      keepsPlan: given === undefined,
      linuxFxVersion: fxVersion(nonEmpty(command, 'runtime')) ?? detected(folder, command),
    }),
    deploy(command, name, undefined, folder),
  ];
}

/**
 * `az webapp up` takes the stack from the folder's files where no `--runtime` names one, and ends where it finds none.
 * https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/appservice/_create_util.py (`get_lang_from_content`)
 */
export function isUndetectable(command: Command): boolean {
  const { context, cwd } = command;
  if (nonEmpty(command, 'runtime') || has(command, 'html') || command.given.open !== null) return false;
  const { path, reason, layers = [] } = deployedFolder(undefined, context.files, cwd);
  if (path === null || reason !== null || layers.length > 0) return false;
  const inside = path === '' ? '' : `${path}/`;
  return !context.workspace.files.some(
    (file) =>
      file.startsWith(inside) &&
      (file.endsWith('.csproj') ||
        /^(requirements\.txt|package\.json|server\.js|index\.js)$/.test(file.slice(inside.length))),
  );
}

/** The size that `az webapp up` has written down when it made the plan, which it keeps. */
function rememberedSku(command: Command): Value | undefined {
  const given = nonEmpty(command, 'plan');
  const plan = configured(command, 'appserviceplan');
  return !given || (plan && sameText(given, plan) === 'same') ? configured(command, 'sku') : undefined;
}

/** Without `--runtime`, a `requirements.txt` makes it Python, of a version that the CLI chooses. */
function detected(folder: DeployedFolder, { context }: Command): Value | undefined {
  const file =
    folder.path === null ? null : folder.path === '' ? 'requirements.txt' : `${folder.path}/requirements.txt`;
  if (file === null || !context.workspace.has(file)) return undefined;
  const version = TracedText.hole({ reason: 'the Azure CLI chooses the version' }, context.span);
  return string(TracedText.of('PYTHON|', context.span).concat(version), written(context.span));
}

function deploy({ context }: Command, name: Value, slot: Value | undefined, folder: DeployedFolder): DeployFact {
  return {
    kind: 'deploy',
    scope: context.scope,
    appName: name,
    slot,
    startupCommand: undefined,
    image: undefined,
    package: folder,
    pythonVersion: context.python,
    span: context.span,
    condition: context.condition,
  };
}

/** `az webapp deploy`, `az webapp deployment source config-zip`, `az webapp deployment source config` */
export function deployCode(command: Command): readonly Fact[] {
  const { context, cwd } = command;
  const name = named(command, 'name', 'app');
  const slot = slotOf(command);
  const type = knownString(option(command, 'artifact_type'))?.toLowerCase();
  if (type === 'startup') {
    const reason = 'it is a script that `az webapp deploy --type startup` puts outside of the app';
    return [settings(command, { startupCommand: unknown(reason, written(context.span)) })];
  }
  if (type !== undefined && type !== 'zip') return [];
  const target = option(command, 'target_path');
  if (target && !/^\/home\/site\/wwwroot\/?$/.test(knownString(target) ?? '')) {
    const reason = `\`--target-path\` puts it into ${knownString(target) ?? 'a folder that is not known'}`;
    return [deploy(command, name, slot, { path: null, reason, whole: false })];
  }
  const source = nonEmpty(command, 'src_path') ?? nonEmpty(command, 'src');
  const folder = source
    ? deployedFolder(source, context.files, cwd)
    : {
        path: null,
        reason: 'the code comes from an address, not from a folder of the workflow',
        whole: false,
        fetched: true,
      };
  return [deploy(command, name, slot, folder)];
}

/** `az webapp deployment source config-local-git` */
export function deployByGit(command: Command): readonly Fact[] {
  return [deploy(command, named(command, 'name', 'app'), slotOf(command), pushedFolder(command.context))];
}

/** `az webapp config set` */
export function configSet(command: Command): readonly Fact[] {
  const generic = configurations(words(command, 'generic_configurations'), command);
  const config = siteConfigOf(generic);
  return [
    settings(command, {
      ...config,
      startupCommand: config.startupCommand ?? maybeEmpty(command, 'app_command_line'),
      linuxFxVersion:
        config.linuxFxVersion ?? nonEmpty(command, 'linux_fx_version') ?? fxVersion(nonEmpty(command, 'runtime')),
    }),
  ];
}

export function appSettingsSet(command: Command): readonly Fact[] {
  const shared = pairsOf(words(command, 'settings'), command);
  const own = pairsOf(words(command, 'slot_settings'), command);
  const ofSlot = [...own.settings].map(([name, setting]) => [name, { ...setting, ofSlot: true }] as const);
  const all = { settings: new Map([...shared.settings, ...ofSlot]), ...gapsOf([shared, own]) };
  return [settings(command, { appSettings: all })];
}

export function appSettingsDelete(command: Command): readonly Fact[] {
  return [settings(command, { appSettings: removed(command, command.context.span) })];
}

/** `az webapp config container set` */
export function containerSet(command: Command): readonly Fact[] {
  const image = nonEmpty(command, 'container_image_name');
  const file = nonEmpty(command, 'multicontainer_config_file');
  return image || file ? [settings(command, { image: image ?? file, linuxFxVersion: imageVersion(image) })] : [];
}

/** `az webapp update --set siteConfig.appCommandLine=…` */
export function updateSite(command: Command): readonly Fact[] {
  const config = siteConfigOf(configurations(words(command, 'set'), command));
  return Object.values(config).some((value) => value !== undefined) ? [settings(command, config)] : [];
}

/** What a command changes on a site that exists. */
export function settings(
  command: Command,
  changes: Changes,
  target: { readonly name: Value; readonly slot: Value | undefined } = {
    name: named(command, 'name', 'app'),
    slot: slotOf(command),
  },
): SettingsFact {
  return settingsFact(command.context, target.name, target.slot, changes);
}
