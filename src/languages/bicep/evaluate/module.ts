import { TracedText } from '../../../text/traced.ts';
import { knownString } from '../../../value/read.ts';
import { object, type Property, string, type Unknown, unknown, type Value, written } from '../../../value/value.ts';
import { folderOf, resolvePath } from '../../../workspace/workspace.ts';
import type { ModuleDeclaration } from '../syntax.ts';
import { eachSide } from './choice.ts';
import type { InlineModule, TemplateSyntax } from './declarations.ts';
import { declared, type Made } from './declared.ts';
import {
  type DeploymentScope,
  nameText,
  resourceGroupIn,
  resourceId,
  scopeOfValue,
  subscriptionScope,
} from './deployment-scope.ts';
import type { GivenParameters } from './evaluated.ts';
import { bodyMember, conditionProperty, type Place } from './expansion.ts';
import { evaluate } from './expression.ts';
import { isRegistry } from './imports.ts';
import { type Instance, newInstance } from './instance.ts';
import { computedProperty } from './lazy.ts';
import { failure, ownProperty } from './reference.ts';
import { memo, type Scope } from './scope.ts';

type Declaration = ModuleDeclaration | InlineModule;

export interface DeclaredModule extends Made<MadeModule> {
  readonly kind: 'module';
  readonly symbol: string;
}

export function declareModule(declaration: Declaration, scope: Scope, instance: Instance): DeclaredModule {
  const make = (place: Place) => new MadeModule(declaration, place, instance);
  return {
    kind: 'module',
    symbol: declaration.name.text,
    ...declared(declaration.body, declaration.name.span, scope, make),
  };
}

/** One deployment of a module, or of a nested or linked template. All of it is evaluated when it is first asked for. */
export class MadeModule {
  readonly declaration: Declaration;
  readonly place: Place;
  readonly identity: object = {};
  readonly name: () => Value;
  /** the path as it is written; of a nested template there is none */
  readonly reference: () => Value;
  /** its `params`, or its `parameters` as the same: from name to value */
  readonly parameters: () => Value;
  /** the template in it; null where it isn't in the repository */
  readonly instance: () => Instance | null;
  readonly value: () => Value;
  readonly id: () => TracedText;

  readonly #outer: Instance;
  /** why there is no instance */
  #missing = 'is not in the repository';

  constructor(declaration: Declaration, place: Place, outer: Instance) {
    this.declaration = declaration;
    this.place = place;
    this.#outer = outer;
    const at = declaration.name.span;
    const cycle = () => failure(`\`${declaration.name.text}\` needs itself`, at);
    this.name = memo(() => this.#own('name') ?? unknown('the module has no name of its own', written(at)), cycle);
    this.reference = memo(() => this.#reference(), cycle);
    this.parameters = memo(() => this.#parameters(), cycle);
    this.instance = memo(
      () => this.#instance(),
      () => null,
    );
    this.value = memo(() => this.#value(), cycle);
    this.id = memo(
      () => this.#id(),
      () => TracedText.hole({ reason: 'the id of the module needs itself' }, at),
    );
  }

  get #scope(): Scope {
    return this.place.scope;
  }

  #own(name: string): Value | undefined {
    const expression = bodyMember(this.place.body, name);
    return expression && evaluate(expression, this.#scope);
  }

  #reference(): Value {
    const { declaration } = this;
    if (declaration.kind === 'inlineModule')
      return unknown('the template stands in the deployment', written(declaration.span));
    return evaluate(declaration.path, this.#scope);
  }

  #parameters(): Value {
    const at = this.declaration.name.span;
    if (this.#scope.dialect === 'bicep') return this.#own('params') ?? object([], written(at));
    const properties = this.#own('properties');
    return eachSide([properties ?? object([], written(at))], written(at), ([side]) => {
      if (side?.kind !== 'object') return side ?? object([], written(at));
      const parameters = ownProperty(side, 'parameters') ?? object([], written(at));
      return eachSide([parameters], written(at), ([given]) =>
        given?.kind === 'object' ? valuesOf(given) : (given ?? parameters),
      );
    });
  }

  #syntax(): { readonly path: string; readonly syntax: TemplateSyntax } | null {
    const { declaration } = this;
    const here = this.#scope.source.path;
    if (declaration.kind === 'inlineModule') return { path: here, syntax: declaration.template };
    const written = knownString(this.reference());
    if (written === undefined || isRegistry(written)) return null;
    const path = resolvePath(folderOf(here), written);
    const syntax = path === null ? null : this.#scope.context.template(path);
    if (path !== null && syntax) return { path, syntax };
    this.#scope.context.note(`BCP091: the file '${written}' is not in the repository`, declaration.path.span);
    return null;
  }

  #instance(): Instance | null {
    const found = this.#syntax();
    if (!found) return null;
    const { declaration } = this;
    const files = this.#outer.files;
    if (declaration.kind === 'module' && files.includes(found.path)) {
      const message = `BCP095: the file leads back to itself: ${[...files, found.path].join(' → ')}`;
      this.#scope.context.note(message, declaration.path.span);
      this.#missing = 'leads back to itself';
      return null;
    }
    return newInstance({
      syntax: found.syntax,
      given: this.#given(),
      lacking: `the module \`${declaration.name.text}\` is given none`,
      context: this.#scope.context,
      instance: `${this.#outer.scope.instance}${declaration.name.text}${this.place.suffix}/`,
      deployment: this.#deployment(),
      deploymentName: this.name,
      files: declaration.kind === 'module' ? [...files, found.path] : files,
      outer: declaration.kind === 'inlineModule' && !declaration.ownScope ? this.#scope : null,
    });
  }

  #given(): GivenParameters {
    const value = this.parameters();
    if (value.kind !== 'object') {
      const reason = value.kind === 'unknown' ? value.reason : 'its parameters depend on a condition';
      return { values: new Map(), open: reason };
    }
    return { values: value.properties, open: value.open?.reason ?? null };
  }

