import * as z from 'zod/mini';
import { UsageError } from '../../workspace/usage-error.ts';
import type { Review } from './facts.ts';

/** Larger than any comment could show. */
const LONGEST = 4 * 1024 * 1024;
const MOST = 2000;

const text = z.string().check(z.maxLength(20_000));
const list = <T extends z.core.$ZodType>(item: T) => z.array(item).check(z.maxLength(MOST));
const severity = z.enum(['error', 'warning', 'note']);
const number = z.int().check(z.nonnegative());
const place = z.strictObject({ path: text, line: z.nullable(number), endLine: z.nullable(number) });

const deployment = z.strictObject({
  app: text,
  environment: z.nullable(text),
  condition: z.nullable(text),
  change: z.nullable(z.enum(['same', 'changed', 'added', 'removed'])),
  plan: text,
  launch: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('refused'), why: text }),
    z.strictObject({ kind: z.literal('starts'), command: text, assumed: z.boolean() }),
  ]),
  requests: text,
  arithmetic: z.nullable(text),
  findings: list(z.strictObject({ rule: text, severity })),
  fixed: list(text),
  memory: z.nullable(z.strictObject({ asked: number, left: number })),
  values: list(z.strictObject({ what: text, before: text, after: text })),
  origins: list(z.strictObject({ what: text, value: text, from: z.union([place, text]) })),
  remarks: list(text),
});

const finding = z.strictObject({
  rule: text,
  severity,
  confidence: z.enum(['high', 'medium', 'low']),
  isNew: z.boolean(),
  place,
  app: text,
  environments: list(z.nullable(text)),
  condition: z.nullable(text),
  message: text,
  related: list(z.strictObject({ message: text, place })),
  fix: z.nullable(z.strictObject({ title: text, command: z.nullable(text) })),
});

const review = z.strictObject({
  version: z.literal(1),
  noBase: z.nullable(text),
  deployments: list(deployment),
  findings: list(finding),
  fixed: number,
  hidden: number,
  filesRead: number,
  lookedFor: list(text),
  unknowns: list(z.strictObject({ reason: text, count: number, place: z.nullable(text) })),
  notes: list(z.strictObject({ place, message: text })),
});

/**
 * Reads a review that another run wrote. That run may have been one of a pull request from anybody, so nothing in it is
 * trusted: it has the form of a review or is refused, and what is written from it is escaped as the repository's own text is.
 * @throws UsageError where it isn't one
 */
export function readReview(written: string): Review {
  if (written.length > LONGEST)
    throw new UsageError('The review is larger than 4 MiB, and nothing is written from it.');
  const read = z.safeParse(review, parsed(written));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue && issue.path.length > 0 ? ` at ${issue.path.map(String).join('.')}` : '';
  throw new UsageError(`The file that the input \`review-file\` names is no review of gunicorn-plan-lint${where}.`);
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
}
