import { absolute } from '../shell/disk.ts';
import type { PowerShellCommand } from './commands.ts';
import { parametersOf } from './parameters.ts';

/** The folder in which a script stands while it goes along. */
export class Location {
  folder: string;
  readonly #stack: string[] = [];

  constructor(folder: string) {
    this.folder = folder;
  }

  /** `cd`, `Set-Location`, `Push-Location` and `Pop-Location`; to a folder that isn't known, to one that isn't there. */
  follow(command: PowerShellCommand): void {
    switch (command.name.toLowerCase()) {
      case 'pop-location':
      case 'popd':
        this.folder = this.#stack.pop() ?? this.folder;
        break;
      case 'push-location':
      case 'pushd':
        this.#stack.push(this.folder);
        this.#go(command);
        break;
      case 'cd':
      case 'chdir':
      case 'sl':
      case 'set-location':
        this.#go(command);
        break;
    }
  }

  #go({ words }: PowerShellCommand): void {
    const [first] = words;
    const named = parametersOf(words);
    const word = named.get('path') ?? named.get('literalpath') ?? first;
    if (word?.kind === 'text') this.folder = absolute(this.folder, word.text.string.replaceAll('\\', '/'));
  }
}
