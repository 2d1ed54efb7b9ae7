import { knownString } from '../../value/read.ts';
import { builtIn, number, string, type Value } from '../../value/value.ts';
import type { Fact } from '../facts.ts';
import { type Command, has, named, nonEmpty, option, words } from './command.ts';
import { configurations } from './configurations.ts';

/** `az appservice plan create`: B1 and one instance unless it says otherwise. */
export function createPlan(command: Command): readonly Fact[] {
  const { context } = command;
  return [
    {
      kind: 'plan',
      scope: context.scope,
      resource: {},
      name: named(command, 'name', 'plan'),
      sku: nonEmpty(command, 'sku') ?? string('B1', builtIn("the Azure CLI's default")),
      capacity: instances(option(command, 'number_of_workers')) ?? number(1, builtIn("the Azure CLI's default")),
      linux: has(command, 'is_linux') ? true : undefined,
      span: context.span,
      condition: context.condition,
      existing: false,
      byCommand: true,
    },
  ];
}

/** `az appservice plan update` */
export function updatePlan(command: Command): readonly Fact[] {
  const { context } = command;
  const set = configurations(words(command, 'set'), command);
  const sku = nonEmpty(command, 'sku') ?? set.get('sku.name');
  const capacity = instances(option(command, 'number_of_workers') ?? set.get('sku.capacity'));
  if (sku === undefined && capacity === undefined) return [];
  return [
    {
      kind: 'plan-size',
      scope: context.scope,
      name: named(command, 'name', 'plan'),
      sku,
      capacity,
      span: context.span,
      condition: context.condition,
    },
  ];
}

/** A number that is written as a word. */
export function instances(value: Value | undefined): Value | undefined {
  const text = knownString(value);
  if (value === undefined || text === undefined || !/^\d+$/.test(text)) return value;
  return number(Number(text), value.origin);
}
