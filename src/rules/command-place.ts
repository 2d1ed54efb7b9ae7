import type { Deployment } from '../deployments/deployment.ts';
import { isAzdProject } from '../text/azd-file.ts';
import { isKeptByHand } from '../text/kept-by-hand.ts';

/** Where the startup command of a site belongs, in the language of the file that declares it. */
export function commandPlace({ span, byProfile }: Deployment): string {
  const { path } = span.source;
  if (/\.(bicep|json)$/i.test(path) && !isKeptByHand(path)) return '`appCommandLine`';
  if (byProfile) return '`startup-command` of the step, signed in with `azure/login` instead of a publish profile';
  return /\.ya?ml$/i.test(path) && !isAzdProject(path)
    ? '`startup-command` of the step, or `az webapp config set --startup-file`'
    : '`az webapp config set --startup-file`';
}
