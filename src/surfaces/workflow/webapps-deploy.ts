import type { ActionStep } from '../../languages/workflow/run-types.ts';
import type { Span } from '../../text/source.ts';
import { type StringValue, spanOf, unknown, type Value } from '../../value/value.ts';
import { deployedFolder } from './deployed-folder.ts';
import { found, input, type StepContext, type StepFindings } from './step-context.ts';

/**
 * `azure/webapps-deploy`. Version 1 knows no startup command; the later ones set it after the package is deployed, and
 * refuse it together with a publish profile, before anything is deployed.
 * https://github.com/Azure/webapps-deploy/blob/v3/src/ActionInputValidator/Validations.ts
 */
export function webappsDeploy({ inputs, version }: ActionStep, context: StepContext): StepFindings {
  const profile = input(inputs, 'publish-profile');
  const command = /^(releases\/)?v?1(\.|$)/.test(version) ? undefined : input(inputs, 'startup-command');
  const image =
    input(inputs, 'images') ?? input(inputs, 'configuration-file') ?? input(inputs, 'sitecontainers-config');
  return found({
    kind: 'deploy',
    scope: context.scope,
    appName: input(inputs, 'app-name') ?? unnamed(profile, context),
    slot: input(inputs, 'slot-name'),
    startupCommand: profile === undefined && command ? trimmed(command) : undefined,
    image,
    package: deployedFolder(input(inputs, 'package'), context.files),
    pythonVersion: context.python,
    publishProfile: command && profile && profile.kind !== 'choice' ? placeOf(profile, inputs, context) : null,
    refusedCommand: profile === undefined ? undefined : command,
    byProfile: profile !== undefined,
    span: context.span,
    condition: context.condition,
  });
}

/** Where the profile is given: a secret's own value stands in no file. */
function placeOf(profile: Value, inputs: ActionStep['inputs'], { span }: StepContext): Span {
  return spanOf(profile) ?? inputs.get('publish-profile')?.span ?? span;
}

function unnamed(profile: Value | undefined, { span }: StepContext): Value {
  const reason = profile ? 'only the publish profile names the app' : 'the step names no app';
  return unknown(reason, { kind: 'written', span, through: [] });
}

/** Inputs of an action are trimmed. */
export function trimmed(value: Value): Value {
  if (value.kind === 'choice')
    return { ...value, options: value.options.map((option) => ({ ...option, value: trimmed(option.value) })) };
  return value.kind === 'string' ? trimmedText(value) : value;
}

function trimmedText(value: StringValue): StringValue {
  const { string } = value.text;
  const start = string.length - string.trimStart().length;
  return { ...value, text: value.text.slice(start, string.trimEnd().length) };
}
