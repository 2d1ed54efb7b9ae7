import { placed } from '../../languages/bicep/evaluate/json.ts';
import type { ActionStep } from '../../languages/workflow/run-types.ts';
import { runnerContainer } from '../../languages/workflow/runner/container.ts';
import { RUNNER_WORKSPACE, runnerPath } from '../../languages/workflow/runner/files.ts';
import { runStepScript } from '../../languages/workflow/script.ts';
import { parseYaml } from '../../languages/workflow/yaml.ts';
import { Source } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { knownString, unknownReason } from '../../value/read.ts';
import type { Property, Value } from '../../value/value.ts';
import { jsonOf } from '../azure-cli/command.ts';
import { azureCli } from '../azure-cli/commands.ts';
import { environmentOf, parameterValues } from '../azure-cli/deployment.ts';
import { RUNNER_PROGRAMS } from './runner-programs.ts';
import { input, NOTHING_FOUND, type StepContext, type StepFindings } from './step-context.ts';

/**
 * `azure/arm-deploy` hands its parameters, as they are written, to a command of the Azure CLI.
 * https://github.com/Azure/arm-deploy
 */
export function armDeploy({ inputs }: ActionStep, context: StepContext): StepFindings {
  if (knownString(input(inputs, 'deploymentmode'))?.toLowerCase() === 'validate') return NOTHING_FOUND;
  const parts = ['az deployment group create'].map((text) => TracedText.of(text));
  const template = textIn(inputs, 'template');
  if (template) parts.push(TracedText.of(' --template-file '), oneLine(template));
  const parameters = textIn(inputs, 'parameters');
  if (parameters) parts.push(TracedText.of(' --parameters '), oneLine(parameters));
  const further = textIn(inputs, 'additionalarguments');
  if (further) parts.push(TracedText.of(' '), oneLine(further));
  const script = {
    text: TracedText.join(parts),
    shell: 'bash' as const,
    cwd: RUNNER_WORKSPACE,
    open: null,
  };
  const environment = new Map();
  const run = runStepScript(
    { ...script, environment, files: context.files },
    { scripts: new Map(), programs: RUNNER_PROGRAMS, harmless: () => true },
  );
  const call = run.calls.find((each) => each.program === 'az');
  return call ? azureCli(call.argv, call.cwd, context) : NOTHING_FOUND;
}

function textIn(inputs: ReadonlyMap<string, Property>, name: string): TracedText | null {
  const value = input(inputs, name);
  if (value?.kind === 'string') return value.text;
  return value ? TracedText.hole({ reason: unknownReason(value) ?? 'it is not known' }, null) : null;
}

/** Line ends separate parameters as blanks do. */
function oneLine(text: TracedText): TracedText {
  const lines: TracedText[] = [];
  let start = 0;
  for (const line of text.string.split('\n')) {
    lines.push(text.slice(start, start + line.replace(/\s*\\?\s*$/, '').length));
    start += line.length + 1;
  }
  return TracedText.join(lines.flatMap((line, at) => (at === 0 ? [line] : [TracedText.of(' '), line])));
}

/** `azure/bicep-deploy`: https://github.com/Azure/bicep-deploy */
export function bicepDeploy({ inputs }: ActionStep, context: StepContext): StepFindings {
  const operation = knownString(input(inputs, 'operation'))?.toLowerCase() ?? 'create';
  if (operation !== 'create') return NOTHING_FOUND;
  const template = pathIn(input(inputs, 'template-file'), context);
  const file = pathIn(input(inputs, 'parameters-file'), context);
  const given = input(inputs, 'parameters');
  const values = given ? inlineParameters(given, context) : [];
  if (template === null && !file?.endsWith('.bicepparam')) return NOTHING_FOUND;
  return {
    ...NOTHING_FOUND,
    runs: [
      {
        template,
        parameterFiles: file === null ? [] : [file],
        inline: new Map((values ?? []).map((property) => [property.key, property])),
        variables: environmentOf(context.environment, [file], context.workspace),
        open: openOf(inputs, file, values),
        environment: context.scope.environment,
        span: context.span,
        condition: context.condition,
        order: context.scope.order ?? null,
      },
    ],
  };
}

function openOf(
  inputs: ReadonlyMap<string, Property>,
  file: string | null,
  values: readonly Property[] | null,
): string | null {
  if (values === null) return 'the parameters of the step could not be read';
  return input(inputs, 'parameters-file') && file === null
    ? 'the parameter file of the step is not in the repository'
    : null;
}

function pathIn(value: Value | undefined, { files }: StepContext): string | null {
  const written = knownString(value);
  return written === undefined
    ? null
    : (runnerContainer(files).read(runnerPath(RUNNER_WORKSPACE, written))?.path ?? null);
}

/** JSON, or YAML, as a text. */
function inlineParameters(given: Value, { span }: StepContext): readonly Property[] | null {
  if (given.kind !== 'string') return null;
  const json = jsonOf(given.text, span);
  if (json) return parameterValues(json);
  const { value, notes } = parseYaml(new Source('', given.text.string));
  if (value?.kind !== 'object' || notes.length > 0) return null;
  return parameterValues(placed(value, null, given.text.spanOf() ?? span));
}
