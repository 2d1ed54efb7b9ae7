import type { ActionStep } from '../../languages/workflow/run-types.ts';
import { knownString } from '../../value/read.ts';
import { input, NOTHING_FOUND, type StepContext, type StepFindings } from './step-context.ts';

/** A step that deploys something which isn't a web app on App Service: counted, and nothing more. */
export function notOurs(what: string, nameInput: string): (step: ActionStep, context: StepContext) => StepFindings {
  return ({ inputs }, { span }) => {
    const name = knownString(input(inputs, nameInput));
    const shown = name === undefined ? what : `${what} '${name}'`;
    return { ...NOTHING_FOUND, coverage: [{ what: shown, why: 'it is not a web app on App Service', span }] };
  };
}
