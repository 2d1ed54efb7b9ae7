import type { Span } from '../../../text/source.ts';
import type { TemplateSyntax } from './declarations.ts';

/**
 * What is wrong with a file's syntax. In Bicep what follows the first mistake is mostly its echo: that is one note. In ARM each
 * is of another expression.
 */
export function syntaxNotes({ dialect, errors }: TemplateSyntax): readonly {
  readonly message: string;
  readonly span: Span;
}[] {
  const [first, ...others] = errors;
  if (!first || others.length === 0 || dialect === 'arm') return errors;
  return [{ message: `${first.message} (and ${others.length} more after it)`, span: first.span }];
}
