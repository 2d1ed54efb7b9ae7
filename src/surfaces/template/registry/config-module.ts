import type { ExternalModule } from '../../../languages/bicep/evaluate/evaluated.ts';
import type { Declared } from '../declared.ts';
import { declares, made, parameter } from './declare.ts';

/** `avm/res/web/site/config`: the configuration of a site that is declared elsewhere. */
export function configModule(module: ExternalModule): readonly Declared[] {
  const [name, site, slot] = ['name', 'appName', 'slotName'].map((key) => parameter(module, key));
  if (!name || !site) return [];
  const names = slot ? [site, slot, name] : [site, name];
  const body = made(module, { properties: parameter(module, 'properties') });
  const current = parameter(module, 'currentAppSettings');
  const links = { identity: module.identity, keepsSettings: current !== undefined };
  return [declares(module, slot ? 'sites/slots/config' : 'sites/config', names, body, links)];
}
