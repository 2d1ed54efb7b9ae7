import type { Condition } from '../../value/condition.ts';
import type { Order } from '../order.ts';
import type { InlineParameter } from '../template-run.ts';
import type { Variables } from './azd-substitution.ts';

/** One deployment of a template, with all that decides its parameters. */
export interface TemplateDeployment {
  readonly template: string;
  readonly parameterFiles: readonly string[];
  /** over those of the files */
  readonly inline: ReadonlyMap<string, InlineParameter>;
  readonly variables: Variables;
  /** set where further parameters are given that can't be known: why */
  readonly open: string | null;
  readonly environment: string | null;
  readonly condition: Condition | null;
  /** when it happens among the steps of a workflow or script, where that is known */
  readonly order: Order | null;
  /** other runs that deploy the same: not told apart, as it comes to the same */
  readonly alsoBy?: readonly object[];
  /** how its template was found, where nothing names it as it lies in the repository */
  readonly joined?: string;
  /** azd deploys it: it replaces variables in the parameter file */
  readonly azd: boolean;
}

/** A deployment by nothing but the files themselves. */
export function bareDeployment(
  template: string,
  parameterFiles: readonly string[],
  environment: string | null,
  azd: boolean,
): TemplateDeployment {
  return {
    template,
    parameterFiles,
    inline: new Map(),
    variables: new Map(),
    open: null,
    environment,
    condition: null,
    order: null,
    azd,
  };
}
