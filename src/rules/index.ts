import { developmentServer } from './development-server.ts';
import { excessAsyncWorkers } from './excess-async-workers.ts';
import { excessWorkers } from './excess-workers.ts';
import { gunicornRefusesToStart } from './gunicorn-refuses-to-start.ts';
import { heavyModelPerWorker } from './heavy-model-per-worker.ts';
import { idleCores } from './idle-cores.ts';
import { ignoredThreads } from './ignored-threads.ts';
import { invalidSuppression } from './invalid-suppression.ts';
import { loopbackBind } from './loopback-bind.ts';
import { memoryOvercommit } from './memory-overcommit.ts';
import type { Rule } from './rule.ts';
import { sharedPlanOvercommit } from './shared-plan-overcommit.ts';
import { singleRequestCapacity } from './single-request-capacity.ts';
import { startupCommandElsewhere } from './startup-command-elsewhere.ts';
import { timeoutBeyondFrontEnd } from './timeout-beyond-front-end.ts';
import { unexplainedSuppression } from './unexplained-suppression.ts';
import { unresolvedAppModule } from './unresolved-app-module.ts';
import { unsetWorkers } from './unset-workers.ts';
import { unusedSuppression } from './unused-suppression.ts';

/** Every rule, in the order in which the documentation lists them. */
export const rules: readonly Rule[] = [
  singleRequestCapacity,
  idleCores,
  excessWorkers,
  excessAsyncWorkers,
  unsetWorkers,
  memoryOvercommit,
  heavyModelPerWorker,
  sharedPlanOvercommit,
  ignoredThreads,
  loopbackBind,
  unresolvedAppModule,
  gunicornRefusesToStart,
  developmentServer,
  startupCommandElsewhere,
  timeoutBeyondFrontEnd,
  invalidSuppression,
  unusedSuppression,
  unexplainedSuppression,
];
