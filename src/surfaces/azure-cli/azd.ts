import { azdValues, environmentOption } from '../../languages/workflow/runner/azd-environment.ts';
import type { TracedText } from '../../text/traced.ts';
import { azdProjects } from '../azure-yaml.ts';
import { NOTHING_FOUND, type StepContext, type StepFindings } from '../workflow/step-context.ts';
import { wordValue } from './command.ts';
import { asked, environmentOf } from './deployment.ts';

/** `azd up` and `azd provision` deploy the templates of the projects; `azd deploy` only their code, which its project says. */
export function azd(argv: readonly TracedText[], _cwd: string, context: StepContext): StepFindings {
  const words = argv.map((word) => word.string);
  const [command] = words;
  if (command !== 'up' && command !== 'provision') return NOTHING_FOUND;
  if (words.includes('--preview')) return NOTHING_FOUND;
  const named = environmentOption(argv);
  const values = [...azdValues(context.files), ...(named ? [['AZURE_ENV_NAME', named] as const] : [])];
  const set = new Map(values.map(([name, text]) => [name, wordValue(text, context.span)]));
  const runs = azdProjects(context.workspace).map(({ template, parameterFile }) => ({
    template,
    parameterFiles: parameterFile === null ? [] : [parameterFile],
    inline: new Map(),
    variables: new Map([
      ...environmentOf(context.environment, [parameterFile], context.workspace),
      ...asked(set, [parameterFile], context.workspace),
    ]),
    open: null,
    environment: context.scope.environment,
    span: context.span,
    condition: context.condition,
    order: context.scope.order ?? null,
    byAzd: true,
  }));
  return { ...NOTHING_FOUND, runs };
}
