import { type MemoryFit, memoryFit, type Workforce } from '../capacity/memory.ts';
import { leftFor, workforceOf } from '../capacity/workforce.ts';
import { sameSlot } from '../deployments/slots.ts';
import { samePlace } from '../text/source.ts';
import { sameText } from '../value/same-text.ts';
import { appName } from './app-name.ts';
import type { Subject } from './rule.ts';

/** The memory that all apps of a plan ask for, seen from one of them. */
export interface PlanMemory {
  readonly leftMiB: number;
  readonly own: Workforce;
  readonly others: readonly Workforce[];
  readonly fit: MemoryFit;
  /** asked ÷ left */
  readonly times: number;
  /** no other app of the plan asks for more: the one to tell it by */
  readonly largest: boolean;
}

/** Null where the plan, or the app's own processes, are not known. */
export function planMemory(subject: Subject): PlanMemory | null {
  const { deployment, launch } = subject;
  const leftMiB = leftFor(deployment);
  const own = workforce(subject);
  if (launch.kind === 'elsewhere' || launch.refusal || leftMiB === null || !own) return null;
  const others = otherApps(subject).flatMap((other) => workforce(other) ?? []);
  const fit = memoryFit(leftMiB, [own, ...others]);
  const asked = (one: Workforce): number => memoryFit(leftMiB, [one]).askedMiB;
  return {
    leftMiB,
    own,
    others,
    fit,
    times: fit.askedMiB / leftMiB,
    largest: others.every(
      (other, at) => asked(other) < asked(own) || (asked(other) === asked(own) && isBefore(subject, at)),
    ),
  };
}

/** Of two apps that ask for as much, the one that comes first tells it. */
function isBefore(subject: Subject, at: number): boolean {
  const other = otherApps(subject).filter((one) => workforce(one) !== null)[at];
  const place = (wanted: Subject): number => subject.siblings.findIndex((sibling) => sameApp(sibling, wanted));
  return other === undefined || place(subject) < place(other);
}

/** The other apps and slots that share the plan, each once: of an app that may start in one of several ways, the first. */
export function otherApps(subject: Subject): readonly Subject[] {
  const others: Subject[] = [];
  for (const sibling of subject.siblings) {
    if (sameApp(sibling, subject) || others.some((other) => sameApp(other, sibling))) continue;
    others.push(sibling);
  }
  return others;
}

function sameApp(first: Subject, second: Subject): boolean {
  const [one, other] = [first.deployment, second.deployment];
  return (
    first === second ||
    // two templates that declare one site
    (sameText(one.name, other.name) === 'same' && sameSlot(one.slot, other.slot)) ||
    (samePlace(one.span, other.span) && appName(first) === appName(second))
  );
}

function workforce(subject: Subject): Workforce | null {
  const { launch, app, deployment } = subject;
  const found = launch.refusal ? null : workforceOf(launch, app, deployment);
  return found && { ...found, name: appName(subject) };
}
