import type { Call } from './world.ts';

/** Two calls of one command that give an option different values: of such, a script makes one or the other. */
export function isAlternative(first: Call, second: Call): boolean {
  const [one, other] = [optionsOf(first), optionsOf(second)];
  if (one.get(COMMAND) !== other.get(COMMAND)) return false;
  return [...one].some(([name, value]) => value !== (other.get(name) ?? value));
}

/** What stands before the first option: `az webapp config set` */
const COMMAND = '';

/** The words after each option, of one that is given twice all of them. */
function optionsOf({ program, argv }: Call): ReadonlyMap<string, string> {
  const options = new Map<string, string>([[COMMAND, program]]);
  let name = COMMAND;
  for (const { string } of argv) {
    const [, option, value = ''] = /^(-[^=]*)(?:=(.*))?$/s.exec(string) ?? [];
    if (option !== undefined) name = option;
    options.set(name, [options.get(name) ?? '', option === undefined ? string : value].join(' '));
  }
  return options;
}
