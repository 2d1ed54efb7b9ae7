import { TracedText } from '../../../text/traced.ts';
import { object, type Property, string, type Unknown, unknown, type Value, written } from '../../../value/value.ts';
import type { ResourceDeclaration } from '../syntax.ts';
import { nestedName } from './access.ts';
import { eachSide } from './choice.ts';
import { type DeclaredResource, declareResource } from './declared.ts';
import { nameText, resourceId, scopeOfValue } from './deployment-scope.ts';
import { bodyMember, conditionProperty, type Place } from './expansion.ts';
import { evaluate } from './expression.ts';
import type { Instance } from './instance.ts';
import { computedProperty } from './lazy.ts';
import { opened } from './opened.ts';
import { failure, ownProperty } from './reference.ts';
import { type Binding, extend, memo, type Scope } from './scope.ts';

/** What stands in a body and is no property of the resource. */
const BESIDE = new Set(['id', 'type', 'apiversion', 'parent', 'dependson']);

/** One resource that a declaration makes. All of it is evaluated when it is first asked for. */
export class MadeResource {
  readonly declaration: ResourceDeclaration;
  readonly place: Place;
  /** the whole type: 'Microsoft.Web/sites/slots' */
  readonly type: string;
  readonly apiVersion: string | null;
  readonly identity: object = {};
  readonly children: readonly DeclaredResource[];
  /** the resource that it is nested in */
  readonly outer: MadeResource | null;

  /** as the template gives it */
  readonly name: () => Value;
  readonly id: () => TracedText;
  readonly body: () => Value;
  /** what its symbol stands for: the body, its id, and what only Azure knows */
  readonly value: () => Value;
  /** the identity of its parent resource */
  readonly parent: () => object | null;

  readonly #scope: Scope;
  readonly #instance: Instance;
  readonly #byParent: () => Value | undefined;

