import { parametersOf } from '../../languages/powershell/parameters.ts';
import { UNKNOWN_NAME } from '../../languages/powershell/tables.ts';
import type { Table, Word } from '../../languages/powershell/words.ts';
import type { TracedText } from '../../text/traced.ts';
import { knownString } from '../../value/read.ts';
import { builtIn, number, object, type Property, unknown, type Value, written } from '../../value/value.ts';
import type { AppSettings, Fact } from '../facts.ts';
import { settingsFact } from '../settings-fact.ts';
import type { InlineParameter } from '../template-run.ts';
import { deployedFolder } from '../workflow/deployed-folder.ts';
import { found, NOTHING_FOUND, type StepContext, type StepFindings } from '../workflow/step-context.ts';
import { COMMON_PARAMETERS, PARAMETERS, skuOf } from './cmdlet-table.ts';
import { flatten, siteConfigOf } from './configurations.ts';
import { deployed, parameterFile } from './deployment.ts';
import { kuduDeploy } from './kudu.ts';
import { instances } from './plan.ts';
import { rest } from './resource.ts';
import { resourceId } from './resource-id.ts';
import { templateAt } from './template-address.ts';
import { wordValue } from './word-value.ts';

/** A cmdlet of the Az module. https://learn.microsoft.com/powershell/module/az.websites */
export function cmdlet(written: string, words: readonly Word[], cwd: string, context: StepContext): StepFindings {
  const name = written.toLowerCase();
  const parameters = parametersOf(words);
  const refused = refusedParameters(name, parameters);
  if (refused.length > 0) return refusal(written, refused, words, context);
  switch (name) {
    case 'new-azappserviceplan':
      return found(plan(parameters, context));
    case 'set-azappserviceplan':
      return found(...planSize(parameters, context));
    case 'new-azwebapp':
      return found(site(parameters, context), ...setApp(parameters, context));
    case 'set-azwebapp':
    case 'set-azwebappslot':
      return found(...setApp(parameters, context));
    case 'set-azresource':
    case 'new-azresource':
      return found(...setResource(parameters, context));
    case 'invoke-azrestmethod':
    case 'invoke-azrest':
      return found(...restMethod(parameters, cwd, context));
    case 'invoke-restmethod':
    case 'invoke-webrequest':
      return found(...sentFile(parameters, cwd, context));
    case 'publish-azwebapp':
      return found(publish(parameters, cwd, context));
    case 'new-azresourcegroupdeployment':
    case 'new-azdeployment':
    case 'new-azsubscriptiondeployment':
    case 'new-azmanagementgroupdeployment':
    case 'new-azresourcegroupdeploymentstack':
    case 'set-azresourcegroupdeploymentstack':
    case 'new-azsubscriptiondeploymentstack':
    case 'set-azsubscriptiondeploymentstack':
      return deployTemplate(parameters, cwd, context);
    default:
      return NOTHING_FOUND;
  }
}

/** The parameters that a cmdlet doesn't have, in lower case; any beginning of a name stands for it. */
function refusedParameters(name: string, parameters: Table): readonly string[] {
  const known = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;
  return known ? [...parameters.keys()].filter((given) => !known.some((each) => each.startsWith(given))) : [];
}

/** Told at the first of them, where the command itself names it. */
function refusal(
  command: string,
  refused: readonly string[],
  words: readonly Word[],
  { span }: StepContext,
): StepFindings {
  const named = refused.map((name) => {
    const word = words.find((one) => one.kind === 'text' && one.text.string.toLowerCase().split(':')[0] === `-${name}`);
    const text = word?.kind === 'text' ? word.text.slice(0, name.length + 1) : null;
    return { shown: text?.string ?? `-${name}`, at: text?.spanOf() ?? span };
  });
  const message = `it has no parameter ${named.map(({ shown }) => `'${shown}'`).join(', nor ')}`;
  const advice = refused.some((name) => OF_CONFIG.test(name)) ? { advice: BY_CONFIG } : {};
  const said = { by: 'PowerShell', command, message, meant: null, ...advice };
  const why = `PowerShell refuses it: ${message}`;
  return { ...NOTHING_FOUND, coverage: [{ what: `\`${command}\``, why, span: named[0]?.at ?? span, refused: said }] };
}

const OF_CONFIG = /^(?:appcommandline|linuxfxversion|startup(?:command|file))$/;
const BY_CONFIG =
  "Set it with `az webapp config set`, or with `Set-AzResource` on the `Microsoft.Web/sites/config` 'web' of the site.";

