import type { TracedText } from '../../text/traced.ts';
import type { Value } from '../../value/value.ts';
import type { DeployedFolder, DeployFact, Fact } from '../facts.ts';
import { deployedFolder } from '../workflow/deployed-folder.ts';
import type { StepContext } from '../workflow/step-context.ts';
import { wordValue } from './word-value.ts';

/** `https://orders.scm.azurewebsites.net/api/zipdeploy`, `…/api/publish?type=zip`: the name of the app stands in the host. */
const ADDRESS =
  /^(https:\/\/(?:[^@/]*@)?)([^./@]+)\.scm\.azurewebsites\.net\/api\/(?:zipdeploy|publish\?(?:.*&)?type=zip)\b/i;

/**
 * Code that is sent to the deployment service of the site itself.
 * https://learn.microsoft.com/azure/app-service/deploy-zip
 */
export function kuduDeploy(address: TracedText, file: TracedText, cwd: string, context: StepContext): readonly Fact[] {
  const [, before = '', name = ''] = ADDRESS.exec(address.string) ?? [];
  if (name === '') return [];
  const app = wordValue(address.slice(before.length, before.length + name.length), context.span);
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

/** `https://user@orders.scm.azurewebsites.net:443/orders.git` */
const GIT_ADDRESS = /^(https:\/\/(?:[^/]*@)?)([^./@]+)\.scm\.azurewebsites\.net(?::443)?\/[^?#]*$/i;

/**
 * `git remote add azure https://orders.scm.azurewebsites.net/orders.git`, `git push https://…`: the repository is pushed to the
 * site, which builds it.
 * https://learn.microsoft.com/azure/app-service/deploy-local-git
 */
export function gitPush(argv: readonly TracedText[], context: StepContext): readonly Fact[] {
  const [command, how] = argv.map(({ string }) => string);
  if (command !== 'push' && !(command === 'remote' && /^(add|set-url)$/.test(how ?? ''))) return [];
  const address = argv.find(({ string }) => GIT_ADDRESS.test(string));
  const [, before = '', name = ''] = GIT_ADDRESS.exec(address?.string ?? '') ?? [];
  if (!address || name === '') return [];
  const app = wordValue(address.slice(before.length, before.length + name.length), context.span);
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
