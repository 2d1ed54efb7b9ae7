import { textOf } from '../value/read.ts';
import type { Operation } from './operations.ts';
import { stackRuntime } from './runtime.ts';

/**
 * What is done to one app, apart where one workflow (or script) deploys its code and another makes a container of it: they are
 * two ways to run the app, of which somebody takes one. That with the code comes first.
 */
export function waysToDeploy(operations: readonly Operation[]): readonly (readonly Operation[])[] {
  const files = new Set(operations.filter(isContainer).map(({ scope }) => scope.file));
  if (files.size === 0) return [operations];
  const code = operations.filter(({ scope }) => !files.has(scope.file));
  if (!code.some(({ kind }) => kind === 'deploy')) return [operations];
  return [code, operations.filter(({ scope }) => files.has(scope.file))];
}

function isContainer(operation: Operation): boolean {
  const { image } = operation;
  const stack = operation.kind === 'settings' ? textOf(operation.linuxFxVersion)?.string : undefined;
  return image !== undefined || (stack !== undefined && stackRuntime(stack).kind === 'container');
}
