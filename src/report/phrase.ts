import type { Deployment } from '../deployments/deployment.ts';
import type { Launch, Process } from '../launch/launch.ts';
import { miscalled } from '../rules/app-interface.ts';
import { appName } from '../rules/app-name.ts';
import type { Subject } from '../rules/rule.ts';
import { unloadableApp } from '../rules/unloadable.ts';
import { placeName } from '../text/source.ts';
import { sides } from '../value/read.ts';
import type { Value } from '../value/value.ts';
import { cleanOneLine } from './clean.ts';
import type { Shown } from './hidden.ts';

/** `1 file`, `3 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A value as a person would write it, on one line. An unknown is its reason; a choice is all of its sides. */
export function valuePhrase(value: Value, shown: Shown): string {
  switch (value.kind) {
    case 'unknown':
      return `unknown (${cleanOneLine(shown.words(value.reason))})`;
    case 'string':
      return cleanOneLine(shown.text(value.text));
    case 'number':
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'none';
    case 'array':
      return `[${[...value.items.map((item) => valuePhrase(item, shown)), ...(value.open ? ['…'] : [])].join(', ')}]`;
    case 'object': {
      const inner = [...value.properties.values()].map((own) => `${own.key}: ${valuePhrase(own.value, shown)}`);
      return `{${[...inner, ...(value.open ? ['…'] : [])].join(', ')}}`;
    }
    case 'choice':
      return sides(value)
        .map((side) => `${valuePhrase(side.value, shown)} if ${cleanOneLine(shown.words(side.when ?? ''))}`)
        .join(', ');
  }
}

/** The app's name, with its slot; where nothing of it is known, as findings call it. */
export function appPhrase(deployment: Deployment, shown: Shown): string {
  const { name, slot } = deployment;
  const app = name.kind === 'unknown' ? '' : valuePhrase(name, shown);
  if (!/[\p{L}\p{N}]/u.test(app)) return cleanOneLine(appName({ deployment }));
  return slot ? `${app}/${valuePhrase(slot, shown)}` : app;
}

/** `B1 (1 vCPU, 1.75 GiB)`, with the number of instances where there are more than one. */
export function planPhrase({ plan }: Deployment, shown: Shown): string {
  if (!plan) return 'plan unknown';
  if (plan.sku.kind === 'unknown') return 'plan of unknown size';
  const size =
    plan.vcpu.kind === 'number' && plan.memoryGiB.kind === 'number'
      ? ` (${plan.vcpu.value} vCPU, ${plan.memoryGiB.value} GiB)`
      : '';
  const instances = plan.instances.kind === 'number' && plan.instances.value !== 1 ? ` × ${plan.instances.value}` : '';
  return `${valuePhrase(plan.sku, shown)}${size}${instances}`;
}

/** Who starts the app, in a few words: the command itself is left to the reader's own line. */
export function launchPhrase(launch: Launch): string {
  const app = launch.detected === null ? '' : ` (${launch.detected})`;
  switch (launch.kind) {
    case 'custom':
      return launch.command?.kind === 'unknown' ? 'startup command unknown' : 'custom startup command';
    case 'default':
      return `App Service's default launch${app}`;
    case 'elsewhere':
      return `App Service's default launch${app}, if no command is set on the site${perhaps(launch)}`;
    case 'container':
      return "the container's own launch";
  }
}

function perhaps({ perhapsSetAt }: Launch): string {
  return perhapsSetAt ? `, perhaps by ${placeName(perhapsSetAt)}` : '';
}

/** A process as it would be typed. */
export function processPhrase({ program, argv }: Process, shown: Shown): string {
  return cleanOneLine(shown.words([program, ...argv.map((word) => shown.text(word))].join(' ')));
}

/** The servers that start, as one short command line: what a table has room for. */
export function serversPhrase(launch: Launch, shown: Shown): string {
  const servers = launch.processes.filter((process) => process.server !== null);
  if (servers.length > 0) {
    return servers.map((process) => processPhrase(process, shown)).join('; ');
  }
  return launch.command ? valuePhrase(launch.command, shown) : 'no server';
}

/** `18 requests at once (3 workers × 6 threads)`; what is unknown says why. */
export function capacityPhrase(subject: Subject, shown: Shown): string {
  const { capacity, launch } = subject;
  if (launch.detected === 'default page') return "App Service's placeholder page answers, not the app";
  if (launch.refusal) return 'no request is answered: nothing starts';
  if (unloadableApp(subject)) return "no request is answered: the server can't load the app";
  const mistaken = miscalled(subject);
  if (mistaken)
    return `no request is answered: ${mistaken === 'ASGI app' ? 'an ASGI app is called as WSGI' : 'a WSGI app is called as ASGI'}`;
  const { concurrency, arithmetic, unlimited } = capacity;
  if (unlimited !== null) return `no fixed limit on requests at once (${unlimited})`;
  const why = arithmetic === null ? '' : ` (${cleanOneLine(arithmetic)})`;
  if (concurrency.kind === 'number') return `${count(Number(concurrency.value), 'request')} at once${why}`;
  return `requests at once: ${valuePhrase(concurrency, shown)}${why}`;
}
