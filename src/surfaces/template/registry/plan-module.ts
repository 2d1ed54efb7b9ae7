import type { ExternalModule } from '../../../languages/bicep/evaluate/evaluated.ts';
import { knownString } from '../../../value/read.ts';
import { boolean, builtIn, number, string, unknown, type Value } from '../../../value/value.ts';
import type { Declared } from '../declared.ts';
import { entryFor, PLAN_VERSIONS, type PlanVersion } from './avm-table.ts';
import { declares, made, parameter } from './declare.ts';

/** `avm/res/web/serverfarm`: a plan, by `sku` or by `skuName` and `skuCapacity`. */
export function planModule(module: ExternalModule, version: string): readonly Declared[] {
  const entry = entryFor(PLAN_VERSIONS, version);
  const by = builtIn(`the default of module version ${version}`);
  const name = parameter(module, 'name') ?? module.name;
  const sku =
    parameter(module, 'sku') ??
    made(module, {
      name: parameter(module, 'skuName') ?? (entry?.skuName ? string(entry.skuName, by) : undefined),
      capacity: parameter(module, 'skuCapacity') ?? (entry?.skuCapacity ? number(entry.skuCapacity, by) : undefined),
    });
  const kind = parameter(module, 'kind');
  const reserved = parameter(module, 'reserved') ?? reservedByKind(kind, entry, by);
  const body = made(module, { name, kind, sku, properties: made(module, { reserved }) });
  return [declares(module, 'serverfarms', [name], body, { identity: module.identity })];
}

function reservedByKind(
  kind: Value | undefined,
  entry: PlanVersion | undefined,
  by: ReturnType<typeof builtIn>,
): Value {
  const text = knownString(kind);
  if (kind && text === undefined) return unknown('what kind of plan it is, is not known', kind.origin);
  return boolean(entry?.linuxKind !== undefined && entry.linuxKind === text, by);
}
