import type { Deployment } from '../deployments/deployment.ts';
import { isKeptByHand } from '../text/kept-by-hand.ts';

/** The app is deployed by a command of a script, which has no option for a startup command, and not by a step's action. */
export function isCommand({ span: { source, start } }: Deployment): boolean {
  return /^(?:az\s|curl\s|git\s|Invoke-|Publish-)/i.test(source.text.slice(start, start + 20));
}

/** Nothing in the repository deploys the app: a tool remembers that somebody does. */
export function isByHand({ span: { source } }: Deployment): boolean {
  return isKeptByHand(source.path);
}

/** What has to be done first where the step's version of the action knows no startup command; empty for another one. */
export function upgrade({ span: { source, start } }: Deployment): string {
  return /^azure\/webapps-deploy@(?:releases\/)?v?1(?![\da-f])/i.test(source.text.slice(start, start + 60))
    ? 'Use `azure/webapps-deploy@v3`, as version 1 sets no startup command. '
    : '';
}
