import type { Expression } from '../languages/python/syntax.ts';
import { type Span, span } from '../text/source.ts';
import { expressionsOf } from './app-code.ts';
import type { AppRun } from './app-run-model.ts';
import { plainText } from './bindings.ts';
import { evaluate } from './evaluate-app.ts';
import type { FrameworkSettings } from './framework-settings.ts';
import { asksFor, truth } from './truth.ts';
import { type Placed, writtenAs } from './written-as.ts';

/** A key that signs or encrypts what clients bring back, and that each process makes up when it loads the app. */
export interface RandomSecret {
  /** what it is for, as its users call it: `SECRET_KEY`, `jwt.encode` */
  readonly use: string;
  /** the expression that makes it up */
  readonly at: Span;
  /** `os.urandom` */
  readonly maker: string;
  /** only because this environment variable isn't set; null: always */
  readonly unless: string | null;
}

const MAKERS = [
  'os.urandom',
  'secrets.token_hex',
  'secrets.token_bytes',
  'secrets.token_urlsafe',
  'secrets.choice',
  'secrets.randbits',
  'uuid.uuid1',
  'uuid.uuid4',
  'random.choice',
  'random.choices',
  'random.randint',
  'random.random',
  'random.getrandbits',
  'random.SystemRandom().choice',
  'cryptography.fernet.Fernet.generate_key',
  'django.core.management.utils.get_random_secret_key',
  'django.utils.crypto.get_random_string',
];
/** Functions that give another form of what they are given. */
const FORMS = /^(str|bytes|repr|hex|(?:base64\.)?(?:urlsafe_)?b64encode|binascii\.hexlify|hashlib\.\w+)$/;
/** Settings of frameworks and their extensions with which sessions and tokens are signed. */
const SETTINGS = ['SECRET_KEY', 'JWT_SECRET_KEY', 'SESSION_SECRET_KEY', 'SECURITY_PASSWORD_SALT'];
/** Calls that sign or encrypt, with the place of the key among what they are given, and its name. */
const CALLS: Readonly<Record<string, readonly [number, string]>> = {
  'jwt.encode': [1, 'key'],
  'jwt.decode': [1, 'key'],
  'jose.jwt.encode': [1, 'key'],
  'jose.jwt.decode': [1, 'key'],
  'itsdangerous.URLSafeTimedSerializer': [0, 'secret_key'],
  'itsdangerous.URLSafeSerializer': [0, 'secret_key'],
  'itsdangerous.TimedJSONWebSignatureSerializer': [0, 'secret_key'],
  'itsdangerous.TimestampSigner': [0, 'secret_key'],
  'cryptography.fernet.Fernet': [0, 'key'],
};

export function randomSecrets(run: AppRun, settings: FrameworkSettings): readonly RandomSecret[] {
  const places: { readonly use: string; readonly key: Placed }[] = [];
  for (const use of SETTINGS) {
    const key = settings.get(use);
    if (key) places.push({ use, key });
  }
  for (const { name, call, scope } of run.uses) {
    const [at, keyword] = CALLS[name] ?? [];
    const positional = call.arguments.filter((argument) => argument.name === null);
    const given = call.arguments.find((argument) => argument.name === keyword) ?? positional[at ?? -1];
    if (given) places.push({ use: name, key: { expression: given.value, scope } });
  }
  return [...places, ...sessionMiddleware(run)].flatMap(({ use, key }) => {
    const found = randomness(key, run, { steps: MOST_STEPS });
    return found ? [{ use, ...found }] : [];
  });
}

/** `app.add_middleware(SessionMiddleware, secret_key=…)`, `Middleware(SessionMiddleware, secret_key=…)`. */
function sessionMiddleware({ ran, imports }: AppRun) {
  return ran.flatMap(({ statement, scope, when }) =>
    [...expressionsOf(statement)].flatMap((one) => {
      const [first] = one.kind === 'call' ? one.arguments : [];
      const key = one.kind === 'call' ? one.arguments.find(({ name }) => name === 'secret_key') : undefined;
      if (!first || !key || when === 'later' || when === 'perhaps') return [];
      const thing = evaluate(first.value, scope, { imports, steps: 0, depth: 0 });
      const isOne = thing.kind === 'library' && thing.name.endsWith('.SessionMiddleware');
      return isOne ? [{ use: 'SessionMiddleware', key: { expression: key.value, scope } }] : [];
    }),
  );
}

