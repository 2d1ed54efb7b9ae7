import { leftOnPlan } from '../capacity/memory.ts';
import { type Recommendation, recommend } from '../capacity/recommend.ts';
import { commandLine } from '../languages/shell/command-line.ts';
import { serverProcess } from '../launch/launch.ts';
import { knownNumber, knownString } from '../value/read.ts';
import type { Subject } from './rule.ts';

/** Packages whose apps keep what several requests need in one process: advice to them is threads, never workers. */
const ONE_PROCESS = ['flask-socketio', 'python-socketio', 'apscheduler', 'flask-apscheduler'];

/** Workers and threads for the subject's plan; for 1 vCPU where the plan isn't known, the least that any plan has. */
export function recommendationFor({ deployment, app }: Subject): Recommendation {
  const sku = knownString(deployment.plan?.sku);
  const vcpu = knownNumber(deployment.plan?.vcpu);
  const memory = knownNumber(deployment.plan?.memoryGiB);
  const left = sku !== undefined && memory !== undefined ? leftOnPlan(sku, memory) : null;
  return recommend(vcpu ?? 1, left, app.framework ?? 'Flask', onePackage(app.packages) !== null);
}

/** The package because of which the app has to stay in one process; null where there is none. */
export function onePackage(packages: ReadonlySet<string> | null): string | null {
  return ONE_PROCESS.find((name) => packages?.has(name)) ?? null;
}

/** The gunicorn command with other workers and threads, in place of the ones that start; null where it can't be written whole. */
export function recommendedCommand(subject: Subject, { workers, threads }: Recommendation): string | null {
  const { launch } = subject;
  const process = serverProcess(launch);
  const app = knownString(process?.server?.app ?? undefined);
  if (!process || app === undefined) return null;
  const sizes = ['--threads', String(threads), '--workers', String(workers)];
  if (launch.kind !== 'custom') return commandLine(['gunicorn', '--bind=0.0.0.0', '--timeout', '600', ...sizes, app]);
  if (process.program !== 'gunicorn' || process.argv.some((word) => !word.known)) return null;
  const others = withoutSizes(process.argv.map((word) => word.string));
  const at = others.lastIndexOf(app);
  return commandLine([
    'gunicorn',
    ...others.slice(0, at < 0 ? others.length : at),
    ...sizes,
    ...(at < 0 ? [] : others.slice(at)),
  ]);
}

function withoutSizes(argv: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (/^(--workers|--threads|-w)$/.test(word)) at++;
    else if (!/^(--workers=|--threads=|-w=?\d)/.test(word)) kept.push(word);
  }
  return kept;
}
