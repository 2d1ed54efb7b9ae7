import { type Span, span } from '../text/source.ts';
import type { AppRun } from './app-run-model.ts';

/** Metrics that the app counts in its own process and shows to whoever asks for them. */
export interface ShownMetrics {
  /** `prometheus_client.make_wsgi_app` */
  readonly name: string;
  readonly at: Span;
}

/** Calls that show what this process has counted. What is pushed, or goes through OpenTelemetry, is summed elsewhere. */
const SHOWS =
  /^(prometheus_client\.(exposition\.)?(generate_latest|make_wsgi_app|make_asgi_app|start_http_server|start_wsgi_server)|prometheus_fastapi_instrumentator\.Instrumentator|prometheus_flask_exporter\.PrometheusMetrics|starlette_exporter\.PrometheusMiddleware|starlette_prometheus\.PrometheusMiddleware)$/;
const VARIABLES = ['PROMETHEUS_MULTIPROC_DIR', 'prometheus_multiproc_dir'];

/** None where something sums the processes up, or may. */
export function shownMetrics({ uses, modules, variables }: AppRun): readonly ShownMetrics[] {
  if (VARIABLES.some((name) => variables.isSet(name) !== false)) return [];
  if (modules.some(({ source }) => /multiproc/i.test(source.text))) return [];
  return uses.flatMap(({ name, call, scope, conditional }) =>
    SHOWS.test(name) && !conditional ? [{ name, at: span(scope.module.source, call.from, call.to) }] : [],
  );
}