function value(parameters: Table, name: string, { span }: StepContext): Value | undefined {
  const word = parameters.get(name);
  return word?.kind === 'text' ? wordValue(word.text, span) : undefined;
}

function nameOf(parameters: Table, context: StepContext): Value {
  const app = parameters.get('webapp');
  if (app?.kind === 'table' && !parameters.has('name')) return nameOf(app.entries, context);
  return value(parameters, 'name', context) ?? unknown("the command doesn't name it", written(context.span));
}

function base({ scope, span, condition }: StepContext): Pick<Fact & { condition: unknown }, 'scope' | 'span'> & {
  readonly condition: StepContext['condition'];
} {
  return { scope, span, condition };
}

function plan(parameters: Table, context: StepContext): Fact {
  const tier = value(parameters, 'tier', context);
  return {
    kind: 'plan',
    ...base(context),
    resource: {},
    name: nameOf(parameters, context),
    sku: skuOf(tier, value(parameters, 'workersize', context), context.span),
    capacity:
      instances(value(parameters, 'numberofworkers', context)) ?? number(1, builtIn("Azure PowerShell's default")),
    linux: parameters.has('linux') ? true : undefined,
    existing: false,
    byCommand: true,
  };
}

function planSize(parameters: Table, context: StepContext): readonly Fact[] {
  const tier = value(parameters, 'tier', context);
  const size = value(parameters, 'workersize', context);
  const sku = tier && size ? skuOf(tier, size, context.span) : undefined;
  const capacity = instances(value(parameters, 'numberofworkers', context));
  if (!sku && !capacity) return [];
  return [{ kind: 'plan-size', ...base(context), name: nameOf(parameters, context), sku, capacity }];
}

function site(parameters: Table, context: StepContext): Fact {
  return {
    kind: 'site',
    ...base(context),
    resource: {},
    name: nameOf(parameters, context),
    slot: null,
    parent: null,
    siteKind: undefined,
    plan: value(parameters, 'appserviceplan', context),
    linuxFxVersion: undefined,
    startupCommand: undefined,
    appSettings: { settings: new Map(), open: null },
    tags: undefined,
    byCommand: true,
  };
}

function setApp(parameters: Table, context: StepContext): readonly Fact[] {
  const table = parameters.get('appsettings');
  const image = value(parameters, 'containerimagename', context);
  const moved = value(parameters, 'appserviceplan', context);
  const appSettings = table ? settingsOf(table, context) : undefined;
  const app = parameters.get('webapp');
  const flat = new Map<string, Value>();
  if (app?.kind === 'table') flatten(wordOf(app, context), '', flat);
  const config = siteConfigOf(flat);
  const changed = [appSettings, image, moved, ...Object.values(config)].some((each) => each !== undefined);
  if (!changed) return [];
  return [
    settingsFact(context, nameOf(parameters, context), value(parameters, 'slot', context), {
      ...config,
      ...(appSettings && { appSettings }),
      image,
      plan: moved,
    }),
  ];
}

function settingsOf(table: Word, context: StepContext): AppSettings {
  const open = 'the settings are known only when the script runs';
  if (table.kind !== 'table') return { settings: new Map(), open };
  const named = [...table.entries].filter(([name]) => name !== UNKNOWN_NAME);
  const settings = named.map(([name, word]) => {
    const own = wordOf(word, context);
    return [name, { name, value: own, span: own.origin.kind === 'written' ? own.origin.span : null }] as const;
  });
  return { settings: new Map(settings), open: named.length < table.entries.size ? open : null };
}

/** `Set-AzResource -ResourceType Microsoft.Web/sites/config -ResourceName app/web -PropertyObject @{…}` */
function setResource(given: Table, context: StepContext): readonly Fact[] {
  // `$config | Set-AzResource`: what was read, and changed since
  const piped = given.get('webapp');
  const read =
    piped?.kind === 'table' ? [...piped.entries].map(([key, word]) => [key.toLowerCase(), word] as const) : [];
  const parameters: Table = new Map([...read, ...given]);
  const type = knownString(value(parameters, 'resourcetype', context))?.toLowerCase() ?? '';
  const properties = parameters.get('propertyobject') ?? parameters.get('properties');
  const word = parameters.get('resourceid') ?? parameters.get('id');
  const id = word?.kind === 'text' ? resourceId(word.text) : null;
  const name = id?.name ?? value(parameters, 'resourcename', context) ?? value(parameters, 'name', context);
  const isSite = id ? id.type === 'sites' : /^microsoft\.web\/sites(\/slots)?(\/config)?$/.test(type);
  if (!isSite || properties?.kind !== 'table' || name?.kind !== 'string') return [];
  // `shop/staging/web` for a slot's configuration
  const [site, inner] = [...name.text.string.matchAll(/[^/]+/g)].map(({ 0: part, index }) =>
    wordValue(name.text.slice(index, index + part.length), context.span),
  );
  const slot = id ? id.slot : type.includes('/slots') ? inner : undefined;
  const flat = new Map<string, Value>();
  flatten(wordOf(properties, context), '', flat);
  const config = siteConfigOf(flat);
  return Object.values(config).some((each) => each !== undefined)
    ? [settingsFact(context, site ?? name, slot, config)]
    : [];
}

