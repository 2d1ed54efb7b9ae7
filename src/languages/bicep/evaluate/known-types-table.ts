import type { BaseType } from './types.ts';

/** The parts that every resource of Azure has, by type (https://github.com/Azure/azure-resource-manager-rpc, "resource API reference"). */
export const RESOURCE_PARTS: Readonly<Record<string, BaseType>> = {
  id: 'string',
  name: 'string',
  type: 'string',
  apiVersion: 'string',
  location: 'string',
  kind: 'string',
  managedBy: 'string',
  tags: 'object',
  properties: 'object',
  sku: 'object',
  plan: 'object',
  identity: 'object',
  extendedLocation: 'object',
  zones: 'array',
};

/**
 * Modules of the public registry that only hold types, all of one kind: of the Azure Verified Modules' common types, all are objects
 * (https://github.com/Azure/bicep-registry-modules/blob/main/avm/utl/types/avm-common-types/main.bicep).
 */
export const TYPE_MODULES: readonly { readonly path: RegExp; readonly base: 'object' }[] = [
  { path: /^br(?:\/public)?:(?:mcr\.microsoft\.com\/bicep\/)?avm\/utl\/types\/avm-common-types:/, base: 'object' },
];
