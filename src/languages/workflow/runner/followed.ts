import type { ContainerFiles } from '../../../workspace/container.ts';
import type { ScriptFiles } from '../../shell/world.ts';
import { applyChange } from './changes.ts';
import { applyCall } from './commands.ts';
import { runnerContainer } from './container.ts';
import type { RunnerFiles } from './files.ts';

/**
 * A runner's disk as a script sees it while it runs: what it copies or unpacks is there for its next commands.
 * @param seen what the script sees of the files as they are
 */
export function followedContainer(
  files: RunnerFiles,
  seen: (files: RunnerFiles) => ContainerFiles = runnerContainer,
): ScriptFiles {
  const container: ScriptFiles = {
    ...seen(files),
    after(event) {
      const next = 'program' in event ? applyCall(files, event) : applyChange(files, event, true);
      return next === files ? container : followedContainer(next, seen);
    },
  };
  return container;
}
