import { literalPattern } from '../text/literal-pattern.ts';
import type { Source, Span } from '../text/source.ts';
import type { Subject } from './rule.ts';

const ENDS = String.raw`\b(?:exit|return|throw|die|goto)\b`;
/** On the line of a test, or in the block that it opens, before anything else that the block may have. */
const THERE = String.raw`(?:[^\n]*?|[^\n]*?(?:\{|\bthen\b|\n[ \t]*(?:then\b|\{))[^\n]*(?:\n(?![ \t]*(?:fi\b|\}|else\b|elif\b))[^\n]*){0,6}?)${ENDS}`;

/**
 * What sets the startup command looks first whether its file is there, and ends where it isn't (`[ ! -f startup.sh ] && exit 1`): such a
 * command is never set.
 * @param file as the command names it
 */
export function isAskedForFirst({ launch, deployment }: Subject, file: string): boolean {
  const origin = launch.command?.origin;
  if (origin?.kind !== 'written') return false;
  const folder = deployment.root.path ? `${literalPattern(deployment.root.path)}[\\\\/]|` : '';
  const name = `["']?(?:\\.[\\\\/]|\\$\\{?\\w+\\}?[\\\\/]|${folder})?${literalPattern(file.replace(/^\.\//, ''))}["']?(?![\\w.])`;
  const isEnd = new RegExp(
    [
      `(?:![ \\t]*(?:\\[\\[?[ \\t]+|test[ \\t]+)?|\\[\\[?[ \\t]+![ \\t]+)-[fesrx][ \\t]+${name}${THERE}`,
      `-[fesrx][ \\t]+${name}[ \\t]*\\]*[ \\t]*\\|\\|${THERE}`,
      `(?:-not|!)[ \\t]*\\(?[ \\t]*Test-Path[ \\t]+(?:-\\w+[ \\t]+)*${name}${THERE}`,
      `not[ \\t]+exist[ \\t]+${name}${THERE}`,
    ].join('|'),
    'i',
  );
  // with `set -e`, and in a step of a workflow, the first command that fails is the last
  const isTested = new RegExp(
    `^[ \\t]*(?:-[ \\t]+run:[ \\t]*)?(?:test[ \\t]+|\\[[ \\t]+)-[fesrx][ \\t]+${name}(?:[ \\t]+\\])?[ \\t]*$`,
    'im',
  );
  return [origin.span, ...origin.through].some(({ source, start }: Span) => {
    const text = withoutMessages(source.text.slice(0, start));
    return isEnd.test(text) || (endsAtFailure(source) && isTested.test(text));
  });
}

function endsAtFailure({ path, text }: Source): boolean {
  return /\.ya?ml$/i.test(path) || /^[ \t]*set[ \t]+-\w*e/m.test(text);
}

/** A script without its comments and what it prints. */
function withoutMessages(text: string): string {
  return text
    .replace(/^[ \t]*#.*$/gm, '')
    .replace(/\b(?:echo|printf|Write-\w+)\b(?:[^\n;&|{}"']|"[^"\n]*"|'[^'\n]*')*/g, '');
}
