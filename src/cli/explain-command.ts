import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../rules/index.ts';
import { orNearest } from '../text/nearest.ts';
import { UsageError } from '../workspace/usage-error.ts';
import type { CommandRequest } from './request.ts';
import type { Shell } from './shell.ts';

export async function explainCommand({ argument }: CommandRequest, shell: Shell): Promise<number> {
  const rule = rules.find(({ name }) => name === argument);
  if (!rule) {
    const names = rules.map(({ name }) => name);
    throw new UsageError(`There is no rule "${argument}"${orNearest(argument ?? '', names, (name) => name)}`);
  }
  const { explanation } = await import('../report/explanation.ts');
  shell.print(pageOf(rule.name, shell.program) ?? explanation(rule));
  return 0;
}

/** The page with its example, without the mark of how it is made; null where only the program was brought along. */
function pageOf(rule: string, program: string | null): string | null {
  if (program === null) return null;
  try {
    const page = readFileSync(join(realpathSync(program), '..', '..', 'docs', 'rules', `${rule}.md`), 'utf8');
    return page.replace(/^<!--.*-->\s*/, '');
  } catch {
    return null;
  }
}
