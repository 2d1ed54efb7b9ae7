import { literalPattern } from '../text/literal-pattern.ts';
import type { Span } from '../text/source.ts';
import type { Subject } from './rule.ts';

/** Lines of a test's own block in which a script may tell of it before it ends. */
const LINES = '[^\\n]*(?:\\n(?![ \\t]*(?:fi\\b|\\}))[^\\n]*){0,6}?';
const ENDS = '\\b(?:exit|return|throw|die|goto)\\b';

/**
 * What sets the startup command looks first whether its file is there, and ends where it isn't (`[ ! -f startup.sh ] && exit 1`): such a
 * command is never set.
 * @param file as the command names it
 */
export function isAskedForFirst({ launch }: Subject, file: string): boolean {
  const origin = launch.command?.origin;
  if (origin?.kind !== 'written') return false;
  const name = `["']?(?:\\$?[\\w{}.-]*[\\\\/])*${literalPattern(file.slice(file.lastIndexOf('/') + 1))}["']?(?![\\w.])`;
  const isEnd = new RegExp(
    [
      `(?:![ \\t]*(?:\\[\\[?[ \\t]+|test[ \\t]+)?|\\[\\[?[ \\t]+![ \\t]+)-[fesrx][ \\t]+${name}${LINES}${ENDS}`,
      `-[fesrx][ \\t]+${name}[ \\t]*\\]*[ \\t]*\\|\\|${LINES}${ENDS}`,
      `(?:-not|!)[ \\t]*\\(?[ \\t]*Test-Path[ \\t]+(?:-\\w+[ \\t]+)*${name}${LINES}${ENDS}`,
      `not[ \\t]+exist[ \\t]+${name}${LINES}${ENDS}`,
      // a step of a workflow ends with the first command that fails
      `(?:^|\\n)[ \\t]*(?:-[ \\t]+run:[ \\t]*)?(?:test[ \\t]+|\\[[ \\t]+)-[fesrx][ \\t]+${name}(?:[ \\t]+\\])?[ \\t]*(?:\\n|$)`,
    ].join('|'),
    'i',
  );
  return [origin.span, ...origin.through].some(({ source, start }: Span) => isEnd.test(source.text.slice(0, start)));
}
