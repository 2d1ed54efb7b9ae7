import { unwrap } from '../../languages/shell/run.ts';
import type { Call } from '../../languages/shell/world.ts';
import { NOTHING_FOUND, type StepContext, type StepFindings } from '../workflow/step-context.ts';
import { azd } from './azd.ts';
import { placeOf } from './call-place.ts';
import { azureCli } from './commands.ts';
import { powerShellCall } from './powershell.ts';

/** What a program that a script starts does to Azure. */
export function callFindings(outer: Call, given: StepContext): StepFindings {
  const call = unwrap(outer);
  const place = placeOf(call);
  const context = place ? { ...given, span: place } : given;
  switch (call.program.slice(call.program.lastIndexOf('/') + 1)) {
    case 'az':
      return azureCli(call.argv, call.cwd, { ...context, environment: call.environment });
    case 'azd':
      return azd(call.argv, call.cwd, { ...context, environment: call.environment });
    case 'pwsh':
    case 'powershell':
      return powerShellCall(call, { ...context, environment: call.environment });
    default:
      return NOTHING_FOUND;
  }
}
