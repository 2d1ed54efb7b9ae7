import type { AppSettings } from '../surfaces/facts.ts';
import { SCRIPT_FILE } from '../text/script-file.ts';
import { samePlace } from '../text/source.ts';
import { notSo } from '../value/condition.ts';
import { sides, textOf } from '../value/read.ts';
import { sameText } from '../value/same-text.ts';
import { sameValue } from '../value/same-value.ts';
import type { Value } from '../value/value.ts';
import type { Deployment } from './deployment.ts';
import { sameSlot } from './slots.ts';

/**
 * A template that is deployed more than once in the same environment, with nothing that is known to differ, is shown once:
 * whoever reads its sites twice learns nothing new.
 */
export function distinctDeployments(all: readonly Deployment[]): readonly Deployment[] {
  const kept = new Map<object, readonly Deployment[]>();
  for (const deployment of all) {
    const key = deployment.run ?? deployment;
    kept.set(key, [...(kept.get(key) ?? []), deployment]);
  }
  const distinct: (readonly Deployment[])[] = [];
  for (const group of kept.values()) {
    const at = distinct.findIndex((other) => sameSites(other, group));
    const other = distinct[at];
    if (other === undefined) distinct.push(group);
    else distinct[at] = other.map((one, index) => withCondition(one, group[index]));
  }
  return withoutVariants(distinct.flat());
}

/**
 * Scripts that each make up a name for the same app (`shop-$(date +%s)`), and start it alike: one of them is run, and
 * whoever reads one has read all.
 */
function withoutVariants(all: readonly Deployment[]): readonly Deployment[] {
  return all.filter((one, at) => !all.slice(0, at).some((before) => isVariant(before, one)));
}

function isVariant(one: Deployment, other: Deployment): boolean {
  return (
    isMadeUp(one) &&
    isMadeUp(other) &&
    one.span.source.path !== other.span.source.path &&
    textOf(one.name)?.string === textOf(other.name)?.string &&
    one.environment === other.environment &&
    one.root.path === other.root.path &&
    sameValue(one.startupCommand, other.startupCommand) &&
    sidesIn(one.plan?.sku) === sidesIn(other.plan?.sku)
  );
}

function isMadeUp({ name }: Deployment): boolean {
  return textOf(name)?.holes.some(({ madeUp }) => madeUp !== undefined) === true;
}

function sidesIn(value: Value | undefined): string {
  return value
    ? sides(value)
        .map((side) => textOf(side.value)?.string)
        .sort()
        .join(' ')
    : '';
}

/** What is deployed under one condition or another: two are named. */
function withCondition(one: Deployment, further: Deployment | undefined): Deployment {
  const { condition } = one;
  const other = further?.condition;
  if (!condition || !other || other.when === notSo(condition.when)) return { ...one, condition: null };
  if (condition.when.split(OR).includes(other.when) || condition.when.endsWith(MORE)) return one;
  const more = condition.when.includes(OR) ? MORE : `${OR}${other.when}`;
  return { ...one, condition: { ...condition, when: `${condition.when}${more}` } };
}

const OR = ', or ';
const MORE = ', or in another case';

function sameSites(first: readonly Deployment[], second: readonly Deployment[]): boolean {
  return (
    first.length === second.length &&
    first.every((one, at) => {
      const other = second[at];
      return other !== undefined && sameDeployment(one, other);
    })
  );
}

function sameDeployment(first: Deployment, second: Deployment): boolean {
  return sameButForSettings(first, second) && sameSettings(first.appSettings, second.appSettings);
}

/** One site that is deployed twice, alike in all but its app settings. */
export function isAgain(first: Deployment, second: Deployment): boolean {
  const [one, two] = [first.condition, second.condition];
  const isSure = one === null || two === null || one.when === two.when;
  return isSure && (first.run ?? first) !== second.run && sameButForSettings(first, second);
}

function sameButForSettings(first: Deployment, second: Deployment): boolean {
  return (
    first.declared &&
    second.declared &&
    samePlace(first.span, second.span) &&
    first.environment === second.environment &&
    sameSlot(first.slot, second.slot) &&
    sameText(first.name, second.name) !== 'different' &&
    sameConditions(first, second) &&
    first.root.path === second.root.path &&
    first.root.reason === second.root.reason &&
    sameValue(first.startupCommand, second.startupCommand) &&
    sameValue(first.linuxFxVersion, second.linuxFxVersion) &&
    sameValue(first.pythonVersion, second.pythonVersion) &&
    sameValue(first.plan?.sku, second.plan?.sku) &&
    sameValue(first.plan?.instances, second.plan?.instances)
  );
}

/** Of two that hold under different conditions, the one may be for another app, unless its name or its environment tells. */
function sameConditions(one: Deployment, other: Deployment): boolean {
  if (one.condition === null || other.condition === null || one.condition.when === other.condition.when) return true;
  const [first, second] = [one.condition.span?.source.path, other.condition.span?.source.path];
  // one script takes one of its branches
  const inScript = first !== undefined && first === second && SCRIPT_FILE.test(first);
  return one.environment !== null || inScript || sameText(one.name, other.name) === 'same';
}

function sameSettings(first: AppSettings, second: AppSettings): boolean {
  if (first.settings.size !== second.settings.size || (first.open === null) !== (second.open === null)) return false;
  if (Boolean(first.unlisted) !== Boolean(second.unlisted)) return false;
  return [...first.settings].every(([name, { value }]) => sameValue(value, second.settings.get(name)?.value));
}
