import type { TracedText } from '../../text/traced.ts';
import type { Fact } from '../facts.ts';
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
  const { scope, python, span, condition, files } = context;
  return [
    {
      kind: 'deploy',
      scope,
      appName: wordValue(address.slice(before.length, before.length + name.length), span),
      slot: undefined,
      startupCommand: undefined,
      image: undefined,
      package: deployedFolder(wordValue(file, span), files, cwd),
      pythonVersion: python,
      span,
      condition,
    },
  ];
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
