import type { Span } from '../text/source.ts';
import { TracedText } from '../text/traced.ts';
import { builtIn, number, string, unknown, type Value } from '../value/value.ts';
import type { PlanSize } from './plans.ts';

/** The app settings of a site, as the files write them. */
export interface WrittenSettings {
  readonly settings: ReadonlyMap<string, { readonly name: string; readonly value: Value; readonly span: Span | null }>;
  /** set where further settings may exist that can't be known: why */
  readonly open: string | null;
  /** these may be among those that can't be known; `PORT` always may. Where it is absent, all may. */
  readonly suspected?: ReadonlySet<string>;
}

/** An environment variable, for each name: always a string where it is known. */
export type Environment = ReadonlyMap<string, Value>;

const IMAGE = builtIn("the image's default");
const PLATFORM = builtIn('App Service');

/**
 * What the built-in Python image sets.
 * https://github.com/Azure-App-Service/ImageBuilder/blob/22a90961/GenerateDockerFiles/python/template-3.10/Dockerfile
 */
const IMAGE_VARIABLES = {
  HOME: '/root',
  HOME_SITE: '/home/site/wwwroot',
  APP_PATH: '/home/site/wwwroot',
  PORT: '8000',
  SSH_PORT: '2222',
  PYTHON_USE_GUNICORN_CONFIG_FROM_PATH: '/opt/startup/gunicorn.conf.py',
} as const;

/**
 * What the platform sets on every site, to something that no file of a repository says: scripts ask for it to see whether
 * they run on App Service.
 * https://learn.microsoft.com/azure/app-service/reference-app-settings
 */
const FILLED_VARIABLES = [
  'COMPUTERNAME',
  'HOSTNAME',
  'REGION_NAME',
  'WEBSITE_HOME_STAMPNAME',
  'WEBSITE_HOSTNAME',
  'WEBSITE_INSTANCE_ID',
  'WEBSITE_OWNER_NAME',
  'WEBSITE_RESOURCE_GROUP',
  'WEBSITE_ROLE_INSTANCE_ID',
  'WEBSITE_SITE_NAME',
  'WEBSITE_SLOT_NAME',
] as const;

/** What the platform sets where there is something to say: an address in a virtual network. */
const RUN_TIME_VARIABLES = ['WEBSITE_DEPLOYMENT_ID', 'WEBSITE_PRIVATE_IP'] as const;

/**
 * The settings that decide how many requests a launch can hold and where it listens: where settings may exist that
 * can't be seen, these are unknown rather than unset. The others are taken as unset: nobody sets them by accident.
 */
export const DECIDING_SETTINGS = [
  'GUNICORN_CMD_ARGS',
  'PYTHON_ENABLE_GUNICORN_MULTIWORKERS',
  'PYTHON_GUNICORN_CUSTOM_THREAD_NUM',
  'PYTHON_GUNICORN_CUSTOM_WORKER_NUM',
  'PYTHON_USE_GUNICORN_CONFIG_FROM_PATH',
  'WEB_CONCURRENCY',
] as const;

/**
 * The environment in which the built-in image's container starts: the image's variables, the platform's, and the app
 * settings over both. HOST is not among them: the startup script sets it later.
 * @param plan null where the plan's size isn't known: then NUM_CORES and WEBSITE_SKU are unknown
 */
export function containerEnvironment(app: WrittenSettings, plan: PlanSize | null): Environment {
  const environment = new Map<string, Value>();
  for (const [name, value] of Object.entries(IMAGE_VARIABLES)) environment.set(name, string(value, IMAGE));
  const reason = (name: string): string => `App Service sets ${name} when the site runs`;
  for (const name of FILLED_VARIABLES) {
    const text = TracedText.hole({ reason: reason(name), key: `$${name}`, filled: true }, null);
    environment.set(name, string(text, PLATFORM));
  }
  for (const name of RUN_TIME_VARIABLES) environment.set(name, unknown(reason(name), PLATFORM, `$${name}`));
  environment.set('NUM_CORES', reportedCpuText(plan));
  environment.set('WEBSITE_SKU', tierWord(plan));
  if (app.open !== null) {
    for (const name of DECIDING_SETTINGS) {
      if (app.suspected?.has(name) ?? true) environment.set(name, unknown(app.open, PLATFORM, `$${name}`));
    }
    environment.set('PORT', { ...unknown(app.open, PLATFORM, '$PORT'), type: 'number' });
    environment.set('HOST', string('', IMAGE));
  }
  for (const { name, value } of app.settings.values()) {
    const text = ADDRESS_SETTINGS.has(name.toUpperCase()) ? filled(settingText(value)) : settingText(value);
    // https://learn.microsoft.com/azure/app-service/configure-common: a period becomes an underscore on Linux
    if (text) environment.set(name.replaceAll('.', '_').replaceAll(':', '__'), text);
  }
  return environment;
}

/** App Service's script asks of these whether they are empty, before any startup command runs. */
const ADDRESS_SETTINGS = new Set(['HOST', 'PORT']);

/** A setting whose value isn't known: who sets it sets it to something. */
function filled(value: Value | null): Value | null {
  if (value?.kind !== 'unknown') return value;
  const { reason, key, origin } = value;
  return string(TracedText.hole({ reason, ...(key === undefined ? {} : { key }), filled: true }, null), origin);
}

/** The processors that a process in the container sees (`nproc`, `cpu_count()`, `NUM_CORES`): the plan's, 2 on F1. */
export function reportedCpus(plan: PlanSize | null): Value {
  return plan ? number(plan.reportedCpus, builtIn(`plan ${plan.name}`)) : unknownSize('$NUM_CORES');
}

function reportedCpuText(plan: PlanSize | null): Value {
  return plan ? string(String(plan.reportedCpus), builtIn(`plan ${plan.name}`)) : unknownSize('$NUM_CORES');
}

/** The tier's word, not the size: 'LinuxFree' on F1 and 'Basic' on B1 have been seen, the others follow from ARM's. */
function tierWord(plan: PlanSize | null): Value {
  if (!plan) return unknownSize('$WEBSITE_SKU');
  return string(plan.tier === 'Free' ? 'LinuxFree' : plan.tier, builtIn(`plan ${plan.name}`));
}

function unknownSize(key: string): Value {
  return unknown("the plan's size is not known", PLATFORM, key);
}

/** The text that a setting has in the container; null where a setting of this value is none. */
function settingText(value: Value): Value | null {
  switch (value.kind) {
    case 'string':
      return reference(value.text)
        ? unknown('the setting refers to a key vault or a configuration store', value.origin)
        : value;
    case 'number':
    case 'boolean':
      return { kind: 'string', text: TracedText.of(String(value.value), spanIn(value)), origin: value.origin };
    case 'null':
      return null;
    case 'choice':
      return {
        ...value,
        options: value.options.map(({ when, value: side }) => ({
          when,
          value: settingText(side) ?? string('', side.origin),
        })),
      };
    case 'unknown':
      return value;
    default:
      return unknown('the setting is no string', value.origin);
  }
}

function spanIn(value: Value): Span | null {
  return value.origin.kind === 'written' ? value.origin.span : null;
}

/** https://learn.microsoft.com/azure/app-service/app-service-key-vault-references */
function reference(text: TracedText): boolean {
  return /^@Microsoft\.(KeyVault|AppConfiguration)\(/i.test(text.string);
}
