/** All that reads an app's code: loaded only where there is some. */
export { appFacts } from './app-facts.ts';
export { withoutCall } from './dash-object.ts';
export { resolveEntryPoint } from './entry-point.ts';
