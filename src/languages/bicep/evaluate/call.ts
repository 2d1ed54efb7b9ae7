import { type Value, written } from '../../../value/value.ts';
import type { Expression } from '../syntax.ts';
import { callKey } from './canonical.ts';
import { eachSide } from './choice.ts';
import { evaluate } from './expression.ts';
import { armFunction, bicepFunction } from './functions/registry.ts';
import { failure, viaReference } from './reference.ts';
import { armName, type Binding, bound, extend, lazily, resolved, type Scope } from './scope.ts';

type CallExpression = Extract<Expression, { kind: 'call' }>;
type UserFunction = Extract<Binding, { kind: 'function' }>;

/** The value of a function call: of a function that the template declares or imports, or of a built-in one. */
export function call(expression: CallExpression, scope: Scope): Value {
  const { target, name, span } = expression;
  if (target) return targeted(expression, target, scope);
  const binding = resolved(scope.lookup(name.text));
  if (binding?.kind === 'function') return userCall(binding, expression, scope);
  const builtIn = builtInCall(expression, null, scope);
  if (builtIn) return builtIn;
  // a function that could not be imported
  const value = binding?.kind === 'value' ? binding.value() : undefined;
  return value?.kind === 'unknown' ? value : unknownFunction(name.text, span);
}

function unknownFunction(name: string, place: CallExpression['span']): Value {
  return failure(`BCP057: there is no function \`${name}\``, place);
}

function builtInCall(expression: CallExpression, namespace: 'sys' | 'az' | null, scope: Scope): Value | undefined {
  const { name, span } = expression;
  const found = scope.dialect === 'arm' ? armFunction(name.text) : undefined;
  const run = scope.dialect === 'arm' ? found?.run : bicepFunction(name.text, namespace);
  return run?.({ name: found?.name ?? name.text, arguments: expression.arguments, span, scope });
}

/** `sys.f()`, `az.f()`, `imported.f()`, or a function of a resource. */
function targeted(expression: CallExpression, target: Expression, scope: Scope): Value {
  const { name, span } = expression;
  if (target.kind === 'identifier') {
    const binding = resolved(scope.lookup(scope.dialect === 'arm' ? target.name.toLowerCase() : target.name));
    if (binding?.kind === 'namespace') {
      const inner = resolved(binding.lookup(scope.dialect === 'arm' ? name.text.toLowerCase() : name.text));
      if (inner?.kind === 'function') return userCall(inner, expression, scope);
      const value = inner?.kind === 'value' ? inner.value() : undefined;
      return value?.kind === 'unknown' ? value : unknownFunction(name.text, span);
    }
    const namespace = target.name === 'sys' || target.name === 'az' ? target.name : null;
    if (!binding && namespace) return builtInCall(expression, namespace, scope) ?? unknownFunction(name.text, span);
    if (!binding && target.name === 'this') return failure(`this.${name.text}() is known only at the deployment`, span);
  }
  return method(expression, target, scope);
}

/** `vault.getSecret(…)`, `account.listKeys()`: nothing that is known before the deployment. */
function method(expression: CallExpression, target: Expression, scope: Scope): Value {
  const { name, span } = expression;
  const values = [target, ...expression.arguments].map((one) => evaluate(one, scope));
  return eachSide(values, written(span), (sides) => {
    const key = callKey(name.text.toLowerCase(), sides);
    return {
      ...failure(`${name.text}() is known only when the template is deployed`, span),
      ...(key === undefined ? {} : { key }),
    };
  });
}

/** The function's body, with its parameters bound to the arguments. */
function userCall(binding: UserFunction, expression: CallExpression, scope: Scope): Value {
  const inside = binding.scope();
  const names = binding.parameters.map((parameter, at): readonly [string, Binding] => {
    const argument = expression.arguments[at];
    const bindingName = inside.dialect === 'arm' ? armName('parameters', parameter) : parameter;
    if (!argument) return [bindingName, bound(failure(`\`${parameter}\` is given no argument`, expression.span))];
    return [bindingName, lazily(`\`${parameter}\``, argument.span, () => evaluate(argument, scope))];
  });
  return viaReference(evaluate(binding.body, extend(inside, new Map(names))), expression.span);
}
