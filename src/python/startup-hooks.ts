import { dottedName, type Expression, type FunctionDefinition } from '../languages/python/syntax.ts';
import type { Scope, Thing } from './app-value.ts';
import { plainText } from './bindings.ts';
import { type Evaluation, evaluate } from './evaluate-app.ts';

type Called = Extract<Thing, { kind: 'function' }>;

/** Methods that take a function to run once in each worker: Flask's before 2.3, Quart's, Starlette's and FastAPI's. */
const ONCE = /\.(before_first_request|before_serving|while_serving)$/;
const EVENT = /\.(on_event|add_event_handler)$/;

/**
 * Functions that each worker runs before (or with) its first request because a call registers them:
 * `FastAPI(lifespan=f)`, `Starlette(on_startup=[f])`, `app.add_event_handler('startup', f)`, `@app.on_event('startup')`.
 * @param decorated the function that the expression decorates
 */
export function startupHooks(
  expression: Expression,
  scope: Scope,
  run: Evaluation | null,
  decorated: FunctionDefinition | null = null,
): readonly Called[] {
  const call = expression.kind === 'call' ? expression : null;
  const name = dottedName(call ? call.callee : expression) ?? '';
  const positional = (call?.arguments ?? []).filter((argument) => argument.name === null);
  const isStartup = EVENT.test(name) && positional[0] !== undefined && plainText(positional[0].value) === 'startup';
  if (decorated) return isStartup || ONCE.test(name) ? [{ kind: 'function', definition: decorated, scope }] : [];
  if (!call || !run) return [];
  const given = [
    ...(isStartup ? positional.slice(1, 2) : ONCE.test(name) ? positional.slice(0, 1) : []),
    ...call.arguments.filter((argument) => argument.name === 'lifespan' || argument.name === 'on_startup'),
  ];
  return given.flatMap(({ value }) => {
    const functions = value.kind === 'list' ? value.items : [value];
    return functions.flatMap((one) => {
      const thing = evaluate(one, scope, { ...run, steps: 0 });
      return thing.kind === 'function' ? [thing] : [];
    });
  });
}
