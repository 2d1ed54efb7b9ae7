import type { SyntaxNode } from '@lezer/common';
import { readExpression, readSequence } from './expression.ts';
import type { Expression, MatchArm, Statement } from './syntax.ts';
import { children, type Reading, textOf } from './tree.ts';

type ReadBody = (node: SyntaxNode, reading: Reading) => readonly Statement[];

/** Reads a `match` statement from the parts of its node. */
export function readMatch(
  parts: readonly SyntaxNode[],
  reading: Reading,
  place: { readonly from: number; readonly to: number },
  readBody: ReadBody,
): Statement {
  const body = parts.find((part) => part.name === 'MatchBody');
  const subject = readSequence(
    parts.slice(1).filter((part) => part.name !== 'MatchBody'),
    reading,
    place,
  );
  const clauses = body ? children(body).filter((child) => child.name === 'MatchClause') : [];
  return { kind: 'match', subject, arms: clauses.map((clause) => readArm(clause, reading, readBody)), ...place };
}

function readArm(clause: SyntaxNode, reading: Reading, readBody: ReadBody): MatchArm {
  const parts = children(clause).slice(1);
  const guard = parts.find((part) => part.name === 'Guard');
  const body = parts.find((part) => part.name === 'Body');
  const patterns = parts.filter((part) => part !== guard && part !== body);
  const test = guard ? children(guard).at(-1) : undefined;
  return {
    pattern: patternOf(patterns, reading),
    captures: patterns.flatMap((pattern) => capturesOf(pattern, reading)),
    guard: test ? readExpression(test, reading) : null,
    body: body ? readBody(body, reading) : [],
  };
}

function patternOf(patterns: readonly SyntaxNode[], reading: Reading): MatchArm['pattern'] {
  const [only] = patterns;
  if (!only || patterns.length > 1) return { kind: 'other' };
  if (only.name === 'CapturePattern') return { kind: 'anything' };
  const alternatives = only.name === 'OrPattern' ? children(only).filter((part) => part.name !== 'LogicOp') : [only];
  const values = alternatives.map((alternative) => literalOf(alternative, reading));
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? { kind: 'one of', values: known } : { kind: 'other' };
}

function literalOf(pattern: SyntaxNode, reading: Reading): Expression | null {
  const place = { from: pattern.from, to: pattern.to };
  const parts = children(pattern);
  const [first, second] = parts;
  if (pattern.name === 'AttributePattern' && first) {
    return parts
      .filter((part) => part.name === 'PropertyName')
      .reduce<Expression>(
        (object, part) => ({ kind: 'attribute', object, name: textOf(reading, part), from: place.from, to: part.to }),
        readExpression(first, reading),
      );
  }
  if (pattern.name !== 'LiteralPattern' || !first) return null;
  if (first.name === 'ArithOp' && second && parts.length === 2)
    return { kind: 'unary', operator: textOf(reading, first), operand: readExpression(second, reading), ...place };
  return parts.length === 1 ? readExpression(first, reading) : null;
}

function capturesOf(pattern: SyntaxNode, reading: Reading): readonly string[] {
  if (pattern.name === 'AttributePattern' || pattern.name === 'LiteralPattern') return [];
  if (pattern.name === 'VariableName')
    return pattern.name ? [textOf(reading, pattern)].filter((name) => name !== '_') : [];
  const inner = pattern.name === 'ClassPattern' ? children(pattern).slice(1) : children(pattern);
  return inner.flatMap((part) => capturesOf(part, reading));
}