  /** What the module is deployed to. */
  #deployment(): DeploymentScope {
    const own = this.#outer.deployment;
    const at = this.declaration.name.span;
    const scope = this.#own('scope');
    const given = scope && scope.kind !== 'choice' ? scopeOfValue(scope, at) : undefined;
    if (given) return given;
    if (scope) return { kind: 'resourceGroup', id: nameText(scope, at) };
    const subscription = this.#own('subscriptionId');
    const base = subscription ? subscriptionScope(nameText(subscription, at)) : own;
    const group = this.#scope.dialect === 'arm' ? this.#own('resourceGroup') : undefined;
    return group ? resourceGroupIn(base, nameText(group, at)) : base;
  }

  #id(): TracedText {
    const at = this.declaration.name.span;
    const name = nameText(this.name(), at);
    const id = resourceId(this.#deployment().id, 'Microsoft.Resources/deployments', name);
    return id ?? TracedText.hole({ reason: 'the id of the module is known only when it is deployed' }, at);
  }

  /** What only the deployment, or a file that isn't here, can tell of it. */
  #runtime(what: string): Unknown {
    const { name } = this.declaration;
    const key = `${this.#outer.scope.instance}${name.text}${this.place.suffix}${what}`.toLowerCase();
    const reference = knownString(this.reference());
    const where = reference === undefined ? '' : `, '${reference}', which ${this.#missing}`;
    return {
      ...unknown(`it is an output of the module \`${name.text}\`${where}`, written(name.span), key),
      target: this.identity,
    };
  }

  #value(): Value {
    const origin = written(this.declaration.name.span);
    const properties: readonly Property[] = [
      computedProperty('name', null, () => this.name()),
      computedProperty('id', null, () => ({ ...string(this.id(), origin), target: this.identity })),
      computedProperty('outputs', null, () => this.outputs()),
      ...conditionProperty(this.place),
    ];
    return { ...object(properties, origin, this.#runtime('')), target: this.identity };
  }

  /** From the name of each output to its value. */
  outputs(): Value {
    const origin = written(this.declaration.name.span);
    const instance = this.instance();
    if (!instance) return this.#runtime('.outputs');
    const outputs = [...instance.outputs()].map(([name, value]) => computedProperty(name, null, value));
    return object(outputs, origin);
  }
}

/** `{ "sku": { "value": "B1" } }`: the value of each parameter, by its name. */
function valuesOf(given: Extract<Value, { kind: 'object' }>): Value {
  const properties = [...given.properties.values()].map((property) =>
    computedProperty(property.key, property.span, () => {
      const { value } = property;
      return eachSide([value], value.origin, ([side]) => {
        if (side?.kind !== 'object') return side ?? value;
        const inner = ownProperty(side, 'value');
        if (inner) return inner;
        const reason = ownProperty(side, 'reference') ? 'it is a secret of a key vault' : 'the parameter has no value';
        return side.open ?? unknown(reason, side.origin);
      });
    }),
  );
  return object(properties, given.origin, given.open);
}
