import type { TracedText } from '../../text/traced.ts';
import type { Value } from '../../value/value.ts';
import type { DeployedFolder, DeployFact, Fact } from '../facts.ts';
import { deployedFolder } from '../workflow/deployed-folder.ts';
import type { StepContext } from '../workflow/step-context.ts';
import { wordValue } from './word-value.ts';

/**
 * The deployment service's host, in which the name of the app stands: `orders.scm.azurewebsites.net`, or the one that is the
 * app's alone, `orders-a6gqaeashthkhkeu.scm.eastus-01.azurewebsites.net`.
 * https://learn.microsoft.com/azure/app-service/reference-dangling-subdomain-prevention
 */
const HOST =
  '(?:([^./@]+)\\.scm\\.azurewebsites\\.net|([^./@]+?)(?:-[a-z0-9]{16})?\\.scm\\.[a-z0-9-]+\\.azurewebsites\\.net)';
const SCHEME = '^(https:\\/\\/(?:[^@/]*@)?)';

/** `https://orders.scm.azurewebsites.net/api/zipdeploy`, `…/api/publish?type=zip` */
const ADDRESS = new RegExp(`${SCHEME}${HOST}\\/api\\/(?:zipdeploy|publish\\?(?:.*&)?type=zip)\\b`, 'i');

/** `https://user@orders.scm.azurewebsites.net:443/orders.git` */
const GIT_ADDRESS = new RegExp(`${SCHEME}${HOST}(?::443)?\\/[^?#]*$`, 'i');

/**
 * Code that is sent to the deployment service of the site itself.
 * https://learn.microsoft.com/azure/app-service/deploy-zip
 */
export function kuduDeploy(address: TracedText, file: TracedText, cwd: string, context: StepContext): readonly Fact[] {
  const app = nameIn(address, ADDRESS, context);
  if (!app) return [];
  return [deployTo(app, deployedFolder(wordValue(file, context.span), context.files, cwd), context)];
}

function deployTo(appName: Value, folder: DeployedFolder, context: StepContext): DeployFact {
  const { scope, python, span, condition } = context;
  return {
    kind: 'deploy',
    scope,
    appName,
    slot: undefined,
    startupCommand: undefined,
    image: undefined,
    package: folder,
    pythonVersion: python,
    span,
    condition,
  };
}

/** The name of the app in an address of its deployment service; null in any other. */
function nameIn(address: TracedText, pattern: RegExp, { span }: StepContext): Value | null {
  const [, before = '', name, named] = pattern.exec(address.string) ?? [];
  const app = name ?? named ?? '';
  return app === '' ? null : wordValue(address.slice(before.length, before.length + app.length), span);
}

/**
 * `git remote add azure https://orders.scm.azurewebsites.net/orders.git`, `git push https://…`: the repository is pushed to the
 * site, which builds it.
 * https://learn.microsoft.com/azure/app-service/deploy-local-git
 */
export function gitPush(argv: readonly TracedText[], context: StepContext): readonly Fact[] {
  const [command, how] = argv.map(({ string }) => string);
  if (command !== 'push' && !(command === 'remote' && /^(add|set-url)$/.test(how ?? ''))) return [];
  const address = argv.find(({ string }) => GIT_ADDRESS.test(string));
  const app = address ? nameIn(address, GIT_ADDRESS, context) : null;
  if (!app) return [];
  return [deployTo(app, pushedFolder(context), context)];
}

/** What is pushed to a site is the repository, unless the script makes one of its own. */
export function pushedFolder({ span }: StepContext): DeployedFolder {
  const makes = /\bgit\s+(init|subtree|clone|worktree)\b/.exec(span.source.text)?.[0];
  const reason = makes === undefined ? null : `what is pushed comes of \`${makes}\``;
  return { path: reason === null ? '' : null, reason, whole: reason === null };
}

/** `curl -X POST --data-binary @app.zip https://…` */
export function curl(argv: readonly TracedText[], cwd: string, context: StepContext): readonly Fact[] {
  const address = argv.find(({ string }) => ADDRESS.test(string));
  const at = argv.findIndex(({ string }) => /^(--data-binary|-T|--upload-file|-F|--form)$/.test(string));
  const given = at < 0 ? undefined : argv[at + 1];
  if (!address || !given) return [];
  const start = /^(?:\w+=)?@/.exec(given.string)?.[0].length ?? 0;
  return kuduDeploy(address, given.slice(start), cwd, context);
}
