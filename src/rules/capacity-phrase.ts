import { serverOf } from '../launch/launch.ts';
import { knownNumber, knownString } from '../value/read.ts';
import type { Subject } from './rule.ts';

/** What App Service does with a site of no startup command, as the end of a sentence. */
export function capacityPhrase({ launch, capacity, app: { entryPoint } }: Subject): string {
  if (launch.detected === 'default page')
    return 'App Service finds no app that it knows in the deployed folder and shows its placeholder page';
  const app = knownString(serverOf(launch)?.app ?? undefined);
  const concurrency = knownNumber(capacity.concurrency);
  const starts = app === undefined ? 'App Service starts gunicorn' : `App Service starts \`gunicorn ${app}\``;
  if (entryPoint?.kind === 'missing-attribute')
    return `${starts}, which can't be loaded: \`${entryPoint.file.path}\` has no \`${entryPoint.attribute}\``;
  if (concurrency === undefined)
    return `${starts} with one sync worker and one thread, unless an app setting asks for more`;
  if (concurrency === 1) return `${starts} with one sync worker and one thread: it answers one request at a time`;
  return `${starts}, which answers ${concurrency} requests at once`;
}
