import { serverOf } from '../launch/launch.ts';
import { knownNumber, knownString } from '../value/read.ts';
import { builtOn, miscalled } from './app-interface.ts';
import type { Subject } from './rule.ts';

/** What App Service does with a site of no startup command, as the end of a sentence. */
export function capacityPhrase(subject: Subject): string {
  const { launch, capacity } = subject;
  const { entryPoint } = subject.app;
  if (launch.detected === 'default page')
    return 'App Service finds no app that it knows in the deployed folder and shows its placeholder page';
  const app = knownString(serverOf(launch)?.app ?? undefined);
  const concurrency = knownNumber(capacity.concurrency);
  const starts = app === undefined ? 'App Service starts gunicorn' : `App Service starts \`gunicorn ${app}\``;
  if (entryPoint?.kind === 'missing-attribute')
    return `${starts}, which can't be loaded: \`${entryPoint.file.path}\` has no \`${entryPoint.attribute}\``;
  if (entryPoint?.kind === 'not-callable')
    return `${starts}, which can't be loaded: it is a Dash object, which no server can call before Dash ${entryPoint.callableFrom}`;
  if (entryPoint?.kind === 'found' && miscalled(subject) === 'ASGI app')
    return `${starts} with a worker that can't call it: it is an ASGI app${builtOn(entryPoint.framework)}, and every request fails`;
  if (app === undefined && launch.processes.length === 0) return 'what App Service starts is not known';
  if (capacity.unlimited !== null) return `${starts} (${capacity.unlimited})`;
  if (concurrency === undefined)
    return `${starts} with one sync worker and one thread, unless an app setting asks for more`;
  if (concurrency === 1) return `${starts} with one sync worker and one thread: it answers one request at a time`;
  return `${starts}, which answers ${concurrency} requests at once`;
}
