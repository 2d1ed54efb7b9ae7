import { asgiOnSyncWorker } from './asgi-on-sync-worker.ts';
import { crlfStartupScript } from './crlf-startup-script.ts';
import { daemonizedLaunch } from './daemonized-launch.ts';
import { debugFlag } from './debug-flag.ts';
import { defaultTimeout } from './default-timeout.ts';
import { deprecatedUvicornWorkers } from './deprecated-uvicorn-workers.ts';
import { developmentServer } from './development-server.ts';
import { disabledTimeout } from './disabled-timeout.ts';
import { diskHeartbeat } from './disk-heartbeat.ts';
import { environmentDrift } from './environment-drift.ts';
import { excessAsyncWorkers } from './excess-async-workers.ts';
import { excessWorkers } from './excess-workers.ts';
import { geventBlockingDriver } from './gevent-blocking-driver.ts';
import { gunicornRefusesToStart } from './gunicorn-refuses-to-start.ts';
import { heavyModelPerWorker } from './heavy-model-per-worker.ts';
import { hiddenLogs } from './hidden-logs.ts';
import { idleCores } from './idle-cores.ts';
import { ignoredThreads } from './ignored-threads.ts';
import { ignoredWorkerConnections } from './ignored-worker-connections.ts';
import { implicitGthread } from './implicit-gthread.ts';
import { inProcessCache } from './in-process-cache.ts';
import { ineffectiveAppSetting } from './ineffective-app-setting.ts';
import { ineffectiveGunicornArgs } from './ineffective-gunicorn-args.ts';
import { installOnStartup } from './install-on-startup.ts';
import { invalidSuppression } from './invalid-suppression.ts';
import { jitterWithoutMaxRequests } from './jitter-without-max-requests.ts';
import { lateCommand } from './late-command.ts';
import { logFileOnShare } from './log-file-on-share.ts';
import { longGracefulTimeout } from './long-graceful-timeout.ts';
import { loopbackBind } from './loopback-bind.ts';
import { memoryOvercommit } from './memory-overcommit.ts';
import { metricsPerWorker } from './metrics-per-worker.ts';
import { migrationOnStartup } from './migration-on-startup.ts';
import { missingStartupFile } from './missing-startup-file.ts';
import { missingWorkerDependency } from './missing-worker-dependency.ts';
import { overriddenSetting } from './overridden-setting.ts';
import { perWorkerSecret } from './per-worker-secret.ts';
import { preloadWithConnections } from './preload-with-connections.ts';
import { pythonVersionDrift } from './python-version-drift.ts';
import { refusedCommand } from './refused-command.ts';
import { reloadInProduction } from './reload-in-production.ts';
import { removedWorkerClass } from './removed-worker-class.ts';
import type { Rule } from './rule.ts';
import { schedulerPerWorker } from './scheduler-per-worker.ts';
import { sharedPlanOvercommit } from './shared-plan-overcommit.ts';
import { shortKeepAlive } from './short-keep-alive.ts';
import { singleRequestCapacity } from './single-request-capacity.ts';
import { singleWorkerRecycling } from './single-worker-recycling.ts';
import { smallRequestLimits } from './small-request-limits.ts';
import { socketioWithWorkers } from './socketio-with-workers.ts';
import { sqliteWithWorkers } from './sqlite-with-workers.ts';
import { startupCommandDrift } from './startup-command-drift.ts';
import { startupCommandElsewhere } from './startup-command-elsewhere.ts';
import { startupCommandWithPublishProfile } from './startup-command-with-publish-profile.ts';
import { syncLongRequests } from './sync-long-requests.ts';
import { timeoutBeyondFrontEnd } from './timeout-beyond-front-end.ts';
import { uncalledFactory } from './uncalled-factory.ts';
import { undetectedEntrypoint } from './undetected-entrypoint.ts';
import { unexplainedSuppression } from './unexplained-suppression.ts';
import { unixSocketBind } from './unix-socket-bind.ts';
import { unjitteredMaxRequests } from './unjittered-max-requests.ts';
import { unknownWorkerClass } from './unknown-worker-class.ts';
import { unlimitedRequestLimits } from './unlimited-request-limits.ts';
import { unreachablePort } from './unreachable-port.ts';
import { unreadLaunchFile } from './unread-launch-file.ts';
import { unresolvedAppModule } from './unresolved-app-module.ts';
import { unresolvedImport } from './unresolved-import.ts';
import { unsetWorkers } from './unset-workers.ts';
import { untrustedProxyScheme } from './untrusted-proxy-scheme.ts';
import { unusedStartupScript } from './unused-startup-script.ts';
import { unusedSuppression } from './unused-suppression.ts';
import { utf16Requirements } from './utf16-requirements.ts';
import { windowsPlan } from './windows-plan.ts';
import { wsgiOnAsgiWorker } from './wsgi-on-asgi-worker.ts';

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
  ineffectiveAppSetting,
  overriddenSetting,
  ignoredThreads,
  implicitGthread,
  ignoredWorkerConnections,
  asgiOnSyncWorker,
  wsgiOnAsgiWorker,
  removedWorkerClass,
  unknownWorkerClass,
  missingWorkerDependency,
  deprecatedUvicornWorkers,
  geventBlockingDriver,
  defaultTimeout,
  syncLongRequests,
  disabledTimeout,
  unjitteredMaxRequests,
  singleWorkerRecycling,
  jitterWithoutMaxRequests,
  loopbackBind,
  unreachablePort,
  unixSocketBind,
  unresolvedAppModule,
  unresolvedImport,
  uncalledFactory,
  undetectedEntrypoint,
  missingStartupFile,
  crlfStartupScript,
  daemonizedLaunch,
  lateCommand,
  startupCommandWithPublishProfile,
  gunicornRefusesToStart,
  developmentServer,
  ineffectiveGunicornArgs,
  unusedStartupScript,
  unreadLaunchFile,
  startupCommandElsewhere,
  startupCommandDrift,
  pythonVersionDrift,
  environmentDrift,
  timeoutBeyondFrontEnd,
  longGracefulTimeout,
  shortKeepAlive,
  socketioWithWorkers,
  schedulerPerWorker,
  perWorkerSecret,
  sqliteWithWorkers,
  inProcessCache,
  metricsPerWorker,
  reloadInProduction,
  debugFlag,
  hiddenLogs,
  logFileOnShare,
  diskHeartbeat,
  preloadWithConnections,
  untrustedProxyScheme,
  unlimitedRequestLimits,
  smallRequestLimits,
  installOnStartup,
  migrationOnStartup,
  utf16Requirements,
  refusedCommand,
  windowsPlan,
  invalidSuppression,
  unusedSuppression,
  unexplainedSuppression,
];
