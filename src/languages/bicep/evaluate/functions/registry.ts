import { armFunctions } from './arm.ts';
import type { BuiltIn } from './built-in.ts';
import { cidrFunctions } from './cidr.ts';
import { collectionFunctions } from './collections.ts';
import { compileTimeFunctions } from './compile-time.ts';
import { dateFunctions } from './dates.ts';
import { deploymentFunctions } from './deployment.ts';
import { encodingFunctions } from './encoding.ts';
import { fileFunctions } from './files.ts';
import { formatFunctions } from './format.ts';
import { hashFunctions } from './hash.ts';
import { lambdaFunctions } from './lambdas.ts';
import { numberFunctions } from './numbers.ts';
import { objectFunctions } from './objects.ts';
import { list, resourceIdFunctions } from './resource-ids.ts';
import { stringFunctions } from './strings.ts';
import { uriFunctions } from './uris.ts';

interface Functions {
  /** of the namespace `sys` */
  readonly sys: ReadonlyMap<string, BuiltIn>;
  /** of the namespace `az`: of resources and of what a template is deployed to */
  readonly az: ReadonlyMap<string, BuiltIn>;
  /** of ARM's expression language, by names in lower case */
  readonly arm: ReadonlyMap<string, { readonly name: string; readonly run: BuiltIn }>;
}

let built: Functions | null = null;

/** Made when first asked for: the functions and the evaluation of expressions need each other. */
function functions(): Functions {
  if (built) return built;
  const az = new Map([...deploymentFunctions, ...resourceIdFunctions]);
  const sys = new Map([
    ...stringFunctions,
    ...collectionFunctions,
    ...objectFunctions,
    ...lambdaFunctions,
    ...numberFunctions,
    ...encodingFunctions,
    ...uriFunctions,
    ...hashFunctions,
    ...formatFunctions,
    ...fileFunctions,
    ...dateFunctions,
    ...cidrFunctions,
    ...compileTimeFunctions,
  ]);
  const arm = new Map([...sys, ...az, ...armFunctions].map(([name, run]) => [name.toLowerCase(), { name, run }]));
  built = { sys, az, arm };
  return built;
}

/** A function that Bicep has by itself, in a namespace or in any. */
export function bicepFunction(name: string, namespace: 'sys' | 'az' | null): BuiltIn | undefined {
  const { sys, az } = functions();
  if (namespace !== 'az') {
    const found = sys.get(name);
    if (found || namespace === 'sys') return found;
  }
  return az.get(name) ?? (name.startsWith('list') ? list : undefined);
}

/** A function of ARM's expression language, whose names have no regard to case; with Bicep's spelling. */
export function armFunction(name: string): { readonly name: string; readonly run: BuiltIn } | undefined {
  const lower = name.toLowerCase();
  return functions().arm.get(lower) ?? (lower.startsWith('list') ? { name, run: list } : undefined);
}