type Randomness = Omit<RandomSecret, 'use'>;

/** Expressions that one key is followed through. */
const MOST_STEPS = 200;

/** Whether an expression makes up its value as its module is loaded; null where it doesn't, or where that can't be told. */
function randomness(given: Placed, run: AppRun, budget: { steps: number }): Randomness | null {
  if (budget.steps-- <= 0) return null;
  const placed = writtenAs(given, run.imports);
  const { expression: node, scope } = placed;
  const inner = (expression: Expression): Randomness | null => randomness({ expression, scope }, run, budget);
  const any = (all: readonly Expression[]): Randomness | null => {
    for (const one of all) {
      const found = inner(one);
      if (found) return found;
    }
    return null;
  };
  switch (node.kind) {
    case 'call': {
      const asked = asksFor(node, scope, run.imports);
      if (asked) return asked.otherwise ? unlessSet(asked.variable, inner(asked.otherwise), run) : null;
      const made = madeBy(placed, run);
      if (made) return made;
      const { callee } = node;
      if (callee.kind === 'attribute' && callee.name === 'join' && plainText(callee.object) !== null)
        return any(node.arguments.map(({ value }) => (value.kind === 'comprehension' ? value.element : value)));
      if (callee.kind === 'attribute' && /^(hex|decode|encode|hexdigest|digest|strip)$/.test(callee.name))
        return inner(callee.object);
      const thing = evaluate(callee, scope, { imports: run.imports, steps: 0, depth: 0 });
      const name = thing.kind === 'library' ? thing.name : callee.kind === 'name' ? callee.name : '';
      return thing.kind !== 'function' && FORMS.test(name) ? any(node.arguments.map(({ value }) => value)) : null;
    }
    case 'attribute':
      return madeBy(placed, run);
    case 'logical': {
      if (node.operator !== 'or') return null;
      const asked = asksFor(writtenAs({ expression: node.left, scope }, run.imports).expression, scope, run.imports);
      if (asked) return unlessSet(asked.variable, inner(node.right), run);
      return truth(node.left, scope, run) === false ? inner(node.right) : null;
    }
    case 'conditional': {
      const test = truth(node.test, scope, run);
      return test === null ? null : inner(test ? node.consequent : node.otherwise);
    }
    case 'binary':
      return any([node.left, node.right]);
    case 'string':
      return any(node.parts.flatMap((part) => (part.kind === 'field' ? [part.value] : [])));
    default:
      return null;
  }
}

/** What stands for an environment variable that is known not to be set. */
function unlessSet(variable: string, otherwise: Randomness | null, { variables }: AppRun): Randomness | null {
  const value = variables.value(variable);
  return otherwise && (value === null || value === '') ? { ...otherwise, unless: variable } : null;
}

function madeBy({ expression, scope }: Placed, { imports, ran }: AppRun): Randomness | null {
  const thing = evaluate(expression, scope, { imports, steps: 0, depth: 0 });
  if (thing.kind !== 'library') return null;
  const { name } = thing;
  const maker = MAKERS.find((one) => name === `${one}()` || name.startsWith(`${one}().`));
  if (maker === undefined || !isLoaded(expression, scope, ran)) return null;
  const at = span(scope.module.source, expression.from, expression.to);
  return { maker, at, unless: null };
}

/** It stands in a statement that runs as the app is loaded: what a request makes up is its own. */
function isLoaded(expression: Expression, scope: Placed['scope'], ran: AppRun['ran']): boolean {
  return ran.some(
    (one) =>
      one.scope.module === scope.module &&
      (one.when === 'import' || one.when === 'start') &&
      one.statement.from <= expression.from &&
      expression.to <= one.statement.to &&
      one.statement.kind !== 'function' &&
      one.statement.kind !== 'if' &&
      one.statement.kind !== 'class',
  );
}