/** `Invoke-AzRestMethod -Method PATCH -Path …/sites/NAME/config/web -Payload …`, as `az rest` is called. */
function restMethod(parameters: Table, cwd: string, context: StepContext): readonly Fact[] {
  const words = (name: string): readonly TracedText[] => {
    const word = parameters.get(name);
    return word?.kind === 'text' ? [word.text] : [];
  };
  const values = new Map([
    ['method', words('method')],
    ['url', [...words('path'), ...words('uri')]],
    ['body', words('payload')],
  ]);
  const given = { values, places: new Map(), open: null, refusal: null };
  return rest({ name: 'rest', given, cwd, context });
}

function wordOf(word: Word, context: StepContext): Value {
  switch (word.kind) {
    case 'text':
      return wordValue(word.text, context.span);
    case 'list':
      return { kind: 'array', items: word.items.map((item) => wordOf(item, context)), origin: written(context.span) };
    case 'splat':
      return unknown('it is known only when the script runs', written(context.span));
    case 'table': {
      const properties = [...word.entries]
        .filter(([key]) => key !== UNKNOWN_NAME)
        .map(([key, each]): Property => ({ key, span: null, value: wordOf(each, context) }));
      const unnamed = word.entries.has(UNKNOWN_NAME)
        ? unknown('an entry has an unknown name', written(context.span))
        : undefined;
      return object(properties, written(context.span), unnamed);
    }
  }
}

function publish(parameters: Table, cwd: string, context: StepContext): Fact {
  return {
    kind: 'deploy',
    ...base(context),
    appName: nameOf(parameters, context),
    slot: value(parameters, 'slot', context),
    startupCommand: undefined,
    image: undefined,
    package: deployedFolder(value(parameters, 'archivepath', context), context.files, cwd),
    pythonVersion: context.python,
  };
}

/** `Invoke-RestMethod -Uri https://… -InFile app.zip` */
function sentFile(parameters: Table, cwd: string, context: StepContext): readonly Fact[] {
  const [address, file] = [parameters.get('uri'), parameters.get('infile')];
  return address?.kind === 'text' && file?.kind === 'text' ? kuduDeploy(address.text, file.text, cwd, context) : [];
}

/** A parameter of a template, at the place of its value. */
function given(key: string, word: Word, context: StepContext): Property {
  const span = word.kind === 'text' ? word.text.spanOf() : null;
  return { key, span: span ?? context.span, value: wordOf(word, context) };
}

/** A switch that is given, and not as `-WhatIf:$false`; one that is handed on is off unless somebody gives it. */
function isOn(word: Word | undefined): boolean {
  return word?.kind === 'text' && word.text.known && !/^\$?false$/i.test(word.text.string);
}

function deployTemplate(parameters: Table, cwd: string, context: StepContext): StepFindings {
  if (isOn(parameters.get('whatif'))) return NOTHING_FOUND;
  const place = { cwd, context };
  const file = knownString(value(parameters, 'templateparameterfile', context));
  const ofFile = file === undefined ? null : parameterFile(file, place);
  const inline = new Map<string, InlineParameter>(ofFile?.inline);
  const table = parameters.get('templateparameterobject');
  const unread = table && table.kind !== 'table' ? 'its parameters are known only when the script runs' : null;
  for (const [key, word] of table?.kind === 'table' ? table.entries : []) inline.set(key, given(key, word, context));
  for (const [key, word] of parameters) if (!COMMON_PARAMETERS.has(key)) inline.set(key, given(key, word, context));
  const lost =
    parameters.has('templateparameterfile') && !ofFile ? 'which parameter file it is given is not known' : null;
  const open = ofFile?.open ?? unread ?? lost;
  return deployed(
    value(parameters, 'templatefile', context) ??
      templateAt(value(parameters, 'templateuri', context), context.workspace),
    { files: [], rewritten: [], ...ofFile, inline, open },
    place,
  );
}
