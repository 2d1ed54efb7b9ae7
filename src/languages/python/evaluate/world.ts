import type { Value } from '../../../value/value.ts';
import type { ContainerFiles } from '../../../workspace/container.ts';

/** What a Python file can see of the place where it runs. */
export interface PythonWorld {
  readonly environment: ReadonlyMap<string, Value>;
  /** false: a variable that isn't in `environment` may be set all the same */
  readonly environmentComplete: boolean;
  /** whoever runs it sets the variables that it asks for without a default, though nobody knows to what */
  readonly givesAsked?: boolean;
  /** null: not known */
  readonly cpus: number | null;
  readonly files: ContainerFiles;
  /** absolute */
  readonly cwd: string;
  /** the folders in which modules are looked for (`sys.path`), absolute, as far as they are known */
  readonly path: readonly string[];
}
