import type { CallOutline, ValueOutline } from '../../languages/python/outline.ts';
import { span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { array, string, unknown, type Value, written } from '../../value/value.ts';
import { address } from './server-values.ts';

/** Where each listens by itself: https://www.uvicorn.org/settings/, https://docs.pylonsproject.org/projects/waitress/en/stable/arguments.html */
const DEFAULTS: Readonly<Record<string, readonly [host: string, port: string]>> = {
  uvicorn: ['127.0.0.1', '8000'],
  waitress: ['0.0.0.0', '8080'],
};
/** Arguments that name another place to listen at, or may. */
const OTHER_PLACES = /^(uds|fd|env_file|listen|unix_socket|sockets)$/;

/** Where `uvicorn.run(app, host=…, port=…)` and `waitress.serve(…)` listen; null where the call doesn't tell. */
export function bindOfCall(server: string, call: CallOutline): Value | null {
  const byDefault = DEFAULTS[server];
  if (!byDefault || call.level.conditional) return null;
  // `uvicorn.run(app, **config)`
  if (call.span.source.text.slice(call.span.start, call.span.end).includes('*')) return null;
  if (call.arguments.some(({ name }) => OTHER_PLACES.test(name ?? ''))) return null;
  const given = (name: string): ValueOutline | undefined => call.arguments.find((one) => one.name === name)?.value;
  const own = (text: string): Value => string(TracedText.of(text, call.span), written(call.span));
  const [host, port] = [given('host'), given('port')];
  const bind = address(host ? hostOf(host) : own(byDefault[0]), port ? portOf(port) : own(byDefault[1]));
  return array([bind], bind.origin);
}

function hostOf({ string: text, span: at }: ValueOutline): Value {
  if (text === null) return unknown('it is known only when the file runs', written(at));
  const inner = span(at.source, at.start + 1, at.end - 1);
  const exact = at.source.text.slice(inner.start, inner.end) === text;
  return string(exact ? TracedText.at(inner) : TracedText.of(text, at), written(at));
}

function portOf({ text, span: at }: ValueOutline): Value {
  return /^\d+$/.test(text)
    ? string(TracedText.at(at), written(at))
    : unknown('it is known only when the file runs', written(at));
}
