import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONFIG_NAMES } from '../config/find-config.ts';
import { REPOSITORY } from '../version.ts';
import { errorCode } from '../workspace/error-code.ts';
import { UsageError } from '../workspace/usage-error.ts';
import { folderPath } from './folder.ts';
import { CONFIG, WORKFLOW } from './init-files.ts';
import type { CommandRequest } from './request.ts';
import type { Shell } from './shell.ts';

const WORKFLOW_PATH = '.github/workflows/gunicorn-plan-lint.yml';

/**
 * Writes a workflow, and a config file where it is asked for.
 * @throws UsageError where one of them is there already, or can't be written; then none is
 */
export async function initCommand({ argument, options }: CommandRequest, shell: Shell): Promise<number> {
  const folder = folderPath(argument ?? '.', shell);
  const [configPath = ''] = CONFIG_NAMES;
  const wanted = [
    { path: WORKFLOW_PATH, text: WORKFLOW, names: [WORKFLOW_PATH] },
    ...(options.switches.has('config') ? [{ path: configPath, text: CONFIG, names: CONFIG_NAMES }] : []),
  ];
  for (const name of wanted.flatMap(({ names }) => names)) {
    if (existsSync(join(folder, name))) throw new UsageError(`There is a ${name} already: nothing was written.`);
  }
  for (const { path, text } of wanted) {
    write(join(folder, path), path, text);
    shell.print(`written: ${path}\n`);
  }
  if (REPOSITORY.startsWith('OWNER/')) {
    shell.print(`Put the owner of your copy of gunicorn-plan-lint in place of OWNER in ${WORKFLOW_PATH}.\n`);
  }
  shell.print('Commit it, open a pull request, and make the check a required one when you like what it says.\n');
  return 0;
}

function write(file: string, path: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`${path} cannot be written (${errorCode(error)}).`);
  }
}
