import type { TracedText } from '../../text/traced.ts';
import { readWord } from './read-word.ts';
import { closing, type Part, skipped } from './scan.ts';
import type { Variables } from './words.ts';

/** A branch of a `switch`. */
export interface SwitchBranch {
  /** when it runs, as the condition of an `if`; null for `default` */
  readonly asked: string | null;
  /** as written */
  readonly label: Part;
  readonly body: Part;
  /** with its label */
  readonly whole: Part;
}

/**
 * `switch ($Mode) { 'prod' { … } default { … } }`
 * @param head from the keyword to the body
 * @param asked what is compared, as written
 * @param body what stands between its braces
 */
export function switchBranches(
  text: TracedText,
  head: Part,
  asked: string,
  body: Part,
  variables: Variables,
): readonly SwitchBranch[] {
  const { string } = text;
  const [, how = ''] = /\s-(regex|wildcard)\b/i.exec(string.slice(head.start, head.end)) ?? [];
  const operator = how === '' ? '-eq' : /^r/i.test(how) ? '-match' : '-like';
  const branches: SwitchBranch[] = [];
  for (let at = skipped(string, body.start); at < body.end; at = skipped(string, at)) {
    const start = at;
    const isBlock = string[at] === '{';
    at = isBlock ? closing(string, at) : readWord(text, at, variables).end;
    const label = { start, end: at };
    const written = string.slice(start, at);
    at = skipped(string, at);
    if (at === start || string[at] !== '{') break;
    const end = Math.min(closing(string, at), body.end);
    const matches = isBlock ? written.slice(1, -1).trim() : `${asked} ${operator} ${quoted(written)}`;
    branches.push({
      asked: /^default$/i.test(written) ? null : matches,
      label,
      body: { start: at + 1, end: end - 1 },
      whole: { start, end },
    });
    at = end;
  }
  return branches;
}

/** A label may be written without quotes. */
function quoted(label: string): string {
  return /^[\w.-]+$/.test(label) ? `'${label}'` : label;
}
