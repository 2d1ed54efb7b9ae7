import type { ActionStep } from '../../languages/workflow/run-types.ts';
import type { Span } from '../../text/source.ts';
import { unknownReason } from '../../value/read.ts';
import { type Property, unknown, type Value, written } from '../../value/value.ts';
import { jsonOf } from '../azure-cli/command.ts';
import { flatten, siteConfigOf } from '../azure-cli/configurations.ts';
import { jsonSettings } from '../azure-cli/settings.ts';
import type { AppSettings } from '../facts.ts';
import { settingsFact } from '../settings-fact.ts';
import { found, input, NOTHING_FOUND, type StepContext, type StepFindings } from './step-context.ts';

/**
 * `azure/appservice-settings`: app settings and general settings as JSON. Connection strings are never looked at.
 * https://github.com/Azure/appservice-settings
 */
export function appserviceSettings({ inputs }: ActionStep, context: StepContext): StepFindings {
  const appName = input(inputs, 'app-name');
  if (!appName) return NOTHING_FOUND;
  const general = new Map<string, Value>();
  const generalText = input(inputs, 'general-settings-json');
  const json = generalText && jsonIn(generalText, context.span);
  if (json) flatten(json, '', general);
  const config = siteConfigOf(general);
  const notRead = generalText && !json ? unread(generalText, 'general settings') : undefined;
  return found(
    settingsFact(context, appName, input(inputs, 'slot-name'), {
      startupCommand: config.startupCommand ?? notRead,
      linuxFxVersion: config.linuxFxVersion,
      appSettings: settingsIn(inputs, context.span),
    }),
  );
}

function settingsIn(inputs: ReadonlyMap<string, Property>, span: Span): AppSettings | undefined {
  const text = input(inputs, 'app-settings-json');
  if (!text) return undefined;
  const json = jsonIn(text, span);
  if (!json) return { settings: new Map(), open: unread(text, 'app settings').reason };
  return { settings: new Map(jsonSettings(json).map((each) => [each.name, each])), open: null };
}

function jsonIn(value: Value, span: Span): Value | null {
  return value.kind === 'string' ? jsonOf(value.text, span) : null;
}

function unread(value: Value, what: string): ReturnType<typeof unknown> {
  const why = unknownReason(value) ?? 'they are not valid JSON';
  return unknown(
    `the ${what} of the step are not known: ${why}`,
    value.origin.kind === 'written' ? written(value.origin.span) : value.origin,
  );
}
