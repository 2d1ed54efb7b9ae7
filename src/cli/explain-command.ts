import { rules } from '../rules/index.ts';
import { orNearest } from '../text/nearest.ts';
import { UsageError } from '../workspace/usage-error.ts';
import type { CommandRequest } from './request.ts';
import type { Shell } from './shell.ts';

export async function explainCommand({ argument }: CommandRequest, shell: Shell): Promise<number> {
  const { explanation } = await import('../report/explanation.ts');
  const rule = rules.find(({ name }) => name === argument);
  if (!rule) {
    const names = rules.map(({ name }) => name);
    throw new UsageError(`There is no rule "${argument}"${orNearest(argument ?? '', names, (name) => name)}`);
  }
  shell.print(explanation(rule));
  return 0;
}
