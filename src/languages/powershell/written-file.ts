import type { TracedText } from '../../text/traced.ts';
import { readExpression } from './expression.ts';
import { closing } from './scan.ts';
import { type Redirection, redirection } from './statement-words.ts';
import { plainWord, type Variables, type Word } from './words.ts';

/** A text that is written into a file, as the cmdlet that would do the same. */
export interface WrittenFile {
  readonly name: string;
  readonly words: readonly Word[];
  readonly end: number;
}

/** `'…' > startup.sh`, `[IO.File]::WriteAllText('startup.sh', '…')`; null for another statement. */
export function writtenFile(text: TracedText, start: number, end: number, variables: Variables): WrittenFile | null {
  const head = text.string.slice(start, Math.min(end, start + 80));
  const [call, method = ''] = /^\[(?:System\.)?IO\.File\]::(\w+)\(\s*/i.exec(head) ?? [];
  if (call !== undefined)
    return byMethod(
      method,
      text,
      start + call.length,
      closing(text.string, start + call.trimEnd().length - 1),
      variables,
    );
  if (!/^["'$@(]/.test(head)) return null;
  const { word, end: after } = readExpression(text, start, variables);
  const at = after + (/^[ \t]*/.exec(text.string.slice(after, after + 200))?.[0].length ?? 0);
  const redirected = at > start ? redirection(text, at, variables) : null;
  return redirected?.into ? { name: 'Out-File', words: intoFile(redirected.into, word), end: redirected.end } : null;
}

/** The words of `Out-File`. @param value what is written; null: nobody knows */
export function intoFile({ path, appends }: Redirection, value: Word | null): readonly Word[] {
  return [
    plainWord('-FilePath'),
    path,
    ...(appends ? [plainWord('-Append')] : []),
    ...(value ? [plainWord('-InputObject'), value] : []),
  ];
}

function byMethod(
  method: string,
  text: TracedText,
  start: number,
  end: number,
  variables: Variables,
): WrittenFile | null {
  if (!/^(Write|Append)All(Text|Lines|Bytes)$/i.test(method)) return null;
  const given = readExpression(text.slice(0, end - 1), start, variables).word;
  const [path, value] = given.kind === 'list' ? given.items : [given];
  if (!path) return null;
  const isWhole = /text$/i.test(method) ? [plainWord('-NoNewline')] : [];
  const known = value && !/bytes$/i.test(method) ? [plainWord('-Value'), value] : [];
  const name = /^append/i.test(method) ? 'Add-Content' : 'Set-Content';
  return { name, words: [plainWord('-Path'), path, ...isWhole, ...known], end };
}