  constructor(declaration: ResourceDeclaration, place: Place, instance: Instance, outer: MadeResource | null) {
    this.declaration = declaration;
    this.place = place;
    this.outer = outer;
    this.#instance = instance;
    const nested = new Map<string, Binding>();
    this.#scope = extend(place.scope, nested);
    const { type, apiVersion } = typeOf(declaration, place.scope);
    this.type = outer && !isWholeType(type, outer.type) ? `${outer.type}/${type}` : type;
    this.apiVersion = apiVersion ?? outer?.apiVersion ?? null;

    const at = declaration.name.span;
    const cycle = (what: string) => () => {
      place.scope.context.note(`BCP080: ${what} of \`${declaration.name.text}\` needs its own value`, at);
      return failure(`${what} of \`${declaration.name.text}\` needs its own value`, at);
    };
    const textCycle = () => TracedText.hole({ reason: 'the id of the resource needs itself' }, at);
    this.name = memo(() => this.#own('name') ?? failure('the resource has no name', at), cycle('the name'));
    this.#byParent = memo(
      () => this.#own('parent'),
      () => undefined,
    );
    this.id = memo(() => this.#id(), textCycle);
    this.body = memo(() => evaluate(place.body, this.#scope), cycle('the body'));
    this.value = memo(() => this.#value(), cycle('a part'));
    this.parent = memo(
      () => this.#parent(),
      () => null,
    );
    this.children = place.body.resources.map((child) => {
      const made = declareResource(child, this.#scope, instance, this);
      nested.set(child.name.text, { kind: 'value', value: made.value });
      return made;
    });
  }

  /** A member of the body that is written under its plain name, without evaluating the others. */
  #own(name: string): Value | undefined {
    const expression = bodyMember(this.place.body, name);
    return expression && evaluate(expression, this.#scope);
  }

  #id(): TracedText {
    const at = this.declaration.name.span;
    const name = nameText(this.name(), at);
    const above = this.#parentId();
    if (above) {
      const last = this.type.slice(this.type.lastIndexOf('/') + 1);
      return TracedText.join([above, TracedText.of(`/${last}/`), name]);
    }
    const reason = 'the id of the resource is known only when it is deployed';
    return resourceId(this.#scopeId(), this.type, name) ?? TracedText.hole({ reason, key: `id(${this.#key()})` }, at);
  }

  #parentId(): TracedText | undefined {
    if (this.outer) return this.outer.id();
    const value = this.#byParent();
    const id = value?.kind === 'object' ? ownProperty(value, 'id') : value;
    return id && nameText(id, this.declaration.name.span);
  }

  /** The id of what it is deployed to: its `scope`, else what the template is deployed to. */
  #scopeId(): TracedText {
    const own = this.#instance.deployment.id;
    const scope = this.#own('scope');
    if (!scope) return own;
    if (scope.kind === 'choice') return nameText(scope, this.declaration.name.span);
    // ARM JSON names an extended resource by its type and name alone, too
    if (scope.kind === 'string' && scope.text.string.startsWith('Microsoft.'))
      return own.concat(TracedText.of('/providers/'), scope.text);
    return scopeOfValue(scope, this.declaration.name.span)?.id ?? own;
  }

  #parent(): object | null {
    if (this.outer) return this.outer.identity;
    const value = this.#byParent();
    if (value) return value.kind === 'object' || value.kind === 'unknown' ? (value.target ?? null) : null;
    if (this.type.split('/').length < 3) return null;
    const id = this.id();
    const end = id.string.lastIndexOf('/', id.string.lastIndexOf('/') - 1);
    return end < 0 ? null : (this.#instance.scope.referenced(id.slice(0, end))?.identity ?? null);
  }

  /** Tells its unknowns from those of all others. */
  #key(): string {
    return `${this.#instance.scope.instance}${this.declaration.name.text}${this.place.suffix}`.toLowerCase();
  }

  /** Everything that isn't written is known only to Azure. */
  runtime(): Unknown {
    const { name } = this.declaration;
    const shown = this.#scope.dialect === 'arm' ? this.type : name.text;
    return {
      ...unknown(`this part of \`${shown}\` is known only when it is deployed`, written(name.span), this.#key()),
      target: this.identity,
    };
  }

  #value(): Value {
    const origin = written(this.declaration.name.span);
    const cause = this.runtime();
    const text = (key: string, value: string | null): readonly Property[] => {
      if (value === null) return [];
      return [{ key, span: null, value: string(TracedText.of(value, this.declaration.type.span), origin) }];
    };
    const first: readonly Property[] = [
      computedProperty('id', null, () => ({ ...string(this.id(), origin), target: this.identity })),
      ...text('type', this.type),
      ...text('apiVersion', this.apiVersion),
      ...conditionProperty(this.place),
      ...this.children.map((child) => computedProperty(nestedName(child.symbol), null, () => child.value())),
    ];
    return eachSide([this.body()], origin, ([side]) => {
      const body = side?.kind === 'object' ? [...side.properties.values()] : [];
      const shown = body
        .filter(({ key }) => !BESIDE.has(key.toLowerCase()))
        .map((property) =>
          property.key.toLowerCase() === 'name'
            ? computedProperty('name', null, () => aimed(property.value, this.identity))
            : opened(property, cause),
        );
      return { ...object([...first, ...shown], origin, cause), target: this.identity };
    });
  }
}

/** A value that names a resource. */
function aimed(value: Value, target: object): Value {
  return value.kind === 'string' || value.kind === 'unknown' ? { ...value, target: value.target ?? target } : value;
}

function typeOf(declaration: ResourceDeclaration, scope: Scope): { type: string; apiVersion: string | null } {
  const value = evaluate(declaration.type, scope);
  // a type of an extension has its name in front: `az:My.Rp/type@2020-01-01`
  const text = value.kind === 'string' ? value.text.string.replace(/^\w+:/, '') : '';
  const at = text.lastIndexOf('@');
  return at < 0 ? { type: text, apiVersion: null } : { type: text.slice(0, at), apiVersion: text.slice(at + 1) };
}

/** A nested resource's type is relative to that of its parent, unless it repeats it. */
function isWholeType(type: string, outer: string): boolean {
  return type.toLowerCase().startsWith(`${outer.toLowerCase()}/`);
}
