import type { TracedText } from '../../text/traced.ts';
import type { Value } from '../../value/value.ts';
import type { ContainerFiles } from '../../workspace/container.ts';

/** A started program, for whoever knows what it does with its words. */
export interface ServerInput {
  /** the program's name, without its folder and its version: `python3.11` is `python` */
  readonly program: string;
  readonly argv: readonly TracedText[];
  readonly cwd: string;
  readonly environment: ReadonlyMap<string, Value>;
  /** a variable that isn't among them is not set */
  readonly environmentComplete?: boolean;
  readonly files: ContainerFiles;
}
