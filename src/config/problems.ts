import type { core } from 'zod/mini';
import { nearest } from '../text/nearest.ts';
import type { Span } from '../text/source.ts';
import { unknownReason } from '../value/read.ts';
import type { Value } from '../value/value.ts';
import { keyPlace, type Path, placeOf, valueAt } from './plain.ts';

/** Something that is wrong with a config file: a sentence and its place. */
export interface ConfigProblem {
  readonly message: string;
  readonly at: Span | null;
}

type Issue = core.$ZodIssue;

/** What the schema says against a file, each in one sentence with the key, at its place. */
export function problemsOf(
  issues: readonly Issue[],
  root: Value,
  keysOf: (path: Path) => readonly string[],
  before: Path = [],
): readonly ConfigProblem[] {
  return issues.flatMap((issue) => {
    const path = [...before, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        message: unknownKey(key, path, keysOf(path)),
        at: keyPlace(root, path, key),
      }));
    }
    if (issue.code === 'invalid_union') return problemsOf(fitting(issue.errors), root, keysOf, path);
    if (issue.code === 'invalid_key') return problemsOf(issue.issues, root, keysOf, path);
    return [{ message: said(issue, path, valueAt(root, path)), at: placeOf(root, path) }];
  });
}

/** What is said against the form that the value was probably meant to have. */
function fitting(alternatives: readonly (readonly Issue[])[]): readonly Issue[] {
  const whole = (issues: readonly Issue[], ...codes: readonly Issue['code'][]): boolean =>
    issues.some(({ path, code }) => path.length === 0 && codes.includes(code));
  return (
    alternatives.find((issues) => !whole(issues, 'invalid_type', 'invalid_value')) ??
    alternatives.find((issues) => whole(issues, 'invalid_value')) ??
    alternatives[0] ??
    []
  );
}

function unknownKey(key: string, path: Path, known: readonly string[]): string {
  const near = nearest(key, known);
  const where = path.length === 0 ? '' : `\`${path.map(String).join('.')}\`: `;
  const what = path.at(-1) === 'rules' ? `there is no rule \`${key}\`` : `there is no setting \`${key}\``;
  if (near !== null) return `${where}${what}; did you mean \`${near}\`?`;
  return `${where}${what}${known.length > MOST_NAMES ? '' : `; there are ${known.join(', ')}`}.`;
}

function said(issue: Issue, path: Path, value: Value | undefined): string {
  const name = path.length === 0 ? 'the file' : `\`${path.map(String).join('.')}\``;
  const text = issue.code === 'custom' ? `${name}: ${issue.message}` : `${name} ${saying(issue, value)}`;
  return text.endsWith('?') ? text : `${text}.`;
}

function saying(issue: Issue, value: Value | undefined): string {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? 'is missing' : `is ${NOUNS[issue.expected] ?? issue.expected}, not ${shown(value)}`;
    case 'invalid_value': {
      const near = value?.kind === 'string' ? nearest(value.text.string, issue.values.map(String)) : null;
      if (near !== null) return `is not ${shown(value)}; did you mean \`${near}\`?`;
      if (issue.values.length > MOST_NAMES) return `names a rule, and there is no rule ${shown(value)}`;
      return `is one of ${issue.values.map(String).join(', ')}, not ${shown(value)}`;
    }
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return 'is empty';
      return `is at least ${issue.minimum}, not ${shown(value)}`;
    case 'too_big':
      return `is at most ${issue.maximum}, not ${shown(value)}`;
    default:
      return 'is not as it has to be';
  }
}

/** More names than anybody reads in a sentence; there is only one list that is so long. */
const MOST_NAMES = 8;

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
};

function shown(value: Value | undefined): string {
  switch (value?.kind) {
    case 'string':
      return `"${value.text.string.length > 60 ? `${value.text.string.slice(0, 60)}…` : value.text.string}"`;
    case 'number':
    case 'boolean':
      return String(value.value);
    case 'array':
      return 'a list';
    case 'object':
      return 'a mapping';
    case 'null':
      return 'empty';
    case 'unknown':
      return unknownReason(value) ?? 'unknown';
    case 'choice':
    case undefined:
      return 'nothing';
  }
}
