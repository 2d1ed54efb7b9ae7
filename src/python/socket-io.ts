import type { Span } from '../text/source.ts';
import { span } from '../text/source.ts';
import type { AppRun, Use } from './app-run-model.ts';
import { evaluate } from './evaluate-app.ts';
import { type Constant, constantOf } from './truth.ts';

/** A Socket.IO (or Engine.IO) server that the app makes: it keeps each client's session in its own process. */
export interface SocketIoServer {
  /** as it is imported: `flask_socketio.SocketIO` */
  readonly name: string;
  readonly at: Span;
  /** processes tell each other (a message queue), or clients never need two requests for a session; null where that can't be told */
  readonly shared: boolean | null;
  /** `async_mode`, as it is written: what runs its clients' connections; null where the server looks for one itself */
  readonly asyncMode: string | null;
}

const SERVERS =
  /^(flask_socketio\.SocketIO|(?:socketio|engineio)\.(?:Async)?Server|socketio\.(?:async_)?server\.(?:Async)?Server|fastapi_socketio\.SocketManager)$/;
const MADE_LATER = /\(\)\.init_app$/;
/** Managers that know the clients of their own process alone. */
const OWN_PROCESS = /^socketio\.(?:Async|Base)?Manager\(\)$/;

/** The servers that are made whenever the app is loaded; clients of other servers (`socketio.Client`) are none. */
export function socketIoServers(run: AppRun): readonly SocketIoServer[] {
  const made = run.uses.filter(({ name, when }) => SERVERS.test(name) && (when === 'import' || when === 'start'));
  return made.map((use) => {
    const later = run.uses.filter(({ name }) => name.startsWith(`${use.name}()`) && MADE_LATER.test(name));
    const ways = [use, ...later].map((one) => isShared(one, run));
    return {
      name: use.name,
      at: span(use.scope.module.source, use.call.from, use.call.to),
      shared: ways.includes(true) ? true : ways.includes(null) ? null : false,
      asyncMode:
        [use, ...later].map((one) => argumentOf(one, 'async_mode', run)).find((mode) => typeof mode === 'string') ??
        null,
    };
  });
}

/** Null for one that isn't given; undefined where what it is can't be told. */
function argumentOf({ call, scope }: Use, name: string, run: AppRun): Constant | undefined {
  const value = call.arguments.find((argument) => argument.name === name)?.value;
  return value ? constantOf(value, scope, run) : null;
}

function isShared(use: Use, run: AppRun): boolean | null {
  const { call, scope } = use;
  const given = (name: string) => call.arguments.find((argument) => argument.name === name)?.value;
  const constant = (name: string): Constant | undefined => argumentOf(use, name, run);
  if (call.arguments.some(({ name }) => name === '**')) return null;
  const transports = constant('transports');
  if (transports === 'websocket' || (Array.isArray(transports) && !transports.includes('polling'))) return true;
  const queue = constant('message_queue');
  if (queue === undefined) return null;
  if (queue !== null && queue !== '') return true;
  const manager = given('client_manager');
  if (!manager || constant('client_manager') === null) return transports === undefined ? null : false;
  const thing = evaluate(manager, scope, { imports: run.imports, steps: 0, depth: 0 });
  return thing.kind === 'library' ? !OWN_PROCESS.test(thing.name) : null;
}
