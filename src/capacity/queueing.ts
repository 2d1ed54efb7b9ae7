import { SERVER_COSTS } from './server-costs.ts';

/**
 * A site as a closed queueing network: users who send a request, wait for the answer, think, and send the next. A request
 * takes one of the site's slots (workers × threads), and there waits (on a database, an API) and computes, on as many CPUs
 * as the plan has, and at most one for each worker, as the interpreter lock lets one thread of a process compute.
 *
 * The inside of the slots is solved by exact mean value analysis with load-dependent stations, and then stands as one
 * flow-equivalent server in the outer network. Reiser and Lavenberg, "Mean-Value Analysis of Closed Multichain Queuing
 * Networks", J. ACM 27 (1980); Lazowska et al., "Quantitative System Performance" (1984), chapters 6 to 8.
 */
export interface Workload {
  /** people (or clients) who each have one request under way, or think */
  readonly users: number;
  /** ms between an answer and the user's next request */
  readonly thinkMs: number;
  /** ms that a request waits on something else than this site's CPU */
  readonly waitMs: number;
  /** ms of CPU that the app uses for a request */
  readonly cpuMs: number;
}

export interface Slots {
  readonly workers: number;
  /** requests at once in each worker */
  readonly threads: number;
  readonly vcpu: number;
  /** ms of CPU that the server itself uses for a request; the measured one where not given */
  readonly overheadMs?: number;
}

export interface Prediction {
  readonly requestsPerSecond: number;
  /** from sending a request to its answer, in ms */
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** of all the plan's CPUs, 0 to 1 */
  readonly cpuBusy: number;
}

/** Beyond this many, more users or slots change nothing that a person would see. */
const MOST_CUSTOMERS = 2000;

export function predict(workload: Workload, slots: Slots): Prediction {
  const users = Math.min(Math.max(1, Math.round(workload.users)), MOST_CUSTOMERS);
  const room = Math.min(usedSlots(slots), users);
  const demand = (workload.cpuMs + (slots.overheadMs ?? SERVER_COSTS.overheadMs.value)) / 1000;
  const wait = workload.waitMs / 1000;
  const inner = innerThroughput(Math.ceil(room), wait, demand, Math.min(slots.workers, slots.vcpu));
  const rate = (count: number): number => between(inner, Math.min(count, room));
  const states = populations(users, workload.thinkMs / 1000, rate);
  const throughput = sum(states.map((share, count) => share * rate(count)));
  const inside = sum(states.map((share, count) => share * count));
  const spread = answerTimes(users, workload.thinkMs / 1000, room, wait, rate);
  return {
    requestsPerSecond: throughput,
    meanMs: (inside / throughput) * 1000,
    p50Ms: percentile(spread, 0.5) * 1000,
    p95Ms: percentile(spread, 0.95) * 1000,
    cpuBusy: (throughput * demand) / slots.vcpu,
  };
}

/**
 * The slots that are in use when requests queue. A worker of threads takes in connections even while all its threads are
 * busy, so some wait there though another worker has a thread free; sync workers take one when they are free.
 */
export function usedSlots({ workers, threads }: Slots): number {
  return threads === 1 ? workers : threads * workers ** SERVER_COSTS.sharing.value;
}

/** A value between two whole places of a list. */
function between(list: readonly number[], at: number): number {
  const low = Math.floor(at);
  const first = list[low] ?? 0;
  return at === low ? first : first + ((list[low + 1] ?? first) - first) * (at - low);
}

/**
 * Throughput with 0, 1, … `most` requests in slots: a delay station for the wait, and a queue for the CPU that serves up to
 * `cpus` at once. Exact mean value analysis; `marginal` is how likely the CPU holds 0, 1, … requests.
 */
function innerThroughput(most: number, wait: number, demand: number, cpus: number): readonly number[] {
  const throughputs = [0];
  let marginal: readonly number[] = [1];
  for (let count = 1; count <= most; count++) {
    let stay = 0;
    for (let held = 1; held <= count; held++)
      stay += ((held * demand) / Math.min(held, cpus)) * (marginal[held - 1] ?? 0);
    const throughput = count / (wait + stay);
    const next: number[] = [0];
    for (let held = 1; held <= count; held++)
      next.push(((throughput * demand) / Math.min(held, cpus)) * (marginal[held - 1] ?? 0));
    next[0] = Math.max(0, 1 - sum(next));
    marginal = next;
    throughputs.push(throughput);
  }
  return throughputs;
}

/** How likely 0, 1, … `users` of the users wait for an answer: a birth–death chain, summed in logarithms. */
function populations(users: number, think: number, rate: (count: number) => number): readonly number[] {
  if (think <= 0) return [...Array.from({ length: users }, () => 0), 1];
  const logs = [0];
  for (let count = 1; count <= users; count++)
    logs.push((logs[count - 1] ?? 0) + Math.log((users - count + 1) / think) - Math.log(rate(count)));
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const total = sum(weights);
  return weights.map((weight) => weight / total);
}

/** A part of all answers: they take at least `shift`, and beyond that a gamma distribution of this mean and variance. */
interface Part {
  readonly share: number;
  readonly shift: number;
  readonly mean: number;
  readonly variance: number;
}

/**
 * How long answers take. A request that comes in sees the others as they are with one user less (the arrival theorem): it
 * waits until enough of them are done to leave it a slot, and then in its slot, where the wait is taken to be the same for
 * all and the time at the CPU to be exponential.
 */
function answerTimes(
  users: number,
  think: number,
  room: number,
  wait: number,
  rate: (count: number) => number,
): readonly Part[] {
  const seen = users === 1 ? [1] : populations(users - 1, think, rate);
  return seen.flatMap((share, before) => {
    if (share < 1e-9) return [];
    const held = Math.min(before + 1, room);
    const full = rate(room);
    const ahead = Math.max(0, before + 1 - room);
    const computing = Math.max(held / rate(held) - wait, 1e-9);
    return [
      {
        share,
        shift: wait,
        mean: ahead / full + computing,
        variance: ahead / full ** 2 + computing ** 2,
      },
    ];
  });
}

function percentile(parts: readonly Part[], wanted: number): number {
  let [low, high] = [0, Math.max(...parts.map((part) => part.shift + part.mean + 20 * Math.sqrt(part.variance)))];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (sum(parts.map((part) => part.share * upTo(part, middle))) < wanted) low = middle;
    else high = middle;
  }
  return high;
}

/** The part's cumulative distribution: a gamma with its mean and variance, by Wilson and Hilferty's approximation. */
function upTo({ shift, mean, variance }: Part, time: number): number {
  if (time <= shift) return 0;
  const shape = mean ** 2 / variance;
  if (Math.abs(shape - 1) < 1e-9) return 1 - Math.exp(-(time - shift) / mean);
  const cube = Math.cbrt((time - shift) / mean);
  return normal((cube - (1 - 1 / (9 * shape))) * 3 * Math.sqrt(shape));
}

/** The standard normal distribution, to 1e-7 (Abramowitz and Stegun, 26.2.17). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    Math.exp(-(z ** 2) / 2) *
    0.39894228 *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z < 0 ? tail : 1 - tail;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
