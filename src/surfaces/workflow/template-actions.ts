import { placed } from '../../languages/bicep/evaluate/json.ts';
import type { ActionStep } from '../../languages/workflow/run-types.ts';
import { RUNNER_WORKSPACE } from '../../languages/workflow/runner/files.ts';
import { runStepScript } from '../../languages/workflow/script.ts';
import { parseYaml } from '../../languages/workflow/yaml.ts';
import { Source } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { knownString, unknownReason } from '../../value/read.ts';
import type { Property, Value } from '../../value/value.ts';
import { jsonOf } from '../azure-cli/command.ts';
import { azureCli } from '../azure-cli/commands.ts';
import { deployed, parameterFile, parameterValues } from '../azure-cli/deployment.ts';
import type { InlineParameter } from '../template-run.ts';
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
  const place = { cwd: RUNNER_WORKSPACE, context };
  const file = input(inputs, 'parameters-file');
  const name = knownString(file);
  const ofFile = name === undefined ? null : parameterFile(name, place);
  const given = input(inputs, 'parameters');
  const values = given ? inlineParameters(given, context) : [];
  const inline = new Map<string, InlineParameter>(ofFile?.inline);
  for (const property of values ?? []) inline.set(property.key, property);
  const unread = values === null ? 'the parameters of the step could not be read' : null;
  const lost = file && !ofFile ? 'which parameter file the step is given is not known' : null;
  const open = ofFile?.open ?? unread ?? lost;
  return deployed(input(inputs, 'template-file'), { files: [], rewritten: [], ...ofFile, inline, open }, place);
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
