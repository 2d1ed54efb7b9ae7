import { knownString } from '../../../../value/read.ts';
import { object, string, unknown } from '../../../../value/value.ts';
import { folderOf, nameOf, resolvePath } from '../../../../workspace/workspace.ts';
import type { Expression } from '../../syntax.ts';
import { ordinal } from '../collation.ts';
import { evaluate } from '../expression.ts';
import { failure } from '../reference.ts';
import { type BuiltIn, origin, Refusal, strict, unclear } from './built-in.ts';
import { madeArray } from './collections.ts';

/** What the compiler answers, or does not pass on to the deployment. */

/** `nameof(a.b)`: the last name of what is written. */
const nameOfExpression: BuiltIn = (call) => {
  const name = lastName(call.arguments[0]);
  return name ? string(name, origin(call)) : failure('BCP408: nameof() needs the name of something', call.span);
};

function lastName(expression: Expression | undefined): string | undefined {
  switch (expression?.kind) {
    case 'identifier':
      return expression.name;
    case 'member':
    case 'nested':
      return expression.name.text;
    case 'index': {
      const [part, ...others] = expression.index.kind === 'string' ? expression.index.parts : [];
      return part && others.length === 0 && 'pieces' in part ? part.string : lastName(expression.target);
    }
    case 'parenthesis':
      return lastName(expression.inner);
    case 'nonNull':
      return lastName(expression.target);
    default:
      return undefined;
  }
}

/** `any(x)` tells the compiler to trust the type. */
const any: BuiltIn = (call) => {
  const [argument] = call.arguments;
  return argument ? evaluate(argument, call.scope) : unclear(call, []);
};

const fail: BuiltIn = strict((values, call) => {
  const message = values[0] && knownString(values[0]);
  return failure(`the deployment stops here${message === undefined ? '' : `: ${message}`}`, call.span);
});

/** `readEnvironmentVariable(name, default)`: what nobody sets has its default. */
const readEnvironmentVariable: BuiltIn = strict((values, call) => {
  const [name, otherwise] = values;
  const known = name && knownString(name);
  if (known === undefined) return unclear(call, values, 'string');
  const { environment } = call.scope.context;
  const value = environment.get(known);
  if (value) return value;
  if (otherwise) return otherwise;
  return {
    ...unknown(
      `the environment variable \`${known}\` is known only where the template is deployed`,
      origin(call),
      `env(${known})`,
    ),
    type: 'string',
  };
});

/** A value that the deploying tool passes in. */
const external: BuiltIn = (call) =>
  unknown(`${call.name}() takes its value from the tool that deploys the template`, origin(call));

/** `loadDirectoryFileInfo(folder, pattern)`: its files, by their paths without regard to case. */
const loadDirectoryFileInfo: BuiltIn = strict((values, call) => {
  const path = values[0] && knownString(values[0]);
  const pattern = values[1] ? knownString(values[1]) : '*';
  if (path === undefined || pattern === undefined) return unclear(call, values, 'array');
  const here = folderOf(call.span.source.path);
  const folder = resolvePath(here, path);
  if (folder === null) throw new Refusal(`'${path}' is outside of the repository`);
  const { workspace } = call.scope.context;
  if (!workspace.hasFolder(folder)) throw new Refusal(`there is no folder '${path}' in the repository`);
  const files = workspace.files
    .filter((file) => folderOf(file) === folder && wildcard(nameOf(file), pattern === '' ? '*' : pattern))
    .map((file) => ({ file, relative: relativePath(here, file) }))
    .sort((one, other) => ordinal(one.relative.toUpperCase(), other.relative.toUpperCase()));
  return madeArray(
    files.map(({ file, relative }) => {
      const name = nameOf(file);
      const dot = name.lastIndexOf('.');
      const entry = (key: string, value: string) => ({ key, span: null, value: string(value, origin(call)) });
      return object(
        [entry('relativePath', relative), entry('baseName', name), entry('extension', dot < 0 ? '' : name.slice(dot))],
        origin(call),
      );
    }),
    call,
  );
});

function relativePath(folder: string, file: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = file.split('/');
  let same = 0;
  while (same < from.length && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/** `*` any characters, `?` one; the match walks back at most once to the last `*`. */
function wildcard(name: string, pattern: string): boolean {
  let [at, part, star, resume] = [0, 0, -1, 0];
  while (at < name.length) {
    if (pattern[part] === '*') {
      star = part++;
      resume = at;
    } else if (pattern[part] === '?' || pattern[part] === name[at]) {
      part++;
      at++;
    } else if (star >= 0) {
      part = star + 1;
      at = ++resume;
    } else return false;
  }
  while (pattern[part] === '*') part++;
  return part === pattern.length;
}

export const compileTimeFunctions: ReadonlyMap<string, BuiltIn> = new Map([
  ['nameof', nameOfExpression],
  ['any', any],
  ['fail', fail],
  ['readEnvironmentVariable', readEnvironmentVariable],
  ['readEnvVar', readEnvironmentVariable],
  ['readCliArg', external],
  ['externalInput', external],
  ['externalInputs', external],
  ['loadDirectoryFileInfo', loadDirectoryFileInfo],
]);
